// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's enterprise applications and what is granted to them.

#include "practice/directory.h"
#include "practice/faults.h"
#include "practice/graphcall.h"
#include "practice/licences.h"
#include "practice/state.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

QString displayNameOf(const State &state, const QString &appId)
{
    if (const QString id = applicationId(state, appId); !id.isEmpty())
        return state.applications.value(id)[u"displayName"].toString();
    for (const QJsonValue &client : wellKnownClients()) {
        if (client[u"appId"].toString() == appId)
            return client[u"displayName"].toString();
    }
    return {};
}

QJsonArray assignmentsWith(const State &state, QStringView key, const QString &id)
{
    QJsonArray rows;
    for (const QJsonObject &assignment : std::as_const(state.appRoleAssignments)) {
        if (assignment[key].toString() == id)
            rows.append(assignment);
    }
    return rows;
}

bool hasRole(const QJsonObject &resource, const QString &roleId)
{
    const QJsonArray roles = resource[u"appRoles"].toArray();
    return std::any_of(roles.begin(), roles.end(),
        [&roleId](const QJsonValue &role) { return role[u"id"].toString() == roleId; });
}

} // namespace

Answer listServicePrincipals(State &state, const GraphCall &call)
{
    QJsonArray rows;
    for (const QJsonObject &principal : std::as_const(state.servicePrincipals)) {
        if (state.unseen.value(principal[u"id"].toString()) <= 0)
            rows.append(principal);
    }
    return graphList(call, u"servicePrincipals"_s, rows);
}

Answer showServicePrincipal(State &state, const GraphCall &call)
{
    const QString id = servicePrincipalAt(state, call.key());
    return id.isEmpty() ? graphNotFound(call.key())
                        : graphObject(call, 200, u"servicePrincipals"_s, state.servicePrincipals.value(id));
}

Answer createServicePrincipal(State &state, const GraphCall &call)
{
    const QString appId = call.body[u"appId"].toString();
    const QString owner = state.owners.value(applicationId(state, appId));
    if (!call.may(u"apps"_s) && (!call.user || owner != call.user->id))
        return graphDenied();
    // Microsoft's own come with the licence of their service.
    const bool isExchange = appId == QStringView(exchangeAppId);
    const QString name = isExchange ? u"Office 365 Exchange Online"_s : displayNameOf(state, appId);
    if (name.isEmpty() || (isExchange && !hasService(state, u"exchange"_s)))
        return graphInvalid(u"The appId '"_s + appId
            + u"' of the service principal does not reference a valid application object."_s);
    if (!servicePrincipalId(state, appId).isEmpty())
        return graphError(409, u"Request_MultipleObjectsWithSameKeyValue"_s,
            u"The service principal cannot be created, updated, or restored because the service principal name "_s
                + appId + u" is already in use."_s);
    if (!isExchange && strikes(state.faults, u"freshForbidden"))
        return graphError(403, u"Authorization_RequestDenied"_s,
            u"When using this permission, the backing application of the service principal being created "
            u"must in the local tenant"_s);
    const QJsonObject added =
        isExchange ? addResource(state, appId) : addServicePrincipal(state, appId, name);
    const QString id = added[u"id"].toString();
    state.servicePrincipals[id] = merged(state.servicePrincipals[id], call.body);
    if (const int reads = state.faults[u"unseenPrincipals"].toInt(); reads > 0)
        state.unseen[id] = reads;
    return graphObject(call, 201, u"servicePrincipals"_s, state.servicePrincipals[id]);
}

Answer updateServicePrincipal(State &state, const GraphCall &call)
{
    const QString id = servicePrincipalAt(state, call.key());
    if (id.isEmpty())
        return graphNotFound(call.key());
    const QString app = applicationId(state, state.servicePrincipals[id][u"appId"].toString());
    if (!mayChangeApplication(state, call, app))
        return graphDenied();
    for (auto change = call.body.begin(); change != call.body.end(); ++change) {
        const QJsonValue before = state.servicePrincipals.value(id).value(change.key());
        if (before.isUndefined() && !change.key().startsWith(u'@'))
            return graphInvalid(u"Invalid property '"_s + change.key() + u"'."_s);
        if (before.isBool() && !change->isBool())
            return graphInvalid(u"Invalid value specified for property '"_s + change.key()
                + u"' of resource 'ServicePrincipal'."_s);
    }
    state.servicePrincipals[id] = merged(state.servicePrincipals[id], call.body);
    return Answer::empty(204);
}

Answer deleteServicePrincipal(State &state, const GraphCall &call)
{
    const QString id = servicePrincipalAt(state, call.key());
    if (id.isEmpty())
        return graphNotFound(call.key());
    deleteServicePrincipal(state, id);
    return Answer::empty(204);
}

