// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>
#include <QUrl>

#include <vector>

class QProcess;

namespace cmw {

/// A command that gets an address as its last argument and opens it. The browser that it starts may stay when
/// the program ends.
class BrowserCommand final : public QObject {
    Q_OBJECT
public:
    explicit BrowserCommand(QStringList command);
    ~BrowserCommand() override;

    /// False where there is no such command.
    bool open(const QUrl &address);

Q_SIGNALS:
    /// It ended soon, and not well.
    void failed(const QUrl &address);

private:
    const QStringList m_command;
    std::vector<QProcess *> m_started;
};

} // namespace cmw
