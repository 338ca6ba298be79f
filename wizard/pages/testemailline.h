// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/mailboxway.h"

#include <QObject>
#include <QString>

class QLabel;

namespace cmw {

class Field;
class Language;
class Session;
class SignInWays;
class StageList;
class TaskRow;
class Transcript;

/// What the test email's line has below it: who gets it, what it changes for a moment, and its stages.
class TestEmailLine final : public QObject {
    Q_OBJECT
public:
    TestEmailLine(Session &session, const Language &language, TaskRow &row, QObject *parent);

    QString receiver() const;
    bool isPossible() const;
    MailboxWay way() const; ///< of the sign-in
    /// Where the mail stayed in the organisation: another receiver is named, to whom it could leave.
    bool isForAnother() const;
    /// The page comes to the front: what is known already.
    void enter();
    void begin(); ///< of sending
    void refresh(bool isSending);
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    void showResult();
    /// A mail is still to prove something.
    bool isOpen() const;

    Session &m_session;
    const Language &m_language;
    TaskRow &m_row;
    Field *m_receiver;
    bool m_asks = true; ///< what the test needs to know
    SignInWays *m_ways; ///< and what the test changes for a moment
    StageList *m_stages;
    QLabel *m_notes; ///< worth knowing, and no failure
    Transcript *m_transcript;
};

} // namespace cmw