Answer listRolesOf(State &state, const GraphCall &call)
{
    const QString id = servicePrincipalAt(state, call.key());
    return id.isEmpty()
        ? graphNotFound(call.key())
        : graphList(call, u"appRoleAssignments"_s, assignmentsWith(state, u"principalId", id));
}

Answer listRolesAt(State &state, const GraphCall &call)
{
    const QString id = servicePrincipalAt(state, call.key());
    return id.isEmpty() ? graphNotFound(call.key())
                        : graphList(call, u"appRoleAssignments"_s, assignmentsWith(state, u"resourceId", id));
}

Answer assignRole(State &state, const GraphCall &call)
{
    const QString principal = call.body[u"principalId"].toString();
    const QString resource = call.body[u"resourceId"].toString();
    const QString role = call.body[u"appRoleId"].toString();
    for (const QString &id : {call.key(), principal, resource}) {
        if (servicePrincipalAt(state, id).isEmpty())
            return graphNotFound(id);
    }
    const QJsonObject target = state.servicePrincipals.value(resource);
    if (!hasRole(target, role))
        return graphInvalid(u"Permission being assigned was not found on application '"_s
            + target[u"appId"].toString() + u"'."_s);
    // Source: Microsoft Learn, "Grant tenant-wide admin consent": Graph's own app roles need a higher
    // administrator.
    if (target[u"appId"].toString() == QStringView(graphAppId) && !call.may(u"writePolicies"_s))
        return graphDenied();
    for (const QJsonObject &assignment : std::as_const(state.appRoleAssignments)) {
        if (assignment[u"principalId"] == principal && assignment[u"resourceId"] == resource
            && assignment[u"appRoleId"] == role)
            return graphInvalid(u"Permission being assigned already exists on the object"_s);
    }
    return graphObject(
        call, 201, u"appRoleAssignments"_s, addRoleAssignment(state, principal, resource, role));
}

Answer removeRole(State &state, const GraphCall &call)
{
    return state.appRoleAssignments.remove(call.key(1)) > 0 ? Answer::empty(204) : graphNotFound(call.key(1));
}

Answer listPermissionGrants(State &state, const GraphCall &call)
{
    const bool isOfOne = !call.keys.isEmpty();
    const QString id = isOfOne ? servicePrincipalAt(state, call.key()) : QString();
    if (isOfOne && id.isEmpty())
        return graphNotFound(call.key());
    QJsonArray rows;
    for (const QJsonObject &grant : std::as_const(state.permissionGrants)) {
        if (!isOfOne || grant[u"clientId"].toString() == id)
            rows.append(grant);
    }
    return graphList(call, u"oauth2PermissionGrants"_s, rows);
}

Answer createPermissionGrant(State &state, const GraphCall &call)
{
    const QString consentType = call.body[u"consentType"].toString();
    if (consentType != u"AllPrincipals" && consentType != u"Principal")
        return graphInvalid(
            u"Invalid value specified for property 'consentType' of resource 'DelegatedPermissionGrant'."_s);
    if ((consentType == u"Principal") != !call.body[u"principalId"].toString().isEmpty())
        return graphInvalid(
            u"Invalid value specified for property 'principalId' of resource 'DelegatedPermissionGrant'."_s);
    for (const QString &key : {u"clientId"_s, u"resourceId"_s}) {
        if (servicePrincipalAt(state, call.body[key].toString()).isEmpty())
            return graphInvalid(u"Resource '"_s + call.body[key].toString()
                + u"' does not exist or one of its queried reference-property objects are not present."_s);
    }
    for (const QJsonObject &grant : std::as_const(state.permissionGrants)) {
        if (grant[u"clientId"] == call.body[u"clientId"] && grant[u"resourceId"] == call.body[u"resourceId"]
            && grant[u"consentType"].toString() == consentType
            && grant[u"principalId"].toString() == call.body[u"principalId"].toString())
            return graphError(
                409, u"Request_MultipleObjectsWithSameKeyValue"_s, u"Permission entry already exists."_s);
    }
    return graphObject(call, 201, u"oauth2PermissionGrants"_s, addPermissionGrant(state, call.body));
}

Answer updatePermissionGrant(State &state, const GraphCall &call)
{
    const auto grant = state.permissionGrants.find(call.key());
    if (grant == state.permissionGrants.end())
        return graphNotFound(call.key());
    if (!call.body[u"scope"].isString())
        return graphInvalid(u"Only the property 'scope' can be updated."_s);
    (*grant)[u"scope"] = call.body[u"scope"];
    return Answer::empty(204);
}

Answer deletePermissionGrant(State &state, const GraphCall &call)
{
    return state.permissionGrants.remove(call.key()) > 0 ? Answer::empty(204) : graphNotFound(call.key());
}

} // namespace cmw::practice
