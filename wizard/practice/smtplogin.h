// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace cmw::practice {

class State;

/// What came of a login at the SMTP server: the mailbox that it opened, or the reply that refuses it.
struct SmtpLogin {
    QString mailbox;
    QString userId; ///< object id of the token's account
    QByteArray refusal; ///< without line end; empty: welcome

    bool isWelcome() const { return refusal.isEmpty(); }
};

/// Judges a base64 XOAUTH2 response as Exchange Online does: the token's audience and scope, whose mailbox it
/// is, and whether SMTP AUTH is on for that mailbox. For a shared mailbox the response names its address, and the
/// token is of an account with Full Access to it. Source: Microsoft Learn, "Authenticate an IMAP, POP or
/// SMTP connection using OAuth".
SmtpLogin judgeXoauth2(State &state, const QByteArray &response);

/// What a login with name and password gets, whatever they are. Source: Microsoft's replies, as clients saw them.
QByteArray basicRefusal(const State &state);

/// The name by which the practice SMTP server calls itself.
QByteArray smtpServerName();

} // namespace cmw::practice
