// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/apipermissions.h"

#include "services/cloud.h"
#include "tasks/azure/permission.h"
#include "tasks/azure/registration.h"
#include "tasks/readback.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t access[] = u"requiredResourceAccess";

/// How an app's permissions differ from what is needed.
struct Difference {
    QList<Permission> present, missing, foreign;
    QList<Permission> unwanted; ///< Mail.Send, where the person left it out
    bool isUnwantedOurs = false; ///< this set-up has added it
    QStringList needed;
};

/// Mail.Send among them; empty: it isn't.
Result<QList<Permission>> mailSend(const QList<Permission> &permissions, const Setup &setup, Cloud &cloud)
{
    Setup documented = setup;
    documented.permissions = Permissions::AsDocumented;
    const Result<QList<Permission>> all = neededPermissions(documented, cloud);
    if (!all)
        return all.error();
    QList<Permission> result;
    for (const Permission &permission : *all) {
        if (permission.value == u"Mail.Send" && contains(permissions, permission))
            result.append(permission);
    }
    return result;
}

/// By the journal: what was done last with that permission of the app was that this set-up added it.
bool isAdded(const Permission &permission, const QJsonObject &app, const QList<Change> &newestFirst)
{
    for (const Change &change : newestFirst) {
        const QJsonObject &before = change.before;
        const bool isThisApp = before.value(u"objectId").toString() == app.value(u"id").toString()
            || app.value(u"tags").toArray().contains(before.value(u"mark"));
        if (!isThisApp)
            continue;
        if (contains(declared(before.value(u"removed").toArray()), permission))
            return false;
        if (contains(declared(before.value(u"added").toArray()), permission))
            return true;
    }
    return false;
}

Result<Difference> difference(const Setup &setup, const QJsonObject &app, const QString &task, Cloud &cloud)
{
    const Result<QList<Permission>> needed = neededPermissions(setup, cloud);
    if (!needed)
        return needed.error();
    Difference result;
    result.present = declared(app.value(access).toArray());
    result.needed = names(*needed);
    for (const Permission &permission : *needed) {
        if (!contains(result.present, permission))
            result.missing.append(permission);
    }
    const Result<QList<Permission>> foreign = foreignPermissions(result.present, cloud);
    if (!foreign)
        return foreign.error();
    result.foreign = *foreign;
    if (setup.permissions == Permissions::OnlyUsed) {
        const Result<QList<Permission>> unwanted = mailSend(result.present, setup, cloud);
        if (!unwanted)
            return unwanted.error();
        result.unwanted = *unwanted;
        const QList<Change> made = cloud.standing(task) + cloud.standing(u"azure.app-registration"_s);
        result.isUnwantedOurs = std::all_of(unwanted->begin(), unwanted->end(),
            [&](const Permission &permission) { return isAdded(permission, app, made); });
    }
    return result;
}

QList<Permission> without(const QList<Permission> &permissions, const QList<Permission> &taken)
{
    QList<Permission> result;
    for (const Permission &permission : permissions) {
        if (!contains(taken, permission))
            result.append(permission);
    }
    return result;
}

Result<void> declare(const QString &objectId, const QList<Permission> &permissions, Cloud &cloud)
{
    const Result<void> sent = cloud.graph.updateApplication(
        objectId, {{QString::fromUtf16(access), requiredResourceAccess(permissions)}});
    if (!sent)
        return sent.error();
    return readBack(cloud, [&]() -> Result<bool> {
        const Result<QJsonObject> app = readApplication(objectId, cloud);
        if (!app)
            return app.error();
        const QList<Permission> now = declared(app->value(access).toArray());
        return without(permissions, now).isEmpty() && without(now, permissions).isEmpty();
    });
}

} // namespace

TaskInfo ApiPermissions::info() const
{
    return {.id = u"azure.permissions"_s,
        .needs = {u"azure.app-registration"_s},
        .resources = Resource::Graph,
        .reads = {u"Application.Read.All"_s},
        .writes = {u"Application.ReadWrite.All"_s},
        .changes = true,
        .lane = u"application"_s};
}

