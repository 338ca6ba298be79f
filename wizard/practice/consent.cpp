// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/consent.h"

#include "practice/directory.h"
#include "practice/refusals.h"
#include "practice/state.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

bool isOpenIdScope(const QString &word)
{
    return word == u"openid" || word == u"profile" || word == u"email" || word == u"offline_access";
}

/// A scope of the resource by one of its keys; undefined where there is none.
QJsonValue scopeWith(const QJsonObject &principal, QStringView key, const QString &value)
{
    const QJsonArray scopes = principal[u"oauth2PermissionScopes"].toArray();
    const auto found = std::find_if(scopes.begin(), scopes.end(), [&](const QJsonValue &scope) {
        return scope[key].toString().compare(value, Qt::CaseInsensitive) == 0;
    });
    return found == scopes.end() ? QJsonValue(QJsonValue::Undefined) : *found;
}

Result<QStringList> defaultScopes(const Client &client, const QJsonObject &principal)
{
    const QString resource = principal[u"appId"].toString();
    QStringList values = texts(client.preauthorized[resource]);
    for (const QString &id : texts(client.requiredPermissions[resource])) {
        const QJsonValue scope = scopeWith(principal, u"id", id);
        if (scope.isUndefined())
            return refusal(65006, {principal[u"displayName"].toString()});
        values << scope[u"value"].toString();
    }
    return values;
}

struct Word {
    QString resource; ///< empty: Graph
    QString value;
};

Word split(const QString &word)
{
    const qsizetype slash = word.lastIndexOf(u'/');
    if (slash < 0)
        return {{}, word};
    QString resource = word.left(slash);
    // "https://graph.microsoft.com//.default" asks for the resource that is called with a slash at its end.
    while (resource.endsWith(u'/'))
        resource.chop(1);
    return {resource, word.mid(slash + 1)};
}

QString principalNamed(const State &state, const QString &name)
{
    for (auto principal = state.servicePrincipals.cbegin(); principal != state.servicePrincipals.cend();
         ++principal) {
        if (texts((*principal)[u"servicePrincipalNames"]).contains(name, Qt::CaseInsensitive))
            return principal.key();
    }
    return {};
}

/// Microsoft's own clients get what is agreed beforehand; the Graph tools alone may ask for anything at
/// Graph.
bool isPreauthorized(const Client &client, const QString &resource, const QString &value)
{
    if (!client.isMicrosofts())
        return true;
    if (client.preauthorized.isEmpty())
        return resource == QStringView(graphAppId);
    return texts(client.preauthorized[resource]).contains(value, Qt::CaseInsensitive);
}

ResourceScopes &entryFor(Asked &asked, const QString &principal, const QString &audience)
{
    for (ResourceScopes &entry : asked.resources) {
        if (entry.principal == principal)
            return entry;
    }
    asked.resources.append({principal, audience, {}, false});
    return asked.resources.last();
}

Result<void> add(const State &state, const Client &client, const Word &word, Asked &asked)
{
    const QString name = word.resource.isEmpty() ? u"https://graph.microsoft.com"_s : word.resource;
    const QString id = principalNamed(state, name);
    if (id.isEmpty())
        return refusal(500011, {name, state.organisation});
    const QJsonObject principal = state.servicePrincipals.value(id);
    ResourceScopes &entry = entryFor(asked, id, name);
    if (word.value == u".default") {
        const Result<QStringList> values = defaultScopes(client, principal);
        if (!values)
            return values.error();
        entry.isDefault = true;
        entry.values += *values;
        return {};
    }
    const QString resource = principal[u"appId"].toString();
    const QJsonValue scope = scopeWith(principal, u"value", word.value);
    if (scope.isUndefined() && !texts(client.preauthorized[resource]).contains(word.value))
        return refusal(650053, {client.displayName, word.value, resource});
    if (!isPreauthorized(client, resource, word.value))
        return refusal(65002, {client.appId, resource});
    entry.values << scope[u"value"].toString(word.value);
    return {};
}

QString selfConsentPolicy(const State &state)
{
    constexpr QLatin1String prefix("managepermissiongrantsforself.");
    const QStringList policies =
        texts(state.authorizationPolicy[u"defaultUserRolePermissions"][u"permissionGrantPoliciesAssigned"]);
    for (const QString &policy : policies) {
        if (policy.startsWith(prefix, Qt::CaseInsensitive))
            return policy.mid(prefix.size()).toLower();
    }
    return {};
}

/// What Microsoft's managed policy doesn't let users consent to.
/// Source: Microsoft Learn, "Manage app consent policies".
bool isManagedAway(const QString &scope)
{
    return scope.startsWith(u"IMAP."_s) || scope.startsWith(u"POP."_s) || scope.startsWith(u"EWS."_s)
        || scope.startsWith(u"EAS."_s) || scope.startsWith(u"Mail.Read"_s);
}

bool isAssigned(const State &state, const QString &clientPrincipal, const Permission &role)
{
    return std::any_of(state.appRoleAssignments.cbegin(), state.appRoleAssignments.cend(),
        [&](const QJsonObject &assignment) {
            return assignment[u"principalId"].toString() == clientPrincipal
                && assignment[u"resourceId"].toString() == role.principal
                && assignment[u"appRoleId"].toString() == role.roleId;
        });
}

} // namespace

