// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/directory.h"

#include "practice/message.h"
#include "practice/state.h"

#include <QFile>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

const QJsonObject &wellKnown()
{
    static const QJsonObject content = [] {
        QFile file(u":/practice/directory.json"_s);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }();
    return content;
}

QJsonArray appRoles(const QJsonArray &from)
{
    QJsonArray roles;
    for (const QJsonValue &role : from) {
        roles.append(QJsonObject{{u"id"_s, role[u"id"]}, {u"value"_s, role[u"value"]},
            {u"displayName"_s, role[u"text"]}, {u"description"_s, role[u"text"]}, {u"isEnabled"_s, true},
            {u"allowedMemberTypes"_s, QJsonArray{u"Application"_s}}, {u"origin"_s, u"Application"_s}});
    }
    return roles;
}

QJsonArray permissionScopes(const QJsonArray &from)
{
    QJsonArray scopes;
    for (const QJsonValue &scope : from) {
        scopes.append(QJsonObject{{u"id"_s, scope[u"id"]}, {u"value"_s, scope[u"value"]},
            {u"type"_s, scope[u"type"]}, {u"isEnabled"_s, true},
            {u"adminConsentDisplayName"_s, scope[u"text"]}, {u"adminConsentDescription"_s, scope[u"text"]},
            {u"userConsentDisplayName"_s, scope[u"text"]}, {u"userConsentDescription"_s, scope[u"text"]}});
    }
    return scopes;
}

QString now()
{
    return timeText(QDateTime::currentDateTimeUtc());
}

QString idWith(const QMap<QString, QJsonObject> &objects, QStringView key, const QString &value)
{
    const auto found = std::find_if(objects.cbegin(), objects.cend(), [&](const QJsonObject &object) {
        return object[key].toString().compare(value, Qt::CaseInsensitive) == 0;
    });
    return found == objects.cend() ? QString() : found.key();
}

} // namespace

const QJsonArray &wellKnownRoles()
{
    static const QJsonArray roles = wellKnown()[u"roles"].toArray();
    return roles;
}

const QJsonArray &wellKnownClients()
{
    static const QJsonArray clients = wellKnown()[u"clients"].toArray();
    return clients;
}

const QJsonArray &wellKnownLicences()
{
    static const QJsonArray licences = wellKnown()[u"licences"].toArray();
    return licences;
}

const QJsonArray &wellKnownPeople()
{
    static const QJsonArray people = wellKnown()[u"people"].toArray();
    return people;
}

const QJsonArray &wellKnownGroups()
{
    static const QJsonArray groups = wellKnown()[u"groups"].toArray();
    return groups;
}

const QJsonObject &wellKnownClouds()
{
    static const QJsonObject clouds = wellKnown()[u"clouds"].toObject();
    return clouds;
}

QString roleTemplateId(const QString &roleName)
{
    for (const QJsonValue &role : wellKnownRoles()) {
        if (role[u"name"].toString() == roleName)
            return role[u"id"].toString();
    }
    return {};
}

bool may(const Account &account, const QString &what)
{
    return std::any_of(wellKnownRoles().begin(), wellKnownRoles().end(), [&](const QJsonValue &role) {
        return account.roles.contains(role[u"name"].toString()) && role[u"can"].toArray().contains(what);
    });
}

QString homeTenant(const Account &account)
{
    constexpr QUuid names(
        0x6ba7b810, 0x9dad, 0x11d1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8); // RFC 4122: DNS
    return QUuid::createUuidV5(names, account.home).toString(QUuid::WithoutBraces);
}

