// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/userconsent.h"

#include "services/cloud.h"
#include "tasks/azure/consentpolicy.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QString codeFor(UserConsent consent)
{
    switch (consent) {
    case UserConsent::Forbidden:
        return u"azure/user-consent-forbidden"_s;
    case UserConsent::VerifiedPublishers:
        return u"azure/user-consent-verified-publishers"_s;
    case UserConsent::MicrosoftManaged:
        return u"azure/user-consent-microsoft-managed"_s;
    case UserConsent::MailClientsOnly:
        return u"azure/user-consent-mail-clients"_s;
    case UserConsent::Allowed:
        return u"azure/user-consent-allowed"_s;
    case UserConsent::Unknown:
        break;
    }
    return u"azure/user-consent-custom"_s;
}

} // namespace

TaskInfo UserConsentSetting::info() const
{
    return {.id = u"azure.user-consent"_s,
        .needs = {},
        .resources = Resource::Graph,
        .reads = {u"Policy.Read.All"_s}};
}

Finding UserConsentSetting::check(const Setup &, Cloud &cloud) const
{
    const Result<QJsonObject> policy = cloud.graph.authorizationPolicy();
    if (!policy)
        return policy.error();
    const UserConsent consent = userConsent(*policy);
    Finding finding{State::Done, codeFor(consent)};
    finding.learned.userConsent = consent;
    return finding;
}

} // namespace cmw
