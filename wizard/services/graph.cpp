// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/graph.h"

#include "services/graphrefusal.h"
#include "services/odata.h"
#include "services/readcache.h"
#include "services/repeats.h"

#include <QJsonDocument>
#include <QUuid>

namespace cmw {

using namespace Qt::StringLiterals;
using namespace cmw::odata;

namespace {

const auto userFields =
    u"id,displayName,userPrincipalName,mail,proxyAddresses,accountEnabled,userType,assignedLicenses,"
    "assignedPlans,onPremisesSyncEnabled,usageLocation"_s;
const auto principalFields =
    u"id,appId,displayName,accountEnabled,appRoleAssignmentRequired,servicePrincipalType,tags,"
    "appRoles,oauth2PermissionScopes"_s;

} // namespace

struct Graph::Call {
    QByteArray method;
    QUrl url;
    QJsonObject body = {};
    QStringList whileFresh = {};
    Quoting quoting = Quoting::Allowed;
};

Graph::Graph(Http &http, const QUrl &base, const Secret &token, std::shared_ptr<ReadCache> cache,
    const Patience &patience)
    : m_http(http),
      m_base(base),
      m_token(token),
      m_cache(cache ? std::move(cache) : std::make_shared<ReadCache>()),
      m_patience(patience)
{
}

QUrl Graph::address(const QString &path) const
{
    return QUrl(m_base.toString(QUrl::FullyEncoded) + path, QUrl::StrictMode);
}

Result<QJsonObject> Graph::send(const Call &call)
{
    const auto request = [this, &call] {
        HttpRequest result{call.method, call.url, {}, {}};
        result.headers = {{"Authorization", "Bearer " + m_token.unwrap()}, {"Accept", "application/json"},
            {"client-request-id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)},
            {"return-client-request-id", "true"}};
        if (isAdvanced(call.url.query()))
            result.headers.emplaceBack("ConsistencyLevel", "eventual");
        if (!call.body.isEmpty()) {
            result.headers.emplaceBack("Content-Type", "application/json");
            result.body = QJsonDocument(call.body).toJson(QJsonDocument::Compact);
        }
        return result;
    };
    const QString told = QString::fromLatin1(call.method) + u' ' + call.url.path();
    const auto judge = [&told, &call](const HttpResponse &response) {
        return graphRefusal(told, response, call.quoting);
    };

    const auto response = sendPatiently(
        m_http, request, judge, {.read = call.method == "GET", .whileFresh = call.whileFresh}, m_patience);
    if (!response)
        return response.error();
    if (response->body.isEmpty())
        return QJsonObject();
    return jsonObject(*response, call.quoting);
}

Result<QJsonObject> Graph::write(const Call &call)
{
    const auto answer = send(call);
    // After a failure, too: what it did is unknown.
    m_cache->forget();
    return answer;
}

Result<void> Graph::change(const Call &call)
{
    const auto answer = write(call);
    return answer ? Result<void>() : answer.error();
}

Result<QJsonObject> Graph::read(const QString &path)
{
    return m_cache->get(u"graph "_s + path, [this, &path] { return send({"GET", address(path)}); });
}

Result<std::optional<QJsonObject>> Graph::find(const QString &path)
{
    // "Not there" is an answer worth remembering; it is kept as an empty object, which Graph never sends.
    const auto answer = m_cache->get(u"graph "_s + path, [this, &path]() -> Result<QJsonObject> {
        auto found = send({"GET", address(path)});
        if (!found && found.error().code == "graph/not-found"_L1)
            return QJsonObject();
        return found;
    });
    if (!answer)
        return answer.error();
    return answer->isEmpty() ? std::optional<QJsonObject>() : *answer;
}

Result<QList<QJsonObject>> Graph::list(const QString &path)
{
    const auto answer = m_cache->get(u"graph list "_s + path, [this, &path] {
        return allPages(address(path),
            [this](const QUrl &url) {
                return send({"GET", url});
            },
            {u"graph/refused"_s, {{u"request"_s, u"GET "_s + path}}, {}});
    });
    if (!answer)
        return answer.error();
    return objects(*answer);
}

// Who and where

Result<QJsonObject> Graph::me()
{
    return read(u"/me?$select=id,displayName,userPrincipalName,mail"_s);
}

Result<QJsonObject> Graph::organization()
{
    const auto found = list(
        u"/organization?$select=id,displayName,tenantType,countryLetterCode,verifiedDomains,onPremisesSyncEnabled"_s);
    if (!found)
        return found.error();
    if (found->isEmpty())
        return Error{u"graph/not-found"_s, {{u"request"_s, u"GET /organization"_s}}, {}};
    return found->first();
}

Result<QStringList> Graph::myRoleNames()
{
    const auto roles =
        list(u"/me/transitiveMemberOf/microsoft.graph.directoryRole?$select=id,displayName,roleTemplateId"_s);
    if (!roles)
        return roles.error();
    QStringList names;
    for (const auto &role : *roles)
        names.append(role.value("displayName"_L1).toString());
    return names;
}

Result<std::optional<QJsonObject>> Graph::userByAddress(const QString &address)
{
    const QString select = u"$select="_s + userFields;
    const auto bySignInName = find(u"/users/"_s + encoded(address) + u'?' + select);
    if (!bySignInName || bySignInName->has_value())
        return bySignInName;

    const auto byAddress = list(u"/users?"_s
        + advancedFilter(u"mail eq %1 or proxyAddresses/any(p:p eq %2)"_s.arg(
            quoted(address), quoted(u"smtp:"_s + address)))
        + u'&' + select);
    if (!byAddress)
        return byAddress.error();
    return byAddress->isEmpty() ? std::optional<QJsonObject>() : byAddress->first();
}

// App registration

Result<std::optional<QJsonObject>> Graph::application(const QString &objectId)
{
    return find(u"/applications/"_s + encoded(objectId));
}

Result<std::optional<QJsonObject>> Graph::applicationByClientId(const QString &clientId)
{
    return find(u"/applications(appId=%1)"_s.arg(encoded(quoted(clientId))));
}

Result<QList<QJsonObject>> Graph::applicationsByName(const QString &displayName)
{
    return list(u"/applications?"_s + filter(u"displayName eq "_s + quoted(displayName)));
}

Result<QList<QJsonObject>> Graph::deletedApplications()
{
    return list(u"/directory/deletedItems/microsoft.graph.application"_s);
}

Result<QList<QJsonObject>> Graph::applicationsByRedirectUri(const QString &redirectUri)
{
    return list(
        u"/applications?"_s + advancedFilter(u"web/redirectUris/any(u:u eq %1)"_s.arg(quoted(redirectUri))));
}

Result<QList<QJsonObject>> Graph::applicationsByTag(const QString &tag)
{
    return list(u"/applications?"_s + filter(u"tags/any(t:t eq %1)"_s.arg(quoted(tag))));
}

Result<QJsonObject> Graph::createApplication(const QJsonObject &application)
{
    return write({"POST", address(u"/applications"_s), application});
}

Result<void> Graph::updateApplication(const QString &objectId, const QJsonObject &changes)
{
    return change(
        {"PATCH", address(u"/applications/"_s + encoded(objectId)), changes, {u"graph/not-found"_s}});
}

Result<void> Graph::deleteApplication(const QString &objectId)
{
    return change({"DELETE", address(u"/applications/"_s + encoded(objectId))});
}

Result<QJsonObject> Graph::addPassword(
    const QString &objectId, const QString &displayName, const QDateTime &end)
{
    const QJsonObject credential{
        {u"displayName"_s, displayName}, {u"endDateTime"_s, end.toUTC().toString(Qt::ISODate)}};
    return write({"POST", address(u"/applications/%1/addPassword"_s.arg(encoded(objectId))),
        {{u"passwordCredential"_s, credential}}, {u"graph/not-found"_s}, Quoting::Forbidden});
}

Result<void> Graph::removePassword(const QString &objectId, const QString &keyId)
{
    return change({"POST", address(u"/applications/%1/removePassword"_s.arg(encoded(objectId))),
        {{u"keyId"_s, keyId}}});
}

// Enterprise application and consent

namespace {

/// A new app or enterprise application that not every server knows yet is refused in either way.
QStringList unknownYet()
{
    return {u"graph/not-found"_s, u"graph/refused"_s};
}

} // namespace

Result<std::optional<QJsonObject>> Graph::servicePrincipal(const QString &clientId)
{
    return find(u"/servicePrincipals(appId=%1)?$select=%2"_s.arg(encoded(quoted(clientId)), principalFields));
}

Result<QJsonObject> Graph::createServicePrincipal(const QString &clientId)
{
    // The tag lists it under "Enterprise applications", as the portal's own are.
    return write({"POST", address(u"/servicePrincipals"_s),
        {{u"appId"_s, clientId}, {u"tags"_s, QJsonArray{u"WindowsAzureActiveDirectoryIntegratedApp"_s}}},
        unknownYet()});
}

Result<void> Graph::deleteServicePrincipal(const QString &id)
{
    return change({"DELETE", address(u"/servicePrincipals/"_s + encoded(id))});
}

Result<QList<QJsonObject>> Graph::appRoleAssignments(const QString &servicePrincipalId)
{
    return list(u"/servicePrincipals/%1/appRoleAssignments"_s.arg(encoded(servicePrincipalId)));
}

Result<QJsonObject> Graph::assignAppRole(
    const QString &principalId, const QString &resourceId, const QString &appRoleId)
{
    return write({"POST", address(u"/servicePrincipals/%1/appRoleAssignedTo"_s.arg(encoded(resourceId))),
        {{u"principalId"_s, principalId}, {u"resourceId"_s, resourceId}, {u"appRoleId"_s, appRoleId}},
        unknownYet()});
}

Result<void> Graph::removeAppRoleAssignment(const QString &resourceId, const QString &assignmentId)
{
    return change({"DELETE",
        address(u"/servicePrincipals/%1/appRoleAssignedTo/%2"_s.arg(
            encoded(resourceId), encoded(assignmentId)))});
}

Result<QList<QJsonObject>> Graph::permissionGrants(const QString &servicePrincipalId)
{
    return list(u"/oauth2PermissionGrants?"_s + filter(u"clientId eq "_s + quoted(servicePrincipalId)));
}

Result<QJsonObject> Graph::grantPermissions(
    const QString &servicePrincipalId, const QString &resourceId, const QStringList &scopes)
{
    return write({"POST", address(u"/oauth2PermissionGrants"_s),
        {{u"clientId"_s, servicePrincipalId}, {u"consentType"_s, u"AllPrincipals"_s},
            {u"resourceId"_s, resourceId}, {u"scope"_s, scopes.join(u' ')}},
        unknownYet()});
}

Result<void> Graph::updatePermissionGrant(const QString &grantId, const QStringList &scopes)
{
    return change({"PATCH", address(u"/oauth2PermissionGrants/"_s + encoded(grantId)),
        {{u"scope"_s, scopes.join(u' ')}}});
}

Result<void> Graph::removePermissionGrant(const QString &grantId)
{
    return change({"DELETE", address(u"/oauth2PermissionGrants/"_s + encoded(grantId))});
}

// Organisation's policies

Result<QJsonObject> Graph::authorizationPolicy()
{
    return read(u"/policies/authorizationPolicy"_s);
}

Result<bool> Graph::securityDefaults()
{
    const auto policy = read(u"/policies/identitySecurityDefaultsEnforcementPolicy"_s);
    if (!policy)
        return policy.error();
    return policy->value("isEnabled"_L1).toBool();
}

} // namespace cmw
