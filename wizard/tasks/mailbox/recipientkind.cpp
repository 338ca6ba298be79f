// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/recipientkind.h"

#include <QJsonArray>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

struct CodeOfKind {
    const char16_t *kind; ///< RecipientTypeDetails
    const char16_t *code;
};

constexpr CodeOfKind codesOfKinds[] = {
    {u"RoomMailbox", u"mailbox/is-resource"},
    {u"EquipmentMailbox", u"mailbox/is-resource"},
    {u"SchedulingMailbox", u"mailbox/is-resource"},
    {u"MailUniversalDistributionGroup", u"mailbox/is-distribution-group"},
    {u"MailUniversalSecurityGroup", u"mailbox/is-distribution-group"},
    {u"MailNonUniversalGroup", u"mailbox/is-distribution-group"},
    {u"RoomList", u"mailbox/is-distribution-group"},
    {u"DynamicDistributionGroup", u"mailbox/is-dynamic-group"},
    {u"GroupMailbox", u"mailbox/is-group-mailbox"},
    {u"MailContact", u"mailbox/is-contact"},
    {u"GuestMailUser", u"mailbox/is-guest"},
    {u"RemoteUserMailbox", u"mailbox/is-on-premises"},
    {u"RemoteSharedMailbox", u"mailbox/is-on-premises"},
    {u"RemoteRoomMailbox", u"mailbox/is-on-premises"},
    {u"RemoteEquipmentMailbox", u"mailbox/is-on-premises"},
    {u"PublicFolder", u"mailbox/is-public-folder"},
    {u"PublicFolderMailbox", u"mailbox/is-public-folder"},
};

/// Plans of the service "exchange" that come without a mailbox: Exchange Foundation, which most products have in them,
/// and the archive. Source: Microsoft Learn, "Product names and service plan identifiers for licensing".
constexpr const char16_t *plansWithoutMailbox[] = {
    u"113feb6c-3fe4-4440-bddc-54d774bf0318",
    u"176a09a6-7ec5-4039-ac02-b2791c6ba793",
};

bool givesMailbox(const QJsonValue &plan)
{
    const QString id = plan[u"servicePlanId"].toString();
    return plan[u"service"].toString().compare(u"exchange"_s, Qt::CaseInsensitive) == 0
        && std::none_of(std::begin(plansWithoutMailbox), std::end(plansWithoutMailbox),
            [&id](const char16_t *one) { return id.compare(QStringView(one), Qt::CaseInsensitive) == 0; });
}

QString plain(const QJsonValue &address)
{
    const QString text = address.toString();
    return text.startsWith(u"smtp:"_s, Qt::CaseInsensitive) ? text.mid(5) : text;
}

} // namespace

QString objectionToKind(const QJsonObject &recipient)
{
    const QString kind = recipient.value(u"RecipientTypeDetails").toString();
    if (kind == u"UserMailbox" || kind == u"SharedMailbox")
        return {};
    // With a directory that is kept on premises, a mailbox there is a mail user here.
    if (kind == u"MailUser")
        return recipient.value(u"IsDirSynced").toBool() ? u"mailbox/is-on-premises"_s
                                                        : u"mailbox/is-mail-user"_s;
    const auto known = std::find_if(std::begin(codesOfKinds), std::end(codesOfKinds),
        [&kind](const CodeOfKind &one) { return kind == QStringView(one.kind); });
    return known == std::end(codesOfKinds) ? u"mailbox/kind"_s : QString::fromUtf16(known->code);
}

QStringList addressesOf(const QJsonObject &recipient)
{
    QStringList addresses{recipient.value(u"PrimarySmtpAddress").toString()};
    const QJsonArray all = recipient.value(u"EmailAddresses").toArray();
    for (const QJsonValue &one : all) {
        // "SIP:", "X500:", "SPO:" and others aren't for mail.
        if (one.toString().startsWith(u"smtp:"_s, Qt::CaseInsensitive)
            && !addresses.contains(plain(one), Qt::CaseInsensitive))
            addresses.append(plain(one));
    }
    addresses.removeAll(QString());
    return addresses;
}

bool isCalled(const QJsonObject &recipient, const QString &name)
{
    return addressesOf(recipient).contains(name, Qt::CaseInsensitive)
        || recipient.value(u"UserPrincipalName").toString().compare(name, Qt::CaseInsensitive) == 0;
}

std::optional<bool> hasExchangeLicence(const QJsonObject &user)
{
    if (!user.value(u"assignedPlans").isArray())
        return {};
    const QJsonArray plans = user.value(u"assignedPlans").toArray();
    return std::any_of(plans.begin(), plans.end(), [](const QJsonValue &plan) {
        // "Warning" is the time of grace after a subscription's end.
        const QString status = plan[u"capabilityStatus"].toString();
        return givesMailbox(plan) && (status == u"Enabled" || status == u"Warning");
    });
}

} // namespace cmw
