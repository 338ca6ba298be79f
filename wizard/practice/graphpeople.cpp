// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's people, organisation and directory roles.

#include "practice/directory.h"
#include "practice/graphcall.h"
#include "practice/state.h"

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

const QString userDefaults = u"businessPhones,displayName,givenName,jobTitle,mail,mobilePhone,officeLocation,"
                             u"preferredLanguage,surname,userPrincipalName,id"_s;

QJsonArray plans(bool hasExchange)
{
    if (!hasExchange)
        return {};
    return {
        QJsonObject{{u"assignedDateTime"_s, u"2025-03-03T08:00:00Z"_s}, {u"capabilityStatus"_s, u"Enabled"_s},
            {u"service"_s, u"exchange"_s}, {u"servicePlanId"_s, u"efb87545-963c-4e0d-99df-69c6916d9eb0"_s}}};
}

QJsonObject userObject(const State &state, const Account &account)
{
    const QString local = account.user.section(u'@', 0, 0);
    const bool isLicensed = account.hasMailbox && account.enabled;
    QJsonArray proxies;
    if (account.hasMailbox)
        proxies = {u"SMTP:"_s + account.user, u"smtp:"_s + local + u'@' + state.initialDomain};
    QJsonArray licences;
    if (isLicensed)
        licences.append(QJsonObject{
            {u"disabledPlans"_s, QJsonArray()}, {u"skuId"_s, u"6fd2c87f-b296-42f0-b197-1e91e994b900"_s}});
    return {{u"id"_s, account.id}, {u"displayName"_s, account.displayName},
        {u"givenName"_s, account.displayName.section(u' ', 0, 0)},
        {u"surname"_s, account.displayName.section(u' ', 1)}, {u"userPrincipalName"_s, account.user},
        {u"mail"_s, account.hasMailbox ? QJsonValue(account.user) : QJsonValue()}, {u"mailNickname"_s, local},
        {u"proxyAddresses"_s, proxies}, {u"accountEnabled"_s, account.enabled}, {u"userType"_s, u"Member"_s},
        {u"assignedLicenses"_s, licences}, {u"assignedPlans"_s, plans(isLicensed)},
        {u"businessPhones"_s, QJsonArray()}, {u"jobTitle"_s, QJsonValue()}, {u"mobilePhone"_s, QJsonValue()},
        {u"officeLocation"_s, QJsonValue()}, {u"preferredLanguage"_s, u"en-US"_s},
        {u"usageLocation"_s, u"US"_s}, {u"onPremisesSyncEnabled"_s, QJsonValue()}};
}

QJsonObject roleObject(const QJsonValue &role)
{
    // An activated role has an id of its own, beside its template's; here one stands for both.
    return {{u"@odata.type"_s, u"#microsoft.graph.directoryRole"_s}, {u"id"_s, role[u"id"]},
        {u"displayName"_s, role[u"name"]}, {u"roleTemplateId"_s, role[u"id"]},
        {u"description"_s, role[u"name"]}};
}

QJsonObject domain(const QString &name, bool isDefault)
{
    return {{u"name"_s, name}, {u"isDefault"_s, isDefault}, {u"isInitial"_s, !isDefault},
        {u"type"_s, u"Managed"_s}, {u"capabilities"_s, u"Email, OfficeCommunicationsOnline"_s}};
}

} // namespace

Answer showMe(State &state, const GraphCall &call)
{
    if (!call.user)
        return graphError(
            400, u"BadRequest"_s, u"/me request is only valid with delegated authentication flow."_s);
    return graphObject(call, 200, u"users"_s, userObject(state, *call.user), userDefaults);
}

Answer listMyRoles(State &, const GraphCall &call)
{
    QJsonArray roles;
    for (const QJsonValue &role : wellKnownRoles()) {
        if (call.user && call.user->roles.contains(role[u"name"].toString()))
            roles.append(roleObject(role));
    }
    return graphList(call, u"directoryObjects/microsoft.graph.directoryRole"_s, roles);
}

Answer listUsers(State &state, const GraphCall &call)
{
    QJsonArray users;
    for (const Account &account : state.accounts)
        users.append(userObject(state, account));
    return graphList(call, u"users"_s, users, userDefaults);
}

Answer showUser(State &state, const GraphCall &call)
{
    const Account *account = state.account(call.key());
    if (!account)
        return graphNotFound(call.key());
    // User.Read is for the person's own profile alone.
    const QStringList &scopes = call.grant.scopes;
    const bool isOnlyOwn = scopes.filter(u"User.Read"_s) == QStringList{u"User.Read"_s}
        && scopes.filter(u"Directory."_s).isEmpty();
    if (isOnlyOwn && call.user && account->id != call.user->id)
        return graphDenied();
    return graphObject(call, 200, u"users"_s, userObject(state, *account), userDefaults);
}

Answer listOrganizations(State &state, const GraphCall &call)
{
    const QJsonObject organization{{u"id"_s, state.tenantId}, {u"displayName"_s, state.organisation},
        {u"tenantType"_s, u"AAD"_s}, {u"countryLetterCode"_s, u"US"_s}, {u"preferredLanguage"_s, u"en"_s},
        {u"createdDateTime"_s, u"2025-03-03T08:00:00Z"_s}, {u"onPremisesSyncEnabled"_s, QJsonValue()},
        {u"assignedPlans"_s, plans(true)},
        {u"verifiedDomains"_s, QJsonArray{domain(state.domain, true), domain(state.initialDomain, false)}}};
    return graphList(call, u"organization"_s, {organization});
}

Answer listRoles(State &, const GraphCall &call)
{
    QJsonArray roles;
    for (const QJsonValue &role : wellKnownRoles())
        roles.append(roleObject(role));
    return graphList(call, u"directoryRoles"_s, roles);
}

Answer listRoleMembers(State &state, const GraphCall &call)
{
    const QString wanted = call.key().section(u'=', -1);
    for (const QJsonValue &role : wellKnownRoles()) {
        if (role[u"id"].toString() != wanted)
            continue;
        QJsonArray members;
        for (const Account &account : state.accounts) {
            if (account.roles.contains(role[u"name"].toString()))
                members.append(userObject(state, account));
        }
        return graphList(call, u"directoryObjects"_s, members, userDefaults);
    }
    return graphNotFound(wanted);
}

} // namespace cmw::practice
