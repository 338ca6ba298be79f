// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/apipermissions.h"

#include "services/cloud.h"
#include "tasks/azure/permission.h"
#include "tasks/azure/registration.h"
#include "tasks/readback.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t access[] = u"requiredResourceAccess";

/// How an app's permissions differ from what is needed.
struct Difference {
    QList<Permission> present, missing, foreign;
    QStringList needed;
};

Result<Difference> difference(const Setup &setup, const QJsonObject &app, Cloud &cloud)
{
    const Result<QList<Permission>> needed = neededPermissions(setup, cloud);
    if (!needed)
        return needed.error();
    Difference result{declared(app.value(access).toArray()), {}, {}, names(*needed)};
    for (const Permission &permission : *needed) {
        if (!contains(result.present, permission))
            result.missing.append(permission);
    }
    const Result<QList<Permission>> foreign = foreignPermissions(result.present, cloud);
    if (!foreign)
        return foreign.error();
    result.foreign = *foreign;
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
        .changes = true};
}

Finding ApiPermissions::check(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    const Result<Difference> differs = difference(setup, found->app, cloud);
    if (!differs) {
        const bool isKnown = differs.error().code.startsWith(u"azure/");
        return isKnown ? Finding{State::Wrong, differs.error().code, differs.error().args} : differs.error();
    }
    const QVariantMap args{{u"permissions"_s, differs->needed}, {u"missing"_s, names(differs->missing)}};
    if (!differs->foreign.isEmpty())
        return {State::Wrong, u"azure/permissions-foreign"_s, args};
    if (differs->missing.isEmpty())
        return {State::Done, u"azure/permissions-ready"_s, args};
    const bool sendsAsAnyone = names(differs->missing).contains(u"Mail.Send");
    return {State::ToDo,
        sendsAsAnyone ? u"azure/permissions-missing-mail-send"_s : u"azure/permissions-missing"_s, args};
}

Result<Change> ApiPermissions::apply(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = needRegistration(setup, cloud);
    if (!found)
        return found.error();
    const Result<Difference> differs = difference(setup, found->app, cloud);
    if (!differs)
        return differs.error();
    if (differs->missing.isEmpty() && differs->foreign.isEmpty())
        return nothing();

    const Result<Change> change =
        intend(cloud, u"azure/permissions-added"_s, {{u"missing"_s, names(differs->missing)}},
            {{u"objectId"_s, found->objectId()}, {u"added"_s, requiredResourceAccess(differs->missing)},
                {u"removed"_s, requiredResourceAccess(differs->foreign)}});
    if (!change)
        return change.error();
    const QList<Permission> wanted = without(differs->present, differs->foreign) + differs->missing;
    const Result<void> done = declare(found->objectId(), wanted, cloud);
    return done ? change : done.error();
}

Result<void> ApiPermissions::undo(const Setup &, const Change &change, Cloud &cloud) const
{
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
