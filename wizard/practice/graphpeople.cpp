// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's people and organisation.

#include "practice/directory.h"
#include "practice/graphcall.h"
#include "practice/licences.h"
#include "practice/recipients.h"
#include "practice/state.h"

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

QJsonObject domain(const State &state, const QString &name)
{
    return {{u"name"_s, name}, {u"isDefault"_s, name == state.domain},
        {u"isInitial"_s, name == state.initialDomain}, {u"type"_s, u"Managed"_s},
        {u"capabilities"_s, u"Email, OfficeCommunicationsOnline"_s}};
}

/// What a person of another organisation sees of it.
QJsonObject organizationOf(const Account &stranger)
{
    return {{u"id"_s, homeTenant(stranger)}, {u"displayName"_s, stranger.home}, {u"tenantType"_s, u"AAD"_s},
        {u"verifiedDomains"_s,
            QJsonArray{QJsonObject{{u"name"_s, stranger.home}, {u"isDefault"_s, true},
                {u"isInitial"_s, false}, {u"type"_s, u"Managed"_s}, {u"capabilities"_s, u"Email"_s}}}}};
}

} // namespace

QJsonObject userObject(const State &state, const Account &account)
{
    const QString local = account.user.section(u'@', 0, 0);
    const bool isLicensed =
        account.licensed.value_or(account.hasMailbox && kindOf(account) == u"UserMailbox");
    const bool hasAddress = !kindOf(account).isEmpty();
    QJsonArray proxies;
    if (account.hasMailbox)
        proxies = {u"SMTP:"_s + account.primaryAddress(), u"smtp:"_s + local + u'@' + state.initialDomain};
    for (const QString &alias : account.aliases)
        proxies.append(u"smtp:"_s + alias);
    return {{u"id"_s, account.id}, {u"displayName"_s, account.displayName},
        {u"givenName"_s, account.displayName.section(u' ', 0, 0)},
        {u"surname"_s, account.displayName.section(u' ', 1)}, {u"userPrincipalName"_s, account.upn},
        {u"mail"_s, hasAddress ? QJsonValue(account.primaryAddress()) : QJsonValue()},
        {u"mailNickname"_s, local}, {u"proxyAddresses"_s, proxies}, {u"accountEnabled"_s, account.enabled},
        {u"userType"_s, account.isGuest ? u"Guest"_s : u"Member"_s},
        {u"assignedLicenses"_s, isLicensed ? assignedLicences(state) : QJsonArray()},
        {u"assignedPlans"_s, isLicensed ? assignedPlans(state) : QJsonArray()},
        {u"businessPhones"_s, QJsonArray()}, {u"jobTitle"_s, QJsonValue()}, {u"mobilePhone"_s, QJsonValue()},
        {u"officeLocation"_s, QJsonValue()}, {u"preferredLanguage"_s, u"en-US"_s},
        {u"usageLocation"_s, u"US"_s},
        {u"onPremisesSyncEnabled"_s, account.isSynced ? QJsonValue(true) : QJsonValue()}};
}

Answer showMe(State &state, const GraphCall &call)
{
    if (!call.user)
        return graphError(
            400, u"BadRequest"_s, u"/me request is only valid with delegated authentication flow."_s);
    return graphObject(
        call, 200, u"users"_s, userObject(state, *call.user), QString::fromUtf16(userDefaults));
}

Answer listUsers(State &state, const GraphCall &call)
{
    QJsonArray users;
    for (const Account &account : state.accounts) {
        if (!account.isStranger())
            users.append(userObject(state, account));
    }
    return graphList(call, u"users"_s, users, QString::fromUtf16(userDefaults));
}

Answer showUser(State &state, const GraphCall &call)
{
    const Account *account = state.account(call.key());
    if (!account || account->isStranger())
        return graphNotFound(call.key());
    // User.Read is for the person's own profile alone.
    const QStringList &scopes = call.grant.scopes;
    const bool isOnlyOwn = scopes.filter(u"User.Read"_s) == QStringList{u"User.Read"_s}
        && scopes.filter(u"Directory."_s).isEmpty();
    if (isOnlyOwn && call.user && account->id != call.user->id)
        return graphDenied();
    return graphObject(call, 200, u"users"_s, userObject(state, *account), QString::fromUtf16(userDefaults));
}

Answer listOrganizations(State &state, const GraphCall &call)
{
    if (call.user && call.user->isStranger())
        return graphList(call, u"organization"_s, {organizationOf(*call.user)});
    QJsonArray domains{domain(state, state.domain), domain(state, state.initialDomain)};
    for (const QString &name : std::as_const(state.otherDomains))
        domains.append(domain(state, name));
    const QJsonObject organization{{u"id"_s, state.tenantId}, {u"displayName"_s, state.organisation},
        {u"tenantType"_s, u"AAD"_s}, {u"countryLetterCode"_s, u"US"_s}, {u"preferredLanguage"_s, u"en"_s},
        {u"createdDateTime"_s, u"2025-03-03T08:00:00Z"_s}, {u"onPremisesSyncEnabled"_s, QJsonValue()},
        {u"assignedPlans"_s, assignedPlans(state)}, {u"verifiedDomains"_s, domains}};
    return graphList(call, u"organization"_s, {organization});
}

Answer listSubscribedSkus(State &state, const GraphCall &call)
{
    return graphList(call, u"subscribedSkus"_s, subscribedSkus(state));
}

} // namespace cmw::practice
