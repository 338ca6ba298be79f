// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/implicittokens.h"

#include "services/cloud.h"
#include "tasks/azure/registration.h"
#include "tasks/readback.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

bool isOn(const QJsonObject &app)
{
    const QJsonObject settings = app.value(u"web").toObject().value(u"implicitGrantSettings").toObject();
    return settings.value(u"enableAccessTokenIssuance").toBool();
}

Result<void> set(const QJsonObject &app, bool on, Cloud &cloud)
{
    QJsonObject web = webWith(app, redirectUris(app, u"web"));
    QJsonObject settings = web.value(u"implicitGrantSettings").toObject();
    settings.insert(u"enableAccessTokenIssuance"_s, on);
    web.insert(u"implicitGrantSettings"_s, settings);
    const QString objectId = app.value(u"id").toString();
    if (const Result<void> sent = cloud.graph.updateApplication(objectId, {{u"web"_s, web}}); !sent)
        return sent.error();
    return readBack(cloud, [&]() -> Result<bool> {
        const Result<QJsonObject> now = readApplication(objectId, cloud);
        return now ? Result<bool>(isOn(*now) == on) : now.error();
    });
}

} // namespace

TaskInfo ImplicitTokens::info() const
{
    return {.id = u"azure.implicit-tokens"_s,
        .needs = {u"azure.app-registration"_s},
        .resources = Resource::Graph,
        .reads = {u"Application.Read.All"_s},
        .writes = {u"Application.ReadWrite.All"_s},
        .changes = true,
        .lane = u"application"_s};
}

Finding ImplicitTokens::check(const Setup &setup, Cloud &cloud) const
{
    if (!setup.implicitTokens)
        return {State::NotNeeded, u"azure/implicit-left-out"_s};
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    if (isOn(found->app))
        return {State::Done, u"azure/implicit-on"_s};
    return {State::ToDo, u"azure/implicit-off"_s};
}

Result<Change> ImplicitTokens::apply(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = needRegistration(setup, cloud);
    if (!found)
        return found.error();
    if (!setup.implicitTokens || isOn(found->app))
        return nothing();
    const Result<Change> change =
        intend(cloud, u"azure/implicit-turned-on"_s, {}, {{u"objectId"_s, found->objectId()}});
    if (!change)
        return change.error();
    const Result<void> done = set(found->app, true, cloud);
    return done ? change : done.error();
}

Result<void> ImplicitTokens::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    const Result<QJsonObject> app = readApplication(change.before.value(u"objectId").toString(), cloud);
    if (!app)
        return app.error().code == u"azure/app-missing" ? Result<void>() : app.error();
    return isOn(*app) ? set(*app, false, cloud) : Result<void>();
}

} // namespace cmw
