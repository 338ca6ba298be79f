// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangerecipients.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

Result<std::optional<QJsonObject>> ExchangeRecipients::find(const ExchangeWire::Call &call)
{
    const Result<QJsonObject> found = m_wire.readOne(call);
    if (found)
        return std::optional(*found);
    if (found.error().code == u"exchange/not-found")
        return std::optional<QJsonObject>();
    return found.error();
}

Result<std::optional<QJsonObject>> ExchangeRecipients::recipient(const QString &identity)
{
    const Result<std::optional<QJsonObject>> found =
        find({u"Get-Recipient"_s, {{u"Identity"_s, identity}}, {}});
    if (!found || found->has_value())
        return found;
    return find({u"Get-Recipient"_s,
        {{u"Identity"_s, identity}, {u"RecipientTypeDetails"_s, QJsonArray{u"GroupMailbox"_s}}}, {}});
}

Result<std::optional<QJsonObject>> ExchangeRecipients::deletedMailbox(const QString &identity)
{
    return find({u"Get-Mailbox"_s, {{u"Identity"_s, identity}, {u"SoftDeletedMailbox"_s, true}}, identity});
}

Result<QList<QJsonObject>> ExchangeRecipients::mailboxesNamed(const QString &address)
{
    const QString quoted = QString(address).replace(u'\'', u"''"_s);
    const QString filter = u"EmailAddresses -eq 'smtp:%1' -or UserPrincipalName -eq '%1'"_s.arg(quoted);
    return m_wire.read({u"Get-Mailbox"_s, {{u"Filter"_s, filter}}, address});
}

Result<QList<QJsonObject>> ExchangeRecipients::mailboxPermissions(const QString &mailbox)
{
    return m_wire.read({u"Get-MailboxPermission"_s, {{u"Identity"_s, mailbox}}, mailbox});
}

Result<QList<QJsonObject>> ExchangeRecipients::recipientPermissions(const QString &mailbox)
{
    return m_wire.read({u"Get-RecipientPermission"_s, {{u"Identity"_s, mailbox}}, mailbox});
}

Result<void> ExchangeRecipients::grantFullAccess(const QString &mailbox, const QString &user)
{
    return m_wire.write({u"Add-MailboxPermission"_s,
        {{u"Identity"_s, mailbox}, {u"User"_s, user}, {u"AccessRights"_s, QJsonArray{u"FullAccess"_s}},
            {u"AutoMapping"_s, false}},
        mailbox});
}

Result<void> ExchangeRecipients::revokeFullAccess(const QString &mailbox, const QString &user)
{
    return m_wire.write({u"Remove-MailboxPermission"_s,
        {{u"Identity"_s, mailbox}, {u"User"_s, user}, {u"AccessRights"_s, QJsonArray{u"FullAccess"_s}}},
        mailbox});
}

Result<void> ExchangeRecipients::grantSendAs(const QString &mailbox, const QString &user)
{
    return m_wire.write({u"Add-RecipientPermission"_s,
        {{u"Identity"_s, mailbox}, {u"Trustee"_s, user}, {u"AccessRights"_s, QJsonArray{u"SendAs"_s}}},
        mailbox});
}

Result<void> ExchangeRecipients::revokeSendAs(const QString &mailbox, const QString &user)
{
    return m_wire.write({u"Remove-RecipientPermission"_s,
        {{u"Identity"_s, mailbox}, {u"Trustee"_s, user}, {u"AccessRights"_s, QJsonArray{u"SendAs"_s}}},
        mailbox});
}

} // namespace cmw
