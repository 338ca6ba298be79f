// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/output.h"
#include "app/resulttext.h"
#include "session/session.h"

#include <QObject>

namespace cmw {

/// Tells line by line what a session does, as it happens.
class Progress final : public QObject {
    Q_OBJECT
public:
    /// `name` stands before each line where several set-ups are at work; else empty.
    Progress(const Session &session, const Output &output, QString name);

    void say(const QString &line) const;

private:
    void found(const QString &task) const;
    void waitForPerson(const QUrl &address, bool opened) const;
    void waitForTask(const QString &task, const Error &reason, int nextSeconds) const;
    QString title(const QString &task) const;

    const Session &m_session;
    const Output &m_output;
    const ResultText m_text;
    QString m_name;
};

} // namespace cmw
