// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/consentpolicy.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

UserConsent userConsent(const QJsonObject &authorizationPolicy)
{
    const QJsonArray assigned = authorizationPolicy.value(u"defaultUserRolePermissions")
                                    .toObject()
                                    .value(u"permissionGrantPoliciesAssigned")
                                    .toArray();
    constexpr QStringView own = u"managePermissionGrantsForSelf.";
    UserConsent consent = UserConsent::Forbidden;
    for (const QJsonValue &value : assigned) {
        const QString policy = value.toString();
        // Others are about what one owns, such as a team; case varies.
        if (!policy.startsWith(own, Qt::CaseInsensitive))
            continue;
        const QString name = policy.mid(own.size()).toLower();
        if (name == u"microsoft-user-default-legacy")
            return UserConsent::Allowed;
        if (name == u"microsoft-user-default-low")
            consent = UserConsent::VerifiedPublishers;
        else if (name == u"microsoft-user-default-recommended")
            consent = UserConsent::MicrosoftManaged;
        else if (name == u"microsoft-user-default-allow-consent-apps")
            consent = UserConsent::MailClientsOnly;
        else
            consent = UserConsent::Unknown;
    }
    return consent;
}

} // namespace cmw
