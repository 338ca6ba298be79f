// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/adminconsent.h"

#include "services/cloud.h"
#include "tasks/azure/consentpolicy.h"
#include "tasks/azure/grants.h"
#include "tasks/azure/registration.h"
#include "tasks/readback.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// The permissions of a change as its journal keeps them, and back.
QJsonArray written(const QList<Permission> &permissions)
{
    QJsonArray result;
    for (const Permission &permission : permissions) {
        result.append(QJsonObject{{u"resourceId"_s, permission.resourceId}, {u"id"_s, permission.id},
            {u"value"_s, permission.value}, {u"role"_s, permission.type == Permission::Type::Role}});
    }
    return result;
}

QList<Permission> read(const QJsonArray &array)
{
    QList<Permission> result;
    for (const QJsonValue &entry : array) {
        result.append(
            {{}, entry[u"resourceId"].toString(), entry[u"id"].toString(), entry[u"value"].toString(),
                entry[u"role"].toBool() ? Permission::Type::Role : Permission::Type::Scope});
    }
    return result;
}

/// What isn't granted, all of it where there is no enterprise application yet.
Result<QList<Permission>> missing(
    const std::optional<QJsonObject> &principal, const QList<Permission> &needed, Cloud &cloud)
{
    if (!principal)
        return needed;
    const Result<Grants> grants = Grants::of(principal->value(u"id").toString(), cloud);
    if (!grants)
        return grants.error();
    return grants->missing(needed);
}

Result<QJsonObject> needPrincipal(const QString &clientId, Cloud &cloud)
{
    const auto found = cloud.graph.servicePrincipal(clientId);
    if (!found)
        return found.error();
    if (*found)
        return **found;
    const Result<QJsonObject> created = cloud.graph.createServicePrincipal(clientId);
    if (created || created.error().code != u"graph/conflict")
        return created;
    // Made by somebody else in the same moment.
    const auto made = cloud.graph.servicePrincipal(clientId);
    return made && *made ? Result<QJsonObject>(**made) : created.error();
}

Result<void> grantAll(const QString &principalId, const QList<Permission> &permissions, Cloud &cloud)
{
    for (const Permission &permission : permissions) {
        // Read anew each time: two scopes of one resource share one grant.
        const Result<Grants> grants = Grants::of(principalId, cloud);
        if (!grants)
            return grants.error();
        if (grants->has(permission))
            continue;
        if (const Result<void> added = grants->add(permission, cloud); !added)
            return added.error();
    }
    return readBack(cloud, [&]() -> Result<bool> {
        const Result<Grants> grants = Grants::of(principalId, cloud);
        return grants ? Result<bool>(grants->missing(permissions).isEmpty()) : grants.error();
    });
}

/// Nobody can consent: no admin has, and the users may not.
bool isDeadEnd(const QJsonObject &app, Cloud &cloud)
{
    if (app.isEmpty())
        return false;
    // Who may not read the policy is told so at its own line.
    const Result<QJsonObject> policy = cloud.graph.authorizationPolicy();
    return policy && userConsent(*policy) == UserConsent::Forbidden;
}

} // namespace

TaskInfo AdminConsent::info() const
{
    return {.id = u"azure.admin-consent"_s,
        .needs = {u"azure.app-registration"_s, u"azure.permissions"_s},
        .resources = Resource::Graph,
        .changes = true};
}

Finding AdminConsent::check(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    const Result<QList<Permission>> needed = neededPermissions(setup, cloud);
    if (!needed)
        return needed.error();
    std::optional<QJsonObject> principal;
    if (found->exists()) {
        const auto read = cloud.graph.servicePrincipal(found->clientId());
        if (!read)
            return read.error();
        principal = *read;
    }
    const Result<QList<Permission>> open = missing(principal, *needed, cloud);
    if (!open)
        return open.error();

    const Result<QJsonObject> organization = cloud.graph.organization();
    if (!organization)
        return organization.error();
    const QVariantMap args{{u"organisation"_s, organization->value(u"displayName").toString()},
        {u"permissions"_s, names(*needed)}, {u"missing"_s, names(*open)}, {u"account"_s, setup.signInName()}};
    if (!principal || !open->isEmpty()) {
        return isDeadEnd(found->app, cloud) ? Finding{State::Wrong, u"azure/consent-forbidden"_s, args}
                                            : Finding{State::ToDo, u"azure/consent-missing"_s, args};
    }
    if (!principal->value(u"accountEnabled").toBool(true))
        return {State::Wrong, u"azure/app-disabled"_s, args};
    if (principal->value(u"appRoleAssignmentRequired").toBool())
        return {State::Wrong, u"azure/assignment-required"_s, args};
    Finding finding{State::Done, u"azure/consent-granted"_s, args};
    finding.learned.set(&Setup::servicePrincipalId, principal->value(u"id").toString());
    return finding;
}

Result<Change> AdminConsent::apply(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = needRegistration(setup, cloud);
    if (!found)
        return found.error();
    const Result<QList<Permission>> needed = neededPermissions(setup, cloud);
    if (!needed)
        return needed.error();
    const auto principal = cloud.graph.servicePrincipal(found->clientId());
    if (!principal)
        return principal.error();
    const Result<QList<Permission>> open = missing(*principal, *needed, cloud);
    if (!open)
        return open.error();
    if (open->isEmpty())
        return nothing();

    Result<Change> change = intend(cloud, u"azure/consent-given"_s, {{u"permissions"_s, names(*open)}},
        {{u"clientId"_s, found->clientId()}, {u"madePrincipal"_s, !principal->has_value()},
            {u"granted"_s, written(*open)}});
    if (!change)
        return change.error();
    const Result<QJsonObject> ready = needPrincipal(found->clientId(), cloud);
    if (!ready)
        return ready.error();
    const QString principalId = ready->value(u"id").toString();
    if (const Result<void> granted = grantAll(principalId, *open, cloud); !granted)
        return granted.error();
    change.value().learned.set(&Setup::servicePrincipalId, principalId);
    return change;
}

Result<void> AdminConsent::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    const auto principal = cloud.graph.servicePrincipal(change.before.value(u"clientId").toString());
    if (!principal)
        return principal.error();
    if (!*principal)
        return {};
    const QString principalId = (*principal)->value(u"id").toString();
    if (change.before.value(u"madePrincipal").toBool()) {
        // What was granted to it goes with it.
        const Result<void> deleted = cloud.graph.deleteServicePrincipal(principalId);
        return deleted || deleted.error().code == u"graph/not-found" ? Result<void>() : deleted.error();
    }
    const QList<Permission> granted = read(change.before.value(u"granted").toArray());
    for (const Permission &permission : granted) {
        const Result<Grants> grants = Grants::of(principalId, cloud);
        if (!grants)
            return grants.error();
        if (const Result<void> removed = grants->remove(permission, cloud); !removed)
            return removed.error();
    }
    return {};
}

} // namespace cmw
