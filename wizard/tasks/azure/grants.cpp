// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/grants.h"

#include "services/cloud.h"
#include "tasks/readback.h"

#include <QMap>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QStringList scopes(const QJsonObject &grant)
{
    return grant.value(u"scope").toString().split(u' ', Qt::SkipEmptyParts);
}

/// The error that counts: a refusal says more than an answer that was lost. Somebody else may have granted the
/// same in the same moment.
Result<void> worst(const QList<Result<QJsonObject>> &answers)
{
    std::optional<Error> unknown;
    for (const Result<QJsonObject> &answer : answers) {
        if (answer || answer.error().code == u"graph/conflict")
            continue;
        if (!isUnknownOutcome(answer.error()))
            return answer.error();
        unknown = answer.error();
    }
    return unknown ? Result<void>(*unknown) : Result<void>();
}

} // namespace

Result<Grants> Grants::of(const QString &clientId, Cloud &cloud)
{
    Grants result;
    cloud.graph.readConsentAhead(clientId);
    const auto principal = cloud.graph.servicePrincipal(clientId);
    if (!principal)
        return principal.error();
    if (!*principal)
        return result;
    result.m_principal = **principal;
    const auto assignments = cloud.graph.appRoleAssignments(clientId);
    if (!assignments)
        return assignments.error();
    const auto grants = cloud.graph.permissionGrants(clientId);
    if (!grants)
        return grants.error();
    result.m_assignments = *assignments;
    result.m_grants = *grants;
    return result;
}

Grants Grants::none(const QJsonObject &principal)
{
    Grants result;
    result.m_principal = principal;
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

Result<void> Grants::add(const QList<Permission> &permissions, Cloud &cloud) const
{
    QList<Graph::NewGrant> wanted;
    QMap<QString, QStringList> scopesByResource;
    for (const Permission &permission : permissions) {
        if (permission.type == Permission::Type::Role)
            wanted.append({permission.resourceId, permission.id, {}});
        else
            scopesByResource[permission.resourceId].append(permission.value);
    }
    for (auto added = scopesByResource.cbegin(); added != scopesByResource.cend(); ++added) {
        const QJsonObject present = grant(added.key());
        wanted.append({added.key(), {}, scopes(present) + *added, present.value(u"id").toString()});
    }
    return worst(cloud.graph.grantTogether(m_principal.value(u"id").toString(), wanted));
}

bool Grants::hasOthers(const QList<Permission> &permissions) const
{
    const auto isOurs = [&permissions](const QString &resourceId, auto field, const QString &value) {
        return std::any_of(permissions.begin(), permissions.end(), [&](const Permission &permission) {
            return permission.resourceId == resourceId && permission.*field == value;
        });
    };
    for (const QJsonObject &assignment : m_assignments) {
        if (!isOurs(assignment.value(u"resourceId").toString(), &Permission::id,
                assignment.value(u"appRoleId").toString()))
            return true;
    }
    for (const QJsonObject &grant : m_grants) {
        const QStringList values = scopes(grant);
        if (std::any_of(values.begin(), values.end(), [&](const QString &value) {
                return !isOurs(grant.value(u"resourceId").toString(), &Permission::value, value);
            }))
            return true;
    }
    return false;
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
