// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/appregistration.h"

#include "core/address.h"
#include "services/cloud.h"
#include "tasks/azure/markedapp.h"
#include "tasks/azure/permission.h"
#include "tasks/azure/registration.h"
#include "tasks/readback.h"

#include <QUrl>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// What the app has that isn't this set-up's: redirect URIs, secrets, certificates. Who put it there uses the app.
QStringList otherUses(const QJsonObject &app, const Setup &setup, const QJsonObject &before)
{
    QStringList uses;
    const QJsonArray secrets = app.value(u"passwordCredentials").toArray();
    for (const QJsonValue &secret : secrets) {
        const QString keyId = secret[u"keyId"].toString();
        const QString name = secret[u"displayName"].toString();
        if (keyId != setup.secretKeyId)
            uses.append(name.isEmpty() ? keyId : name);
    }
    const QStringList ours{setup.callbackUrl, before.value(u"callbackUrl").toString()};
    const QStringList loopback{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
    const QJsonArray certificates = app.value(u"keyCredentials").toArray();
    for (const QJsonValue &certificate : certificates)
        uses.append(certificate[u"displayName"].toString(certificate[u"keyId"].toString()));
    uses += texts(app.value(u"identifierUris").toArray());
    const QStringList uris =
        redirectUris(app, u"web") + redirectUris(app, u"spa") + redirectUris(app, u"publicClient");
    for (const QString &uri : uris) {
        if (!ours.contains(uri) && !loopback.contains(QUrl(uri).host()))
            uses.append(uri);
    }
    return uses;
}

Learned learned(const QJsonObject &app)
{
    return Learned()
        .set(&Setup::appObjectId, app.value(u"id").toString())
        .set(&Setup::clientId, app.value(u"appId").toString());
}

/// Source: Microsoft Learn, "signInAudience" of the resource type application.
QString audience(const Setup &setup)
{
    return setup.accountType == AccountType::AnyOrganisation ? u"AzureADMultipleOrgs"_s : u"AzureADMyOrg"_s;
}

QJsonObject newApplication(const Setup &setup, const QList<Permission> &permissions, const QString &mark)
{
    const QJsonObject implicit{
        {u"enableAccessTokenIssuance"_s, setup.implicitTokens}, {u"enableIdTokenIssuance"_s, false}};
    const QJsonObject web{
        {u"redirectUris"_s, QJsonArray{setup.callbackUrl}}, {u"implicitGrantSettings"_s, implicit}};
    QJsonObject application{
        {u"displayName"_s, setup.appName},
        // Always sent: without it Graph would let personal accounts in, too.
        {u"signInAudience"_s, audience(setup)},
        {u"web"_s, web},
        {u"requiredResourceAccess"_s, requiredResourceAccess(permissions)},
        {u"tags"_s, QJsonArray{mark}},
        {u"notes"_s,
            u"Webex Connect sends and receives mail of %1 with this app (Connect Mail Wizard)."_s.arg(
                setup.mailbox)},
    };
    if (!setup.serviceManagementReference.isEmpty())
        application.insert(u"serviceManagementReference"_s, setup.serviceManagementReference);
    return application;
}

Result<void> setAudience(const QString &objectId, const QString &audience, Cloud &cloud)
{
    const Result<QJsonObject> app = readApplication(objectId, cloud);
    if (!app)
        return app.error();
    if (const Result<void> sent = cloud.graph.updateApplication(objectId, {{u"signInAudience"_s, audience}});
        !sent)
        return sent.error();
    return readBack(cloud, [&]() -> Result<bool> {
        const Result<QJsonObject> now = readApplication(objectId, cloud);
        return now ? Result<bool>(now->value(u"signInAudience").toString() == audience) : now.error();
    });
}

/// Not there, or deleted a while ago: somebody may want that one back.
Finding missing(const Setup &setup, Cloud &cloud)
{
    QVariantMap args{{u"name"_s, setup.appName}};
    const bool isForAny = setup.accountType == AccountType::AnyOrganisation;
    // What can't be read here takes nothing from what is known: there is no app.
    if (const Result<QList<QJsonObject>> deleted = cloud.graph.deletedApplications()) {
        for (const QJsonObject &app : *deleted) {
            if (app.value(u"displayName").toString() != setup.appName)
                continue;
            args.insert(u"clientId"_s, app.value(u"appId").toString());
            args.insert(u"deleted"_s,
                QDateTime::fromString(app.value(u"deletedDateTime").toString(), Qt::ISODateWithMs).toUTC());
            return {State::ToDo, u"azure/app-deleted"_s, args};
        }
    }
    return {State::ToDo, isForAny ? u"azure/app-missing-multi-tenant"_s : u"azure/app-missing"_s, args};
}

/// Organisations that own their apps by a reference refuse one without.
/// Source: Microsoft Learn, application resource type, "serviceManagementReference".
Error named(const Error &error)
{
    const bool wantsReference = error.code == u"graph/refused"
        && error.evidence.contains(u"ServiceManagementReference"_s, Qt::CaseInsensitive);
    return wantsReference ? Error{u"azure/service-management-reference"_s, error.args, error.evidence}
                          : error;
}

/// The app's audience as the set-up sees it: other than chosen, or nothing to say.
std::optional<Finding> audienceFinding(const Setup &setup, const QJsonObject &app, const QVariantMap &args)
{
    const QString present = app.value(u"signInAudience").toString();
    const bool isForAny = setup.accountType == AccountType::AnyOrganisation;
    if (present == u"PersonalMicrosoftAccount")
        return Finding{State::Wrong, u"azure/app-personal-only"_s, args};
    if (present == u"AzureADMyOrg" && isForAny)
        return Finding{State::ToDo, u"azure/app-single-tenant"_s, args};
    if (present != u"AzureADMyOrg" && !isForAny)
        return Finding{State::Done, u"azure/app-multi-tenant"_s, args};
    return {};
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
        .reads = {u"Application.Read.All"_s},
        .writes = {u"Application.ReadWrite.All"_s},
        .changes = true,
        .lane = u"application"_s};
}

