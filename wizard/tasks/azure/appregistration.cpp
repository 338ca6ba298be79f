// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/appregistration.h"

#include "core/address.h"
#include "services/cloud.h"
#include "tasks/azure/permission.h"
#include "tasks/azure/registration.h"
#include "tasks/readback.h"

#include <QUuid>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Marks an app as made by one change, so that undo finds it even where the answer to its creation was lost.
QString newMark()
{
    return u"connect-mail-wizard-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Learned learned(const QJsonObject &app)
{
    return Learned()
        .set(&Setup::appObjectId, app.value(u"id").toString())
        .set(&Setup::clientId, app.value(u"appId").toString());
}

QJsonObject newApplication(const Setup &setup, const QList<Permission> &permissions, const QString &mark)
{
    const QJsonObject implicit{
        {u"enableAccessTokenIssuance"_s, setup.implicitTokens}, {u"enableIdTokenIssuance"_s, false}};
    const QJsonObject web{
        {u"redirectUris"_s, QJsonArray{setup.callbackUrl}}, {u"implicitGrantSettings"_s, implicit}};
    return {
        {u"displayName"_s, setup.appName},
        // Always sent: without it Graph would let personal accounts in, too.
        {u"signInAudience"_s, u"AzureADMyOrg"_s},
        {u"web"_s, web},
        {u"requiredResourceAccess"_s, requiredResourceAccess(permissions)},
        {u"tags"_s, QJsonArray{mark}},
    };
}

QString codeFor(const Registration &registration)
{
    switch (registration.by) {
    case Registration::By::RedirectUri:
        return u"azure/app-found-by-redirect-uri"_s;
    case Registration::By::Name:
        return u"azure/app-found-by-name"_s;
    case Registration::By::Id:
    case Registration::By::Nothing:
        break;
    }
    return u"azure/app-ready"_s;
}

} // namespace

TaskInfo AppRegistration::info() const
{
    return {.id = u"azure.app-registration"_s,
        .needs = {u"connect.callback-url"_s},
        .resources = Resource::Graph,
        .changes = true};
}

Finding AppRegistration::check(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    if (!found->several.isEmpty())
        return {State::Wrong, u"azure/app-ambiguous"_s, {{u"apps"_s, found->several}}};

    if (!found->exists()) {
        const QVariantMap args{{u"name"_s, setup.appName}, {u"clientId"_s, setup.clientId}};
        return found->isGone ? Finding{State::Wrong, u"azure/app-gone"_s, args}
                             : Finding{State::ToDo, u"azure/app-missing"_s, args};
    }
    const QVariantMap args{{u"name"_s, found->name()}, {u"clientId"_s, found->clientId()}};
    if (found->app.value(u"signInAudience").toString() == u"PersonalMicrosoftAccount")
        return {State::Wrong, u"azure/app-personal-only"_s, args};
    Finding finding{State::Done, codeFor(*found), args};
    finding.learned = learned(found->app);
    return finding;
}

Result<Change> AppRegistration::apply(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    if (!found->several.isEmpty())
        return Error{u"azure/app-ambiguous"_s, {{u"apps"_s, found->several}}, {}};
    if (found->exists())
        return nothing(learned(found->app));
    if (const Judgement bad = judgeCallbackUrl(setup.callbackUrl);
        bad && bad->weight == Objection::Weight::Refusal)
        return Error{bad->code, bad->args, {}};
    const Result<QList<Permission>> permissions = neededPermissions(setup, cloud);
    if (!permissions)
        return permissions.error();

    const QString mark = newMark();
    Result<Change> change = intend(cloud, u"azure/app-created"_s, {{u"name"_s, setup.appName}},
        {{u"name"_s, setup.appName}, {u"mark"_s, mark}});
    if (!change)
        return change.error();
    const Result<QJsonObject> created =
        cloud.graph.createApplication(newApplication(setup, *permissions, mark));
    if (!created)
        return created.error();
    const QString objectId = created->value(u"id").toString();
    const Result<void> seen = readBack(cloud, [&]() -> Result<bool> {
        const auto app = cloud.graph.application(objectId);
        return app ? Result<bool>(app->has_value()) : app.error();
    });
    if (!seen)
        return seen.error();
    change.value().learned = learned(*created);
    return change;
}

Result<void> AppRegistration::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    const Result<QList<QJsonObject>> apps =
        cloud.graph.applicationsByName(change.before.value(u"name").toString());
    if (!apps)
        return apps.error();
    const QString mark = change.before.value(u"mark").toString();
    for (const QJsonObject &app : *apps) {
        if (!app.value(u"tags").toArray().contains(mark))
            continue;
        const Result<void> deleted = cloud.graph.deleteApplication(app.value(u"id").toString());
        if (!deleted && deleted.error().code != u"graph/not-found")
            return deleted.error();
    }
    return {};
}

Learned AppRegistration::forgotten() const
{
    Learned nothing;
    nothing.set(&Setup::appObjectId, {}).set(&Setup::clientId, {}).set(&Setup::servicePrincipalId, {});
    return nothing;
}

} // namespace cmw
