// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's requests about enterprise applications, what they are granted, and the organisation's policies.

#include "services/graph.h"

#include "services/graphpaths.h"
#include "services/odata.h"
#include "services/principaltag.h"

namespace cmw {

using namespace Qt::StringLiterals;
using namespace cmw::odata;

namespace {

using Holds = ReadCache::Holds;

/// A new app or enterprise application that not every server knows yet is refused in one of these ways.
QStringList unknownYet()
{
    return {u"graph/not-found"_s, u"graph/refused"_s, u"graph/too-fresh"_s};
}

QString byId(const QString &servicePrincipalId)
{
    return u"/servicePrincipals/"_s + encoded(servicePrincipalId);
}

QString grantById(const QString &grantId)
{
    return u"/oauth2PermissionGrants/"_s + encoded(grantId);
}

GraphWire::Call callFor(const QString &servicePrincipalId, const Graph::NewGrant &grant)
{
    if (!grant.appRoleId.isEmpty())
        return {"POST", byId(grant.resourceId) + u"/appRoleAssignedTo"_s,
            {{u"principalId"_s, servicePrincipalId}, {u"resourceId"_s, grant.resourceId},
                {u"appRoleId"_s, grant.appRoleId}},
            unknownYet()};
    const QString scope = grant.scopes.join(u' ');
    if (!grant.grantId.isEmpty())
        return {"PATCH", grantById(grant.grantId), {{u"scope"_s, scope}}};
    return {"POST", u"/oauth2PermissionGrants"_s,
        {{u"clientId"_s, servicePrincipalId}, {u"consentType"_s, u"AllPrincipals"_s},
            {u"resourceId"_s, grant.resourceId}, {u"scope"_s, scope}},
        unknownYet()};
}

} // namespace

Result<std::optional<QJsonObject>> Graph::servicePrincipal(const QString &clientId)
{
    return m_wire.find(paths::principal(clientId));
}

Result<std::optional<QJsonObject>> Graph::resourcePrincipal(const QString &appId)
{
    auto found = m_wire.find(paths::principal(appId), Holds::WholeRun);
    if (found && !found->has_value())
        m_wire.forget(paths::principal(appId)); // it may be made
    return found;
}

Result<QJsonObject> Graph::createServicePrincipal(const QString &clientId)
{
    // The first tag lists it under "Enterprise applications", as the portal's own are.
    const QJsonArray tags{u"WindowsAzureActiveDirectoryIntegratedApp"_s, principalTag};
    return m_wire.write(
        {"POST", u"/servicePrincipals"_s, {{u"appId"_s, clientId}, {u"tags"_s, tags}}, unknownYet()});
}

Result<QJsonObject> Graph::createResourcePrincipal(const QString &appId)
{
    return m_wire.write({"POST", u"/servicePrincipals"_s, {{u"appId"_s, appId}}});
}

Result<void> Graph::updateServicePrincipal(const QString &id, const QJsonObject &changes)
{
    return m_wire.change({"PATCH", byId(id), changes, {u"graph/not-found"_s}});
}

Result<void> Graph::deleteServicePrincipal(const QString &id)
{
    return m_wire.change({"DELETE", byId(id)});
}

void Graph::readConsentAhead(const QString &clientId)
{
    // Where there is no enterprise application, there is nothing that it was granted.
    if (!m_wire.knows(GraphWire::Kind::Object, paths::principal(clientId)))
        m_wire.readAhead(paths::consentReads(clientId));
}

Result<QList<QJsonObject>> Graph::appRoleAssignments(const QString &clientId)
{
    return m_wire.list(paths::appRoleAssignments(clientId));
}

Result<QList<QJsonObject>> Graph::permissionGrants(const QString &clientId)
{
    return m_wire.list(paths::permissionGrants(clientId));
}

QList<Result<QJsonObject>> Graph::grantTogether(
    const QString &servicePrincipalId, const QList<NewGrant> &grants)
{
    QList<GraphWire::Call> calls;
    for (const NewGrant &grant : grants)
        calls.append(callFor(servicePrincipalId, grant));
    return m_wire.writeTogether(calls);
}

Result<void> Graph::removeAppRoleAssignment(const QString &resourceId, const QString &assignmentId)
{
    return m_wire.change({"DELETE", byId(resourceId) + u"/appRoleAssignedTo/"_s + encoded(assignmentId)});
}

Result<void> Graph::updatePermissionGrant(const QString &grantId, const QStringList &scopes)
{
    return m_wire.change({"PATCH", grantById(grantId), {{u"scope"_s, scopes.join(u' ')}}});
}

Result<void> Graph::removePermissionGrant(const QString &grantId)
{
    return m_wire.change({"DELETE", grantById(grantId)});
}

// Organisation's policies

Result<QJsonObject> Graph::authorizationPolicy()
{
    return m_wire.read(paths::authorizationPolicy(), Holds::WholeRun);
}

Result<bool> Graph::securityDefaults()
{
    const auto policy = m_wire.read(paths::securityDefaults(), Holds::WholeRun);
    if (!policy)
        return policy.error();
    return policy->value("isEnabled"_L1).toBool();
}

Result<QJsonObject> Graph::appManagementPolicy()
{
    return m_wire.read(paths::appManagementPolicy(), Holds::WholeRun);
}

Result<QList<QJsonObject>> Graph::appManagementPolicies(const QString &objectId)
{
    return m_wire.list(paths::application(objectId) + u"/appManagementPolicies"_s);
}

} // namespace cmw
