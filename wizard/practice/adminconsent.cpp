// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Identity's /adminconsent: all that the app's registration asks for, for everyone in the organisation.
// Source: Microsoft Learn, "Admin consent on the Microsoft identity platform".

#include "practice/directory.h"
#include "practice/identity.h"
#include "practice/licences.h"
#include "practice/pages.h"
#include "practice/refusals.h"
#include "practice/state.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

/// The service principal of a resource that the app asks for; made where the organisation has its service.
Result<QJsonObject> resourceWith(State &state, const QString &appId)
{
    if (const QString id = servicePrincipalId(state, appId); !id.isEmpty())
        return state.servicePrincipals.value(id);
    const bool isExchange = appId == QStringView(exchangeAppId);
    if (isExchange && hasService(state, u"exchange"_s))
        return addResource(state, appId);
    return refusal(
        650052, {appId, isExchange ? u"Office 365 Exchange Online"_s : QString(), state.organisation});
}

Result<Permission> permissionWith(const QJsonObject &resource, const QJsonValue &access)
{
    const bool isRole = access[u"type"].toString() == u"Role";
    const QJsonArray known = resource[isRole ? u"appRoles" : u"oauth2PermissionScopes"].toArray();
    const auto found = std::find_if(
        known.begin(), known.end(), [&access](const QJsonValue &one) { return one[u"id"] == access[u"id"]; });
    if (found == known.end())
        return refusal(65006, {resource[u"displayName"].toString()});
    const QString text = (*found)[isRole ? u"displayName" : u"adminConsentDisplayName"].toString();
    return Permission{resource[u"id"].toString(), (*found)[u"value"].toString(), text, true,
        isRole ? access[u"id"].toString() : QString()};
}

/// All of the registration, or of one resource alone where it is named.
Result<QList<Permission>> declared(State &state, const Client &client, const QString &onlyPrincipal)
{
    QList<Permission> permissions;
    const QJsonArray resources =
        state.applications.value(client.objectId)[u"requiredResourceAccess"].toArray();
    for (const QJsonValue &one : resources) {
        const Result<QJsonObject> resource = resourceWith(state, one[u"resourceAppId"].toString());
        if (!resource)
            return resource.error();
        if (!onlyPrincipal.isEmpty() && (*resource)[u"id"].toString() != onlyPrincipal)
            continue;
        const QJsonArray accesses = one[u"resourceAccess"].toArray();
        for (const QJsonValue &access : accesses) {
            const Result<Permission> permission = permissionWith(*resource, access);
            if (!permission)
                return permission.error();
            permissions << *permission;
        }
    }
    return permissions;
}

/// v2.0: what the scope names; of ".default" what the app declares at that resource.
Result<QList<Permission>> named(State &state, const Client &client, const QString &scope)
{
    const Result<Asked> wanted = asked(state, client, scope);
    if (!wanted)
        return wanted.error();
    QList<Permission> permissions;
    for (const ResourceScopes &resource : wanted->resources) {
        if (resource.isDefault) {
            const Result<QList<Permission>> all = declared(state, client, resource.principal);
            if (!all)
                return all.error();
            permissions += *all;
            continue;
        }
        for (const QString &value : resource.values)
            permissions << Permission{resource.principal, value, value, true, {}};
    }
    return permissions;
}

} // namespace

Answer Identity::adminConsent(const QString &tenant, const QString &endpoint, const Request &request)
{
    SignIn signIn;
    signIn.tenant = tenant;
    signIn.query = request.query;
    // An administrator shows that it is him each time.
    signIn.query.insert(u"prompt"_s, u"login"_s);
    signIn.isAdminConsent = true;
    if (const std::optional<Error> wrong = addressed(signIn))
        return refusePage(*wrong);
    const bool isFirst = endpoint == u"adminconsent";
    const Result<QList<Permission>> permissions = isFirst
        ? declared(m_state, signIn.client, {})
        : named(m_state, signIn.client, signIn.query.value(u"scope"_s));
    if (!permissions)
        return refuse(signIn, permissions.error());
    signIn.permissions = *permissions;
    return start(signIn, request);
}

Answer Identity::adminConsentPage(const QString &flow)
{
    const SignIn signIn = m_signIns.value(flow);
    const Account *account = m_state.account(signIn.userId);
    const pages::Step step{flow, signIn.tenant, signIn.client.displayName};
    const QString graph = servicePrincipalId(m_state, QString::fromUtf16(graphAppId));
    // Graph's own app roles need a higher administrator.
    const bool needsMore = std::any_of(signIn.permissions.begin(), signIn.permissions.end(),
        [&graph](const Permission &one) { return !one.roleId.isEmpty() && one.principal == graph; });
    if (!may(*account, needsMore ? u"writePolicies"_s : u"consent"_s))
        return Answer::html(200, pages::approval(step, account->user, signIn.permissions));
    return Answer::html(200, pages::consent(step, account->user, signIn.permissions, {}, false));
}

Answer Identity::adminConsentChosen(const SignIn &signIn, const QString &choice)
{
    const Account *account = m_state.account(signIn.userId);
    if (choice != u"accept" || !may(*account, u"consent"_s))
        return refuse(signIn, choice == u"return" ? refusal(90094, {m_state.organisation}) : refusal(65004));
    recordConsent(m_state, signIn.client, *account, {}, signIn.permissions, true);
    Fields fields{{u"admin_consent"_s, u"True"_s}, {u"tenant"_s, m_state.tenantId}};
    if (signIn.query.contains(u"scope"_s))
        fields.insert(u"scope"_s, signIn.query.value(u"scope"_s));
    return backToApp(signIn, fields);
}

} // namespace cmw::practice