Finding ApiPermissions::check(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    const Result<Difference> differs = difference(setup, found->app, id(), cloud);
    if (!differs) {
        const QString &code = differs.error().code;
        if (code == u"azure/exchange-principal-missing")
            return {State::ToDo, code, differs.error().args};
        return code.startsWith(u"azure/") ? Finding{State::ForPerson, code, differs.error().args}
                                          : differs.error();
    }
    const QVariantMap args{{u"permissions"_s, differs->needed}, {u"missing"_s, names(differs->missing)}};
    // An id that its API doesn't have is not ours to take away; what is missing can be added beside it.
    if (!differs->foreign.isEmpty()) {
        const bool canAdd = !differs->missing.isEmpty();
        return {canAdd ? State::Wrong : State::ForPerson, u"azure/permissions-foreign"_s, args};
    }
    if (!differs->missing.isEmpty()) {
        const bool sendsAsAnyone = names(differs->missing).contains(u"Mail.Send");
        return {State::ToDo,
            sendsAsAnyone ? u"azure/permissions-missing-mail-send"_s : u"azure/permissions-missing"_s, args};
    }
    if (differs->unwanted.isEmpty())
        return {State::Done, u"azure/permissions-ready"_s, args};
    return differs->isUnwantedOurs ? Finding{State::ToDo, u"azure/permissions-mail-send-ours"_s, args}
                                   : Finding{State::Done, u"azure/permissions-mail-send-stays"_s, args};
}

Result<Change> ApiPermissions::apply(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = needRegistration(setup, cloud);
    if (!found)
        return found.error();
    Result<Difference> differs = difference(setup, found->app, id(), cloud);
    if (!differs && differs.error().code == u"azure/exchange-principal-missing") {
        const Result<void> made = addResource(differs.error().args.value(u"resource"_s).toString(), cloud);
        if (!made)
            return made.error();
        differs = difference(setup, found->app, id(), cloud);
    }
    if (!differs)
        return differs.error();
    const QList<Permission> removed = differs->isUnwantedOurs ? differs->unwanted : QList<Permission>();
    if (differs->missing.isEmpty() && removed.isEmpty())
        return nothing();

    const bool adds = !differs->missing.isEmpty();
    const Result<Change> change =
        intend(cloud, adds ? u"azure/permissions-added"_s : u"azure/permissions-removed"_s,
            {{u"missing"_s, names(differs->missing)}, {u"removed"_s, names(removed)}},
            {{u"objectId"_s, found->objectId()}, {u"added"_s, requiredResourceAccess(differs->missing)},
                {u"removed"_s, requiredResourceAccess(removed)}});
    if (!change)
        return change.error();
    const QList<Permission> wanted = without(differs->present, removed) + differs->missing;
    const Result<void> done = declare(found->objectId(), wanted, cloud);
    return done ? change : done.error();
}

Result<void> ApiPermissions::addResource(const QString &appId, Cloud &cloud) const
{
    const Result<Change> change =
        intend(cloud, u"azure/exchange-principal-added"_s, {}, {{u"resource"_s, appId}});
    if (!change)
        return change.error();
    const Result<QJsonObject> made = cloud.graph.createResourcePrincipal(appId);
    if (!made && made.error().code != u"graph/conflict" && !isUnknownOutcome(made.error()))
        return made.error();
    return readBack(cloud, [&]() -> Result<bool> {
        const auto found = cloud.graph.resourcePrincipal(appId);
        return found ? Result<bool>(found->has_value()) : found.error();
    });
}

Result<void> ApiPermissions::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    if (change.before.contains(u"resource"_s))
        return {}; // an API of Microsoft's stays: others may use it by now; its sentence says so
    const QString objectId = change.before.value(u"objectId").toString();
    const Result<QJsonObject> app = readApplication(objectId, cloud);
    if (!app)
        return app.error().code == u"azure/app-missing" ? Result<void>() : app.error();
    const QList<Permission> now = declared(app->value(access).toArray());
    const QList<Permission> added = declared(change.before.value(u"added").toArray());
    const QList<Permission> removed = declared(change.before.value(u"removed").toArray());
    const QList<Permission> wanted = without(now, added) + without(removed, now);
    if (wanted == now)
        return {};
    return declare(objectId, wanted, cloud);
}

} // namespace cmw
