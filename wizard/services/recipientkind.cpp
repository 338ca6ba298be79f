// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/recipientkind.h"

#include <QJsonArray>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

struct KnownKind {
    const char16_t *details; ///< RecipientTypeDetails
    RecipientKind kind;
};

constexpr KnownKind knownKinds[] = {
    {u"UserMailbox", RecipientKind::User},
    {u"SharedMailbox", RecipientKind::Shared},
    {u"RoomMailbox", RecipientKind::Resource},
    {u"EquipmentMailbox", RecipientKind::Resource},
    {u"SchedulingMailbox", RecipientKind::Resource},
    {u"MailUniversalDistributionGroup", RecipientKind::DistributionGroup},
    {u"MailUniversalSecurityGroup", RecipientKind::DistributionGroup},
    {u"MailNonUniversalGroup", RecipientKind::DistributionGroup},
    {u"RoomList", RecipientKind::DistributionGroup},
    {u"DynamicDistributionGroup", RecipientKind::DynamicGroup},
    {u"GroupMailbox", RecipientKind::GroupMailbox},
    {u"MailContact", RecipientKind::Contact},
    {u"GuestMailUser", RecipientKind::Guest},
    {u"RemoteUserMailbox", RecipientKind::OnPremises},
    {u"RemoteSharedMailbox", RecipientKind::OnPremises},
    {u"RemoteRoomMailbox", RecipientKind::OnPremises},
    {u"RemoteEquipmentMailbox", RecipientKind::OnPremises},
    {u"PublicFolder", RecipientKind::PublicFolder},
    {u"PublicFolderMailbox", RecipientKind::PublicFolder},
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

} // namespace

RecipientKind recipientKind(const QJsonObject &recipient)
{
    const QString details = recipient.value(u"RecipientTypeDetails").toString();
    // With a directory that is kept on premises, a mailbox there is a mail user here.
    if (details == u"MailUser")
        return recipient.value(u"IsDirSynced").toBool() ? RecipientKind::OnPremises : RecipientKind::MailUser;
    const auto known = std::find_if(std::begin(knownKinds), std::end(knownKinds),
        [&details](const KnownKind &one) { return details == QStringView(one.details); });
    return known == std::end(knownKinds) ? RecipientKind::Other : known->kind;
}

QString plainAddress(const QString &address)
{
    constexpr QStringView scheme = u"smtp:";
    return address.startsWith(scheme, Qt::CaseInsensitive) ? address.mid(scheme.size()) : address;
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