QJsonObject addResource(State &state, const QString &appId)
{
    const QJsonArray resources = wellKnown()[u"resources"].toArray();
    for (const QJsonValue &resource : resources) {
        if (resource[u"appId"].toString() != appId)
            continue;
        QJsonObject principal = addServicePrincipal(state, appId, resource[u"displayName"].toString());
        QJsonArray names = resource[u"names"].toArray();
        names.prepend(appId);
        principal[u"servicePrincipalNames"] = names;
        principal[u"appRoles"] = appRoles(resource[u"appRoles"].toArray());
        principal[u"oauth2PermissionScopes"] = permissionScopes(resource[u"scopes"].toArray());
        principal[u"signInAudience"] = u"AzureADMultipleOrgs"_s;
        principal[u"appOwnerOrganizationId"] =
            u"f8cdef31-a31e-4b4a-93e4-5f571e91255a"_s; // Microsoft Services
        state.servicePrincipals[principal[u"id"].toString()] = principal;
        return principal;
    }
    return {};
}

QJsonObject addApplication(State &state, const QJsonObject &body)
{
    const QString id = newGuid();
    QJsonObject application{
        {u"id"_s, id},
        {u"deletedDateTime"_s, QJsonValue()},
        {u"appId"_s, newGuid()},
        {u"applicationTemplateId"_s, QJsonValue()},
        {u"createdDateTime"_s, now()},
        {u"displayName"_s, QJsonValue()},
        {u"description"_s, QJsonValue()},
        {u"notes"_s, QJsonValue()},
        {u"groupMembershipClaims"_s, QJsonValue()},
        {u"identifierUris"_s, QJsonArray()},
        {u"serviceManagementReference"_s, QJsonValue()},
        {u"isDeviceOnlyAuthSupported"_s, QJsonValue()},
        {u"isFallbackPublicClient"_s, QJsonValue()},
        {u"publisherDomain"_s, state.domain},
        {u"uniqueName"_s, QJsonValue()},
        // Graph's default where the body names none.
        {u"signInAudience"_s, u"AzureADandPersonalMicrosoftAccount"_s},
        {u"tags"_s, QJsonArray()},
        {u"requiredResourceAccess"_s, QJsonArray()},
        {u"passwordCredentials"_s, QJsonArray()},
        {u"keyCredentials"_s, QJsonArray()},
        {u"appRoles"_s, QJsonArray()},
        {u"addIns"_s, QJsonArray()},
        {u"api"_s,
            QJsonObject{{u"acceptMappedClaims"_s, QJsonValue()}, {u"knownClientApplications"_s, QJsonArray()},
                {u"requestedAccessTokenVersion"_s, QJsonValue()}, {u"oauth2PermissionScopes"_s, QJsonArray()},
                {u"preAuthorizedApplications"_s, QJsonArray()}}},
        {u"publicClient"_s, QJsonObject{{u"redirectUris"_s, QJsonArray()}}},
        {u"spa"_s, QJsonObject{{u"redirectUris"_s, QJsonArray()}}},
        {u"web"_s,
            QJsonObject{{u"homePageUrl"_s, QJsonValue()}, {u"logoutUrl"_s, QJsonValue()},
                {u"redirectUris"_s, QJsonArray()},
                {u"implicitGrantSettings"_s,
                    QJsonObject{
                        {u"enableAccessTokenIssuance"_s, false}, {u"enableIdTokenIssuance"_s, false}}}}},
    };
    state.applications[id] = merged(application, body);
    return state.applications[id];
}

void deleteApp(State &state, const QString &applicationId)
{
    QJsonObject application = state.applications.take(applicationId);
    application[u"deletedDateTime"] = now();
    state.deletedApplications[applicationId] = application;
    deleteServicePrincipal(state, servicePrincipalId(state, application[u"appId"].toString()));
}

void deleteServicePrincipal(State &state, const QString &id)
{
    state.servicePrincipals.remove(id);
    state.permissionGrants.removeIf(
        [&id](const auto &grant) { return grant.value()[u"clientId"].toString() == id; });
    state.appRoleAssignments.removeIf(
        [&id](const auto &assignment) { return assignment.value()[u"principalId"].toString() == id; });
}

QJsonObject merged(QJsonObject object, const QJsonObject &changes)
{
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        const QJsonValue before = object[change.key()];
        object[change.key()] = before.isObject() && change->isObject()
            ? QJsonValue(merged(before.toObject(), change->toObject()))
            : *change;
    }
    return object;
}

