// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/smtpreply.h"

#include <QRegularExpression>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

bool says(const SmtpReply &reply, QLatin1StringView words)
{
    return reply.text().contains(words, Qt::CaseInsensitive);
}

/// Exchange refuses a foreign sender at MAIL FROM, or after the whole mail.
bool isSendAsDenied(const SmtpReply &reply)
{
    return says(reply, "5.2.252"_L1) || says(reply, "5.7.60"_L1) || says(reply, "SendAsDenied"_L1);
}

} // namespace

QString SmtpReply::text() const
{
    return maskedSecrets(u"%1 %2"_s.arg(code).arg(lines.join(u" / "_s)).trimmed());
}

QString SmtpReply::offer(const QString &keyword) const
{
    for (const auto &line : lines) {
        if (line.compare(keyword, Qt::CaseInsensitive) == 0)
            return u""_s;
        if (line.startsWith(keyword + u' ', Qt::CaseInsensitive))
            return line.mid(keyword.size() + 1).trimmed();
    }
    return {};
}

QString authMeaning(const SmtpReply &reply)
{
    if (reply.isTemporary())
        return u"smtp/auth-temporary"_s;
    // 5.7.139 is many things; the first two are the ones that this wizard can change.
    if (says(reply, "SmtpClientAuthentication is disabled for the Tenant"_L1))
        return u"smtp/auth-disabled-tenant"_s;
    if (says(reply, "SmtpClientAuthentication is disabled for the Mailbox"_L1))
        return u"smtp/auth-disabled-mailbox"_s;
    if (says(reply, "security defaults policy"_L1))
        return u"smtp/auth-security-defaults"_s;
    if (says(reply, "basic authentication is disabled"_L1))
        return u"smtp/auth-basic"_s;
    if (says(reply, "did not meet the criteria"_L1))
        return u"smtp/auth-criteria"_s;
    if (reply.code == 504)
        return u"smtp/no-xoauth2"_s;
    return u"smtp/auth"_s;
}

QString senderMeaning(const SmtpReply &reply)
{
    return isSendAsDenied(reply) ? u"smtp/send-as-denied"_s : u"smtp/sender"_s;
}

QString recipientMeaning(const SmtpReply &reply)
{
    return isSendAsDenied(reply) ? u"smtp/send-as-denied"_s : u"smtp/recipient"_s;
}

QString contentMeaning(const SmtpReply &reply)
{
    // Not each 5.2.2: a quota of submissions is another thing.
    if (says(reply, "5.2.2 mailbox full"_L1))
        return u"smtp/mailbox-full"_s;
    return isSendAsDenied(reply) ? u"smtp/send-as-denied"_s : u"smtp/data"_s;
}

QString maskedSecrets(const QString &text)
{
    static const QRegularExpression secret(u"[A-Za-z0-9+/_=-]{40,}|eyJ[A-Za-z0-9_.-]{10,}"_s);
    return QString(text).replace(secret, u"••••••••"_s);
}

QString queueId(const SmtpReply &reply)
{
    // Exchange: "2.0.0 OK <id> [Hostname=…]"; Postfix: "2.0.0 Ok: queued as 4F3A…".
    static const QRegularExpression exchange(
        uR"(\bOK:? <([^<>\s]{1,200})>)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression queued(
        uR"(\bqueued as ([\w.-]{1,200}))"_s, QRegularExpression::CaseInsensitiveOption);
    for (const auto *pattern : {&exchange, &queued}) {
        if (const auto match = pattern->match(reply.lines.join(u' ')); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

} // namespace cmw
