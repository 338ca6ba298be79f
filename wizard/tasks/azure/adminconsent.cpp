// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/adminconsent.h"

#include "services/cloud.h"
#include "services/principaltag.h"
#include "tasks/azure/consentpolicy.h"
#include "tasks/azure/grants.h"
#include "tasks/azure/registration.h"
#include "tasks/readback.h"

namespace cmw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Nearly every server knows a new enterprise application within that time.
constexpr std::chrono::seconds untilSeen = 7s;

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

/// The enterprise application, and whether it was made here and now.
struct Principal {
    QJsonObject object;
    bool isNew = false;
};

/// Made where it is missing. There is one for each app at most, so that a lost answer is asked for once more.
Result<Principal> needPrincipal(const QString &clientId, Cloud &cloud)
{
    constexpr int tries = 2;
    Error last;
    for (int i = 0; i < tries; ++i) {
        const auto found = cloud.graph.servicePrincipal(clientId);
        if (!found)
            return found.error();
        if (*found)
            return Principal{**found};
        const Result<QJsonObject> created = cloud.graph.createServicePrincipal(clientId);
        if (created)
            return Principal{*created, true};
        last = created.error();
        const bool mayBeThere = last.code == u"graph/conflict" || isUnknownOutcome(last);
        if (!mayBeThere)
            return last;
        // By somebody else in the same moment, or by the request whose answer was lost.
        (void)readBack(
            cloud,
            [&]() -> Result<bool> {
                const auto made = cloud.graph.servicePrincipal(clientId);
                return made ? Result<bool>(made->has_value()) : made.error();
            },
            untilSeen);
    }
    return last;
}

/// Looks before it repeats: what a lost answer has granted isn't granted twice.
Result<void> grantAll(
    const QString &clientId, const Principal &principal, const QList<Permission> &permissions, Cloud &cloud)
{
    constexpr int tries = 3;
    Result<void> last = Error{u"graph/server"_s, {}, {}};
    for (int i = 0; i < tries && !last && isUnknownOutcome(last.error()); ++i) {
        const bool isFresh = i == 0 && principal.isNew;
        const Result<Grants> grants = isFresh ? Grants::none(principal.object) : Grants::of(clientId, cloud);
        if (!grants)
            return grants.error();
        const QList<Permission> open = grants->missing(permissions);
        if (open.isEmpty())
            return {};
        last = grants->add(open, cloud);
    }
    if (!last)
        return last.error();
    return readBack(cloud, [&]() -> Result<bool> {
        const Result<Grants> grants = Grants::of(clientId, cloud);
        return grants ? Result<bool>(grants->missing(permissions).isEmpty()) : grants.error();
    });
}

/// What stands in the way on the enterprise application itself, as its property; empty: nothing. Somebody has
/// set it so: it is changed on the person's word alone.
QString obstacle(const QJsonObject &principal)
{
    if (!principal.value(u"accountEnabled").toBool(true))
        return u"accountEnabled"_s;
    if (principal.value(u"appRoleAssignmentRequired").toBool())
        return u"appRoleAssignmentRequired"_s;
    return {};
}

QString codeFor(const QString &obstacle)
{
    return obstacle == u"accountEnabled" ? u"azure/app-disabled"_s : u"azure/assignment-required"_s;
}

Result<void> setProperty(const QString &clientId, const QString &property, bool value, Cloud &cloud)
{
    const auto principal = cloud.graph.servicePrincipal(clientId);
    if (!principal)
        return principal.error();
    if (!*principal)
        return {};
    const Result<void> sent =
        cloud.graph.updateServicePrincipal((*principal)->value(u"id").toString(), {{property, value}});
    if (!sent)
        return sent.error();
    return readBack(cloud, [&]() -> Result<bool> {
        const auto now = cloud.graph.servicePrincipal(clientId);
        if (!now)
            return now.error();
        return *now && (*now)->value(property).toBool(property == u"accountEnabled") == value;
    });
}