QJsonObject addServicePrincipal(State &state, const QString &appId, const QString &displayName)
{
    const QString id = newGuid();
    const QJsonObject principal{{u"id"_s, id}, {u"appId"_s, appId}, {u"appDisplayName"_s, displayName},
        {u"displayName"_s, displayName}, {u"accountEnabled"_s, true}, {u"appRoleAssignmentRequired"_s, false},
        {u"appOwnerOrganizationId"_s, state.tenantId}, {u"deletedDateTime"_s, QJsonValue()},
        {u"description"_s, QJsonValue()}, {u"notes"_s, QJsonValue()},
        {u"servicePrincipalType"_s, u"Application"_s}, {u"servicePrincipalNames"_s, QJsonArray{appId}},
        {u"signInAudience"_s, u"AzureADMyOrg"_s}, {u"tags"_s, QJsonArray()}, {u"replyUrls"_s, QJsonArray()},
        {u"appRoles"_s, QJsonArray()}, {u"oauth2PermissionScopes"_s, QJsonArray()},
        {u"passwordCredentials"_s, QJsonArray()}, {u"keyCredentials"_s, QJsonArray()}};
    state.servicePrincipals[id] = principal;
    return principal;
}

QJsonObject addSecret(State &state, const QString &applicationId, const QJsonObject &wanted)
{
    // As long as Microsoft's: 40 characters, the first of which are shown as hint.
    const QString text = randomText(30).replace(3, 1, u'~');
    const QDateTime start = QDateTime::currentDateTimeUtc();
    QJsonObject credential{{u"customKeyIdentifier"_s, QJsonValue()},
        {u"displayName"_s, wanted[u"displayName"]}, {u"keyId"_s, newGuid()}, {u"hint"_s, text.left(3)},
        {u"startDateTime"_s, wanted[u"startDateTime"].toString(timeText(start))},
        {u"endDateTime"_s, wanted[u"endDateTime"].toString(timeText(start.addYears(2)))},
        {u"secretText"_s, QJsonValue()}};
    QJsonObject &application = state.applications[applicationId];
    QJsonArray credentials = application[u"passwordCredentials"].toArray();
    credentials.append(credential);
    application[u"passwordCredentials"] = credentials;
    state.secrets[credential[u"keyId"].toString()] = text;
    credential[u"secretText"] = text;
    return credential;
}

QJsonObject addPermissionGrant(State &state, const QJsonObject &body)
{
    QJsonObject grant = body;
    const QString id = randomText(32);
    grant[u"id"] = id;
    if (!grant.contains(u"principalId"))
        grant[u"principalId"] = QJsonValue();
    state.permissionGrants[id] = grant;
    return grant;
}

QJsonObject addRoleAssignment(
    State &state, const QString &principalId, const QString &resourceId, const QString &roleId)
{
    const QString id = randomText(32);
    const QJsonObject assignment{{u"id"_s, id}, {u"deletedDateTime"_s, QJsonValue()},
        {u"appRoleId"_s, roleId}, {u"createdDateTime"_s, now()}, {u"principalId"_s, principalId},
        {u"principalDisplayName"_s, state.servicePrincipals.value(principalId)[u"displayName"]},
        {u"principalType"_s, u"ServicePrincipal"_s}, {u"resourceId"_s, resourceId},
        {u"resourceDisplayName"_s, state.servicePrincipals.value(resourceId)[u"displayName"]}};
    state.appRoleAssignments[id] = assignment;
    return assignment;
}

QString servicePrincipalId(const State &state, const QString &appId)
{
    return idWith(state.servicePrincipals, u"appId", appId);
}

QString applicationId(const State &state, const QString &appId)
{
    return idWith(state.applications, u"appId", appId);
}

QStringList texts(const QJsonValue &array)
{
    QStringList list;
    const QJsonArray values = array.toArray();
    for (const QJsonValue &value : values)
        list << value.toString();
    return list;
}

} // namespace cmw::practice
