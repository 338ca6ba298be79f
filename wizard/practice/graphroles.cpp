// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's directory roles: who holds them, and who may activate them.

#include "practice/directory.h"
#include "practice/graphcall.h"
#include "practice/licences.h"
#include "practice/state.h"

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

QJsonObject roleObject(const QJsonValue &role)
{
    // An activated role has an id of its own, beside its template's; here one stands for both.
    return {{u"@odata.type"_s, u"#microsoft.graph.directoryRole"_s}, {u"id"_s, role[u"id"]},
        {u"displayName"_s, role[u"name"]}, {u"roleTemplateId"_s, role[u"id"]},
        {u"description"_s, role[u"name"]}};
}

QJsonObject definition(const QJsonValue &role)
{
    return {{u"id"_s, role[u"id"]}, {u"templateId"_s, role[u"id"]}, {u"displayName"_s, role[u"name"]},
        {u"description"_s, role[u"name"]}, {u"isBuiltIn"_s, true}, {u"isEnabled"_s, true},
        {u"resourceScopes"_s, QJsonArray{u"/"_s}}};
}

QJsonObject eligibility(const Account &account, const QJsonValue &role, bool withDefinition)
{
    const QString id = account.id + u'_' + role[u"id"].toString();
    QJsonObject instance{{u"id"_s, id}, {u"principalId"_s, account.id}, {u"roleDefinitionId"_s, role[u"id"]},
        {u"directoryScopeId"_s, u"/"_s}, {u"appScopeId"_s, QJsonValue()},
        {u"startDateTime"_s, u"2026-01-12T08:00:00Z"_s}, {u"endDateTime"_s, QJsonValue()},
        {u"memberType"_s, u"Direct"_s}, {u"roleEligibilityScheduleId"_s, id}};
    if (withDefinition)
        instance[u"roleDefinition"] = definition(role);
    return instance;
}

} // namespace

Answer listMyRoles(State &, const GraphCall &call)
{
    QJsonArray roles;
    for (const QJsonValue &role : wellKnownRoles()) {
        if (call.user && call.user->roles.contains(role[u"name"].toString()))
            roles.append(roleObject(role));
    }
    return graphList(call, u"directoryObjects/microsoft.graph.directoryRole"_s, roles);
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
        return graphList(call, u"directoryObjects"_s, members, QString::fromUtf16(userDefaults));
    }
    return graphNotFound(wanted);
}

Answer listEligibleRoles(State &state, const GraphCall &call)
{
    if (!hasPlan(state, u"AAD_PREMIUM_P2"_s))
        return graphError(400, u"AadPremiumLicenseRequired"_s,
            u"The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license."_s);
    // Of others only who may read the directory's settings; of oneself everyone.
    const bool isOwn = call.user && call.request.query.value(u"$filter"_s).contains(call.user->id);
    if (!isOwn && !call.may(u"readPolicies"_s))
        return graphDenied();
    const bool withDefinition = call.request.query.value(u"$expand"_s).contains(u"roleDefinition"_s);
    QJsonArray rows;
    for (const Account &account : state.accounts) {
        for (const QJsonValue &role : wellKnownRoles()) {
            if (account.eligibleRoles.contains(role[u"name"].toString()))
                rows.append(eligibility(account, role, withDefinition));
        }
    }
    return graphList(call, u"roleManagement/directory/roleEligibilityScheduleInstances"_s, rows);
}

} // namespace cmw::practice
