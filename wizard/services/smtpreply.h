// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace cmw {

/// One reply of a mail server: its three digits and its lines.
struct SmtpReply {
    int code = 0;
    QStringList lines; ///< without the digits

    bool isPositive() const { return code >= 200 && code < 300; }
    bool isTemporary() const { return code >= 400 && code < 500; }
    /// "535 5.7.3 Authentication unsuccessful"; lines are joined by " / ", and without what looks like a secret.
    QString text() const;
    /// The words after a keyword of an EHLO reply; null where it isn't offered.
    QString offer(const QString &keyword) const;
};

/// What a refusal means at each point of the dialogue: one of the codes of smtp.h.
QString authMeaning(const SmtpReply &reply);
QString senderMeaning(const SmtpReply &reply);
QString recipientMeaning(const SmtpReply &reply);
QString contentMeaning(const SmtpReply &reply);

/// A server may say again what it heard: dots in the place of what looks like a token, or its base64.
QString maskedSecrets(const QString &text);

/// Id of the mail in the server's queue, from its last reply; empty where it says none.
QString queueId(const SmtpReply &reply);

} // namespace cmw
