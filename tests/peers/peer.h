// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTest>

/// A program of tests/peers, run by the Node that comes with them. It says what happens in JSON lines, and
/// ends with its standard input, so with this object.
class Peer final {
public:
    explicit Peer(const QString &script, const QStringList &arguments = {})
    {
        const QString folder = QStringLiteral(CMW_SOURCE_DIR "/tests/peers/");
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(
            folder + QStringLiteral("node_modules/.bin/node"), QStringList{folder + script} + arguments);
    }
    ~Peer()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(2000))
            m_process.kill();
        m_process.waitForFinished();
    }

    /// Lets it come to its end, and say what it says there.
    void endInput() { m_process.closeWriteChannel(); }

    /// The next line; empty where there is none in time. The caller's event loop goes on.
    QJsonObject next()
    {
        constexpr int patience = 30000;
        const auto there = [this] {
            return m_process.canReadLine() || m_process.state() == QProcess::NotRunning;
        };
        if (!QTest::qWaitFor(there, patience))
            return {};
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }

private:
    QProcess m_process;
};