Result<Grants> grantsOf(const Registration &registration, Cloud &cloud)
{
    return registration.exists() ? Grants::of(registration.clientId(), cloud) : Grants();
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
        .reads = {u"Application.Read.All"_s, u"Directory.Read.All"_s, u"Policy.Read.All"_s},
        .writes = {u"Application.ReadWrite.All"_s, u"AppRoleAssignment.ReadWrite.All"_s,
            u"DelegatedPermissionGrant.ReadWrite.All"_s},
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
    const Result<Grants> grants = grantsOf(*found, cloud);
    if (!grants)
        return grants.error();
    const QJsonObject &principal = grants->principal();
    const QList<Permission> open = grants->missing(*needed);

    const Result<QJsonObject> organization = cloud.graph.organization();
    if (!organization)
        return organization.error();
    const QVariantMap args{{u"organisation"_s, organization->value(u"displayName").toString()},
        {u"permissions"_s, names(*needed)}, {u"missing"_s, names(open)}, {u"account"_s, setup.signInName()}};
    if (principal.isEmpty() || !open.isEmpty()) {
        return isDeadEnd(found->app, cloud) ? Finding{State::Wrong, u"azure/consent-forbidden"_s, args}
                                            : Finding{State::ToDo, u"azure/consent-missing"_s, args};
    }
    if (const QString property = obstacle(principal); !property.isEmpty())
        return {State::Wrong, codeFor(property), args};
    Finding finding{State::Done, u"azure/consent-granted"_s, args};
    finding.learned.set(&Setup::servicePrincipalId, principal.value(u"id").toString());
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
    const Result<Grants> grants = Grants::of(found->clientId(), cloud);
    if (!grants)
        return grants.error();
    const QList<Permission> open = grants->missing(*needed);
    const QString property = obstacle(grants->principal());
    Result<Change> change = nothing();
    if (grants->principal().isEmpty() || !open.isEmpty())
        change = grant(found->clientId(), grants->principal().isEmpty(), open, cloud);
    if (change && !property.isEmpty() && setup.agreed.contains(codeFor(property)))
        return clear(found->clientId(), property, *change, cloud);
    return change;
}

Result<Change> AdminConsent::grant(
    const QString &clientId, bool makesPrincipal, const QList<Permission> &open, Cloud &cloud) const
{
    Result<Change> change = intend(cloud, u"azure/consent-given"_s, {{u"permissions"_s, names(open)}},
        {{u"clientId"_s, clientId}, {u"madePrincipal"_s, makesPrincipal}, {u"granted"_s, written(open)}});
    if (!change)
        return change.error();
    const Result<Principal> ready = needPrincipal(clientId, cloud);
    if (!ready)
        return ready.error();
    if (const Result<void> granted = grantAll(clientId, *ready, open, cloud); !granted)
        return granted.error();
    change.value().learned.set(&Setup::servicePrincipalId, ready->object.value(u"id").toString());
    return change;
}

Result<Change> AdminConsent::clear(
    const QString &clientId, const QString &property, const Change &before, Cloud &cloud) const
{
    const bool isOff = property == u"accountEnabled";
    Result<Change> change = intend(cloud, isOff ? u"azure/app-enabled"_s : u"azure/assignment-dropped"_s, {},
        {{u"clientId"_s, clientId}, {u"property"_s, property}, {u"value"_s, !isOff}});
    if (!change)
        return change.error();
    if (const Result<void> set = setProperty(clientId, property, isOff, cloud); !set)
        return set.error();
    change.value().learned = before.learned;
    return change;
}

Result<void> AdminConsent::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    const QString clientId = change.before.value(u"clientId").toString();
    if (const QString property = change.before.value(u"property").toString(); !property.isEmpty())
        return setProperty(clientId, property, change.before.value(u"value").toBool(), cloud);
    const auto principal = cloud.graph.servicePrincipal(clientId);
    if (!principal)
        return principal.error();
    if (!*principal)
        return {};
    const QString principalId = (*principal)->value(u"id").toString();
    const QList<Permission> granted = read(change.before.value(u"granted").toArray());
    const Result<Grants> present = Grants::of(clientId, cloud);
    if (!present)
        return present.error();
    // What was granted to it goes with it; what others were granted since keeps it. That it is to be made is written
    // before it is: somebody else may have been faster.
    const bool isOurs = change.before.value(u"madePrincipal").toBool()
        && (*principal)->value(u"tags").toArray().contains(principalTag);
    if (isOurs && !present->hasOthers(granted)) {
        const Result<void> deleted = cloud.graph.deleteServicePrincipal(principalId);
        return deleted || deleted.error().code == u"graph/not-found" ? Result<void>() : deleted.error();
    }
    for (const Permission &permission : granted) {
        const Result<Grants> grants = Grants::of(clientId, cloud);
        if (!grants)
            return grants.error();
        if (const Result<void> removed = grants->remove(permission, cloud); !removed)
            return removed.error();
    }
    return {};
}

} // namespace cmw
