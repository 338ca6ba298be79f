// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/output.h"
#include "app/resulttext.h"
#include "session/session.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace cmw {

/// Tells line by line what a session does, as it happens.
class Progress final : public QObject {
    Q_OBJECT
public:
    enum class SignIn { ByPerson, ByVisitor };

    /// `name` stands before each line where several set-ups are at work; else empty.
    Progress(const Session &session, const Output &output, QString name, SignIn signIn);

    /// The command that opened it ended with a failure: the person can copy the address.
    void browserFailed(const QUrl &address) const;
    void say(const QString &line) const;

private:
    void found(const QString &task);
    void waitForCode(const DeviceCode &code) const;
    void waitForPerson(const QUrl &address, bool opened) const;
    void waitForTask(const QString &task, const Error &reason, int nextSeconds) const;
    void sayAddress(const QUrl &address) const;
    QString title(const QString &task) const;

    const Session &m_session;
    const Output &m_output;
    const ResultText m_text;
    QString m_name;
    SignIn m_signIn;
    QHash<QString, QString> m_told; ///< by task, so that nothing is said twice
};

} // namespace cmw
