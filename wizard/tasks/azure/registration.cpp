// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/registration.h"

#include "services/cloud.h"

#include <QRegularExpression>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

using Found = Result<std::optional<QJsonObject>>;

Found byIds(const Setup &setup, Cloud &cloud)
{
    if (!setup.appObjectId.isEmpty()) {
        const Found found = cloud.graph.application(setup.appObjectId);
        // A client ID that the person gave later counts more than what was found before.
        const bool fits = found && *found
            && (setup.clientId.isEmpty() || (*found)->value(u"appId").toString() == setup.clientId);
        if (!found || fits)
            return found;
    }
    if (setup.clientId.isEmpty())
        return std::optional<QJsonObject>();
    return cloud.graph.applicationByClientId(setup.clientId);
}

/// Who can be asked about the app; empty where that can't be read.
QStringList ownersOf(const QJsonObject &app, Cloud &cloud)
{
    QStringList names;
    if (const Result<QList<QJsonObject>> owners = cloud.graph.owners(app.value(u"id").toString())) {
        for (const QJsonObject &owner : *owners) {
            const QString signInName = owner.value(u"userPrincipalName").toString();
            names.append(signInName.isEmpty() ? owner.value(u"displayName").toString() : signInName);
        }
    }
    return names;
}

Registration oneOf(const QList<QJsonObject> &apps, Registration::By by, bool isGone)
{
    if (apps.size() == 1)
        return {by, apps.first(), {}, isGone};
    return {by, {}, apps, isGone};
}

} // namespace

Result<Registration> findRegistration(const Setup &setup, Cloud &cloud)
{
    const Found known = byIds(setup, cloud);
    if (!known)
        return known.error();
    if (*known)
        return Registration{Registration::By::Id, **known, {}, false};
    const bool isGone = !setup.clientId.isEmpty() || !setup.appObjectId.isEmpty();

    if (setup.newApp)
        return Registration{Registration::By::Nothing, {}, {}, isGone};
    if (!setup.callbackUrl.isEmpty()) {
        const Result<QList<QJsonObject>> apps = cloud.graph.applicationsByRedirectUri(setup.callbackUrl);
        if (!apps)
            return apps.error();
        if (!apps->isEmpty())
            return oneOf(*apps, Registration::By::RedirectUri, isGone);
    }
    if (!setup.appName.isEmpty()) {
        const Result<QList<QJsonObject>> apps = cloud.graph.applicationsByName(setup.appName);
        if (!apps)
            return apps.error();
        if (!apps->isEmpty())
            return oneOf(*apps, Registration::By::Name, isGone);
    }
    return Registration{Registration::By::Nothing, {}, {}, isGone};
}

QVariantMap describedChoices(const QList<QJsonObject> &apps, Cloud &cloud)
{
    QStringList lines;
    QVariantList choices;
    for (const QJsonObject &app : apps) {
        const QString name = app.value(u"displayName").toString();
        const QString clientId = app.value(u"appId").toString();
        const QString created = app.value(u"createdDateTime").toString().left(10);
        const QStringList owners = ownersOf(app, cloud);
        const QStringList told{clientId, created, owners.join(u' ')};
        lines.append(u"%1 (%2)"_s.arg(name, told.filter(QRegularExpression(u"."_s)).join(u", "_s)));
        choices.append(QVariantMap{{u"clientId"_s, clientId}, {u"objectId"_s, app.value(u"id").toString()},
            {u"name"_s, name}, {u"created"_s, created}, {u"owners"_s, owners}});
    }
    return {{u"apps"_s, lines}, {u"choices"_s, choices}};
}

Result<Registration> needRegistration(const Setup &setup, Cloud &cloud)
{
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    if (!found->several.isEmpty())
        return Error{u"azure/app-ambiguous"_s, describedChoices(found->several, cloud), {}};
    if (!found->exists())
        return Error{u"azure/app-missing"_s, {}, {}};
    return *found;
}

Result<QJsonObject> readApplication(const QString &objectId, Cloud &cloud)
{
    const Found found = cloud.graph.application(objectId);
    if (!found)
        return found.error();
    if (!*found)
        return Error{u"azure/app-missing"_s, {}, {}};
    return **found;
}

QStringList texts(const QJsonArray &array)
{
    QStringList result;
    for (const QJsonValue &value : array)
        result.append(value.toString());
    return result;
}

QStringList redirectUris(const QJsonObject &app, QStringView platform)
{
    return texts(app.value(platform).toObject().value(u"redirectUris").toArray());
}

QJsonObject webWith(const QJsonObject &app, const QStringList &uris)
{
    const QJsonObject implicit = app.value(u"web").toObject().value(u"implicitGrantSettings").toObject();
    QJsonObject web{{u"redirectUris"_s, QJsonArray::fromStringList(uris)}};
    if (!implicit.isEmpty())
        web.insert(u"implicitGrantSettings"_s, implicit);
    return web;
}

} // namespace cmw
