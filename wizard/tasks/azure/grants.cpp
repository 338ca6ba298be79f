// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/grants.h"

#include "services/cloud.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QStringList scopes(const QJsonObject &grant)
{
    return grant.value(u"scope").toString().split(u' ', Qt::SkipEmptyParts);
}

/// Somebody else granted it in the same moment.
Result<void> conflictIsFine(const Result<QJsonObject> &answer)
{
    if (answer || answer.error().code == u"graph/conflict")
        return {};
    return answer.error();
}

} // namespace

Result<Grants> Grants::of(const QString &servicePrincipalId, Cloud &cloud)
{
    const auto assignments = cloud.graph.appRoleAssignments(servicePrincipalId);
    if (!assignments)
        return assignments.error();
    const auto grants = cloud.graph.permissionGrants(servicePrincipalId);
    if (!grants)
        return grants.error();
    Grants result;
    result.m_servicePrincipalId = servicePrincipalId;
    result.m_assignments = *assignments;
    result.m_grants = *grants;
    return result;
}

QJsonObject Grants::assignment(const Permission &permission) const
{
    for (const QJsonObject &candidate : m_assignments) {
        if (candidate.value(u"appRoleId").toString() == permission.id
            && candidate.value(u"resourceId").toString() == permission.resourceId)
            return candidate;
    }
    return {};
}

QJsonObject Grants::grant(const QString &resourceId) const
{
    for (const QJsonObject &candidate : m_grants) {
        if (candidate.value(u"resourceId").toString() == resourceId
            && candidate.value(u"consentType").toString() == u"AllPrincipals")
            return candidate;
    }
    return {};
}

bool Grants::has(const Permission &permission) const
{
    if (permission.type == Permission::Type::Role)
        return !assignment(permission).isEmpty();
    return scopes(grant(permission.resourceId)).contains(permission.value);
}

QList<Permission> Grants::missing(const QList<Permission> &needed) const
{
    QList<Permission> result;
    for (const Permission &permission : needed) {
        if (!has(permission))
            result.append(permission);
    }
    return result;
}

Result<void> Grants::add(const Permission &permission, Cloud &cloud) const
{
    if (permission.type == Permission::Type::Role)
        return conflictIsFine(
            cloud.graph.assignAppRole(m_servicePrincipalId, permission.resourceId, permission.id));
    const QJsonObject present = grant(permission.resourceId);
    if (!present.isEmpty())
        return cloud.graph.updatePermissionGrant(
            present.value(u"id").toString(), scopes(present) << permission.value);
    const auto granted =
        cloud.graph.grantPermissions(m_servicePrincipalId, permission.resourceId, {permission.value});
    return granted ? Result<void>() : granted.error();
}

Result<void> Grants::remove(const Permission &permission, Cloud &cloud) const
{
    if (!has(permission))
        return {};
    if (permission.type == Permission::Type::Role)
        return cloud.graph.removeAppRoleAssignment(
            permission.resourceId, assignment(permission).value(u"id").toString());
    const QJsonObject present = grant(permission.resourceId);
    QStringList left = scopes(present);
    left.removeAll(permission.value);
    const QString id = present.value(u"id").toString();
    return left.isEmpty() ? cloud.graph.removePermissionGrant(id)
                          : cloud.graph.updatePermissionGrant(id, left);
}

} // namespace cmw