Finding AppRegistration::check(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    if (!found->several.isEmpty())
        return {State::ForPerson, u"azure/app-ambiguous"_s, describedChoices(found->several, cloud)};

    if (!found->exists()) {
        const QVariantMap args{{u"name"_s, setup.appName}, {u"clientId"_s, setup.clientId}};
        return found->isGone ? Finding{State::Wrong, u"azure/app-gone"_s, args} : missing(setup, cloud);
    }
    const QVariantMap args{{u"name"_s, found->name()}, {u"clientId"_s, found->clientId()}};
    Finding finding =
        audienceFinding(setup, found->app, args).value_or(Finding{State::Done, codeFor(*found), args});
    finding.learned = learned(found->app);
    return finding;
}

Result<Change> AppRegistration::apply(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    if (!found->several.isEmpty())
        return Error{u"azure/app-ambiguous"_s, describedChoices(found->several, cloud), {}};
    if (found->exists())
        return openToAll(setup, found->app, cloud);
    return make(setup, cloud);
}

Result<Change> AppRegistration::openToAll(const Setup &setup, const QJsonObject &app, Cloud &cloud) const
{
    const std::optional<Finding> differs = audienceFinding(setup, app, {});
    if (!differs || differs->code != u"azure/app-single-tenant")
        return nothing(learned(app));
    const QString objectId = app.value(u"id").toString();
    const QString before = app.value(u"signInAudience").toString();
    Result<Change> change = intend(cloud, u"azure/app-opened"_s, {{u"name"_s, app.value(u"displayName")}},
        {{u"objectId"_s, objectId}, {u"audience"_s, before}});
    if (!change)
        return change.error();
    if (const Result<void> set = setAudience(objectId, audience(setup), cloud); !set)
        return set.error();
    change.value().learned = learned(app);
    return change;
}

Result<Change> AppRegistration::make(const Setup &setup, Cloud &cloud) const
{
    if (const Judgement bad = judgeCallbackUrl(setup.callbackUrl);
        bad && bad->weight == Objection::Weight::Refusal)
        return Error{bad->code, bad->args, {}};
    // Where the directory lacks the API, the line of the permissions brings it, and them.
    const Result<QList<Permission>> offered = neededPermissions(setup, cloud);
    if (!offered && offered.error().code != u"azure/exchange-principal-missing")
        return offered.error();
    const QList<Permission> permissions = offered ? *offered : QList<Permission>();

    // Before another one is made: by the marks of those that the journal knows.
    const FoundApp earlier = appMadeBefore(cloud.standing(id()), setup, cloud);
    if (!earlier)
        return earlier.error();
    if (*earlier)
        return nothing(learned(**earlier));

    const QString mark = newAppMark();
    Result<Change> change = intend(cloud, u"azure/app-created"_s, {{u"name"_s, setup.appName}},
        {{u"name"_s, setup.appName}, {u"mark"_s, mark}, {u"callbackUrl"_s, setup.callbackUrl},
            {u"added"_s, requiredResourceAccess(permissions)}});
    if (!change)
        return change.error();
    const Result<QJsonObject> created =
        createMarkedApp(newApplication(setup, permissions, mark), mark, setup, cloud);
    if (!created)
        return named(created.error());
    // It is there: its ids go out even where it can't be seen yet, or a second try would make a second app.
    (void)readBack(cloud, [&]() -> Result<bool> {
        const auto app = cloud.graph.application(created->value(u"id").toString());
        return app ? Result<bool>(app->has_value()) : app.error();
    });
    change.value().learned = learned(*created);
    return change;
}

Result<void> AppRegistration::undo(const Setup &setup, const Change &change, Cloud &cloud) const
{
    if (change.before.contains(u"audience"_s)) {
        const Result<void> set = setAudience(
            change.before.value(u"objectId").toString(), change.before.value(u"audience").toString(), cloud);
        return set || set.error().code == u"azure/app-missing" ? Result<void>() : set.error();
    }
    const FoundApp app = markedApp(change.before.value(u"mark").toString(), setup, cloud);
    if (!app)
        return app.error();
    if (!*app)
        return {};
    if (const QStringList uses = otherUses(**app, setup, change.before); !uses.isEmpty())
        return Error{u"azure/app-in-use"_s,
            {{u"name"_s, (*app)->value(u"displayName").toString()}, {u"uses"_s, uses}}, {}};
    const Result<void> deleted = cloud.graph.deleteApplication((*app)->value(u"id").toString());
    return deleted || deleted.error().code == u"graph/not-found" ? Result<void>() : deleted.error();
}

Learned AppRegistration::forgotten(const Setup &, const Change &change, Cloud &) const
{
    Learned nothing;
    if (!change.before.contains(u"mark"_s))
        return nothing; // the app is still there
    nothing.set(&Setup::appObjectId, {}).set(&Setup::clientId, {}).set(&Setup::servicePrincipalId, {});
    return nothing;
}

} // namespace cmw
