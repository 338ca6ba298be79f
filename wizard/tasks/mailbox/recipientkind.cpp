// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/recipientkind.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QString codeOf(RecipientKind kind)
{
    switch (kind) {
    case RecipientKind::User:
    case RecipientKind::Shared:
        return {};
    case RecipientKind::Resource:
        return u"mailbox/is-resource"_s;
    case RecipientKind::DistributionGroup:
        return u"mailbox/is-distribution-group"_s;
    case RecipientKind::DynamicGroup:
        return u"mailbox/is-dynamic-group"_s;
    case RecipientKind::GroupMailbox:
        return u"mailbox/is-group-mailbox"_s;
    case RecipientKind::Contact:
        return u"mailbox/is-contact"_s;
    case RecipientKind::Guest:
        return u"mailbox/is-guest"_s;
    case RecipientKind::OnPremises:
        return u"mailbox/is-on-premises"_s;
    case RecipientKind::PublicFolder:
        return u"mailbox/is-public-folder"_s;
    case RecipientKind::MailUser:
        return u"mailbox/is-mail-user"_s;
    case RecipientKind::Other:
        break;
    }
    return u"mailbox/kind"_s;
}

} // namespace

QString objectionToKind(const QJsonObject &recipient)
{
    return codeOf(recipientKind(recipient));
}

QStringList addressesOf(const QJsonObject &recipient)
{
    QStringList addresses{recipient.value(u"PrimarySmtpAddress").toString()};
    const QJsonArray all = recipient.value(u"EmailAddresses").toArray();
    for (const QJsonValue &one : all) {
        // "SIP:", "X500:", "SPO:" and others aren't for mail.
        const QString address = plainAddress(one.toString());
        if (address != one.toString() && !addresses.contains(address, Qt::CaseInsensitive))
            addresses.append(address);
    }
    addresses.removeAll(QString());
    return addresses;
}

bool isCalled(const QJsonObject &recipient, const QString &name)
{
    return addressesOf(recipient).contains(name, Qt::CaseInsensitive)
        || recipient.value(u"UserPrincipalName").toString().compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace cmw