Result<Asked> asked(const State &state, const Client &client, const QString &scope)
{
    Asked asked;
    const QStringList words = scope.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return refusal(900144, {u"scope"_s});
    for (const QString &word : words) {
        if (word.contains(u',') || word.contains(u';'))
            return refusal(70011, {scope});
        if (isOpenIdScope(word)) {
            asked.openId << word;
            continue;
        }
        if (const Result<void> added = add(state, client, split(word), asked); !added)
            return added.error();
    }
    return asked;
}

QStringList granted(const State &state, const Client &client, const QString &userId, const QString &principal)
{
    const QJsonObject resource = state.servicePrincipals.value(principal);
    const QString resourceAppId = resource[u"appId"].toString();
    QStringList scopes = texts(client.preauthorized[resourceAppId]);
    const QString clientPrincipal = servicePrincipalId(state, client.appId);
    const QString graph = servicePrincipalId(state, QString::fromUtf16(graphAppId));
    for (const QJsonObject &grant : state.permissionGrants) {
        if (grant[u"clientId"].toString() != clientPrincipal)
            continue;
        if (grant[u"consentType"].toString() != u"AllPrincipals"
            && grant[u"principalId"].toString() != userId)
            continue;
        QStringList values = grant[u"scope"].toString().split(u' ', Qt::SkipEmptyParts);
        if (grant[u"resourceId"].toString() != principal) {
            // The portal lists the mail protocols' permissions under Microsoft Graph; there they count for
            // Exchange.
            if (resourceAppId != QStringView(exchangeAppId) || grant[u"resourceId"].toString() != graph)
                continue;
            values = values.filter(u"SMTP.Send"_s) + values.filter(u"AccessAsUser.All"_s);
        }
        scopes += values;
    }
    scopes.removeDuplicates();
    return scopes;
}

QList<Permission> lacking(
    const State &state, const Client &client, const Account &account, const Asked &asked)
{
    QList<Permission> permissions;
    for (const ResourceScopes &entry : asked.resources) {
        const QStringList have = granted(state, client, account.id, entry.principal);
        for (const QString &value : entry.values) {
            if (have.contains(value, Qt::CaseInsensitive))
                continue;
            const QJsonValue scope =
                scopeWith(state.servicePrincipals.value(entry.principal), u"value", value);
            permissions.append({entry.principal, value, scope[u"userConsentDisplayName"].toString(value),
                scope[u"type"].toString() == u"Admin", {}});
        }
    }
    return permissions;
}

bool mayConsent(const State &state, const Account &account, const QList<Permission> &permissions)
{
    if (may(account, u"consent"_s))
        return true;
    const QString policy = selfConsentPolicy(state);
    return std::all_of(permissions.begin(), permissions.end(), [&policy](const Permission &permission) {
        if (permission.isForAdmins)
            return false;
        if (policy == u"microsoft-user-default-legacy")
            return true;
        return policy == u"microsoft-user-default-recommended" && !isManagedAway(permission.value);
    });
}

void recordConsent(State &state, const Client &client, const Account &account, const QStringList &openId,
    const QList<Permission> &permissions, bool isForAll)
{
    QString clientPrincipal = servicePrincipalId(state, client.appId);
    if (clientPrincipal.isEmpty())
        clientPrincipal = addServicePrincipal(state, client.appId, client.displayName)[u"id"].toString();
    QMap<QString, QStringList> byResource;
    if (!openId.isEmpty())
        byResource[servicePrincipalId(state, QString::fromUtf16(graphAppId))] = openId;
    for (const Permission &permission : permissions) {
        if (permission.roleId.isEmpty())
            byResource[permission.principal] << permission.value;
        else if (!isAssigned(state, clientPrincipal, permission))
            addRoleAssignment(state, clientPrincipal, permission.principal, permission.roleId);
    }

    const QString type = isForAll ? u"AllPrincipals"_s : u"Principal"_s;
    for (auto scopes = byResource.cbegin(); scopes != byResource.cend(); ++scopes) {
        QJsonObject grant{{u"clientId"_s, clientPrincipal}, {u"consentType"_s, type},
            {u"principalId"_s, isForAll ? QJsonValue() : QJsonValue(account.id)},
            {u"resourceId"_s, scopes.key()}};
        const auto same = std::find_if(
            state.permissionGrants.begin(), state.permissionGrants.end(), [&grant](const QJsonObject &other) {
                return other[u"clientId"] == grant[u"clientId"]
                    && other[u"resourceId"] == grant[u"resourceId"]
                    && other[u"consentType"] == grant[u"consentType"]
                    && other[u"principalId"] == grant[u"principalId"];
            });
        if (same == state.permissionGrants.end()) {
            grant[u"scope"] = scopes->join(u' ');
            addPermissionGrant(state, grant);
            continue;
        }
        QStringList all = (*same)[u"scope"].toString().split(u' ', Qt::SkipEmptyParts) + *scopes;
        all.removeDuplicates();
        (*same)[u"scope"] = all.join(u' ');
    }
}

} // namespace cmw::practice
