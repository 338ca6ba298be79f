// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/graph.h"

#include "practice/directory.h"
#include "practice/graphcall.h"
#include "practice/state.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

using Do = Answer (*)(State &, const GraphCall &);

struct Route {
    const char *method;
    const char *path; ///< * in the place of a key
    const char *scopes; ///< any of them
    const char *role; ///< what a role of the person must allow; null: nothing, or the handler looks itself
    Do handler;
};

// Scopes that are enough for every read, and for every write.
constexpr char everyRead[] = "Directory.Read.All Directory.ReadWrite.All Directory.AccessAsUser.All";
constexpr char everyWrite[] = "Directory.ReadWrite.All Directory.AccessAsUser.All";

constexpr char appReads[] = "Application.Read.All Application.ReadWrite.All";
constexpr char appWrites[] = "Application.ReadWrite.All";
constexpr char roleWrites[] = "AppRoleAssignment.ReadWrite.All";
constexpr char grantWrites[] = "DelegatedPermissionGrant.ReadWrite.All";
constexpr char policyReads[] = "Policy.Read.All Policy.ReadWrite.Authorization";

// Source of scopes: Microsoft Learn, the "Permissions" section of each request's page.
constexpr Route routes[] = {
    {"GET", "/me", "User.Read User.Read.All", nullptr, showMe},
    {"GET", "/me/transitiveMemberOf/microsoft.graph.directoryRole", "User.Read RoleManagement.Read.Directory",
        nullptr, listMyRoles},
    {"GET", "/me/memberOf/microsoft.graph.directoryRole", "User.Read RoleManagement.Read.Directory", nullptr,
        listMyRoles},
    {"GET", "/users", "User.ReadBasic.All User.Read.All", nullptr, listUsers},
    {"GET", "/users/*", "User.Read User.ReadBasic.All User.Read.All", nullptr, showUser},
    {"GET", "/organization", "User.Read Organization.Read.All", nullptr, listOrganizations},
    {"GET", "/directoryRoles", "RoleManagement.Read.Directory", nullptr, listRoles},
    {"GET", "/directoryRoles/*/members", "RoleManagement.Read.Directory", nullptr, listRoleMembers},

    {"GET", "/applications", appReads, nullptr, listApplications},
    {"GET", "/applications/*", appReads, nullptr, showApplication},
    {"POST", "/applications", appWrites, nullptr, createApplication},
    {"PATCH", "/applications/*", appWrites, nullptr, updateApplication},
    {"DELETE", "/applications/*", appWrites, nullptr, deleteApplication},
    {"POST", "/applications/*/addPassword", appWrites, nullptr, addPassword},
    {"POST", "/applications/*/removePassword", appWrites, nullptr, removePassword},
    {"GET", "/directory/deletedItems/microsoft.graph.application", appReads, nullptr,
        listDeletedApplications},
    {"DELETE", "/directory/deletedItems/*", appWrites, "apps", purgeDeleted},

    {"GET", "/servicePrincipals", appReads, nullptr, listServicePrincipals},
    {"GET", "/servicePrincipals/*", appReads, nullptr, showServicePrincipal},
    {"POST", "/servicePrincipals", appWrites, nullptr, createServicePrincipal},
    {"PATCH", "/servicePrincipals/*", appWrites, "apps", updateServicePrincipal},
    {"DELETE", "/servicePrincipals/*", appWrites, "apps", deleteServicePrincipal},
    {"GET", "/servicePrincipals/*/appRoleAssignments", appReads, nullptr, listRolesOf},
    {"POST", "/servicePrincipals/*/appRoleAssignments", roleWrites, "consent", assignRole},
    {"DELETE", "/servicePrincipals/*/appRoleAssignments/*", roleWrites, "consent", removeRole},
    {"GET", "/servicePrincipals/*/appRoleAssignedTo", appReads, nullptr, listRolesAt},
    {"POST", "/servicePrincipals/*/appRoleAssignedTo", roleWrites, "consent", assignRole},
    {"DELETE", "/servicePrincipals/*/appRoleAssignedTo/*", roleWrites, "consent", removeRole},
    {"GET", "/servicePrincipals/*/oauth2PermissionGrants", grantWrites, nullptr, listPermissionGrants},
    {"GET", "/oauth2PermissionGrants", grantWrites, nullptr, listPermissionGrants},
    {"POST", "/oauth2PermissionGrants", grantWrites, "consent", createPermissionGrant},
    {"PATCH", "/oauth2PermissionGrants/*", grantWrites, "consent", updatePermissionGrant},
    {"DELETE", "/oauth2PermissionGrants/*", grantWrites, "consent", deletePermissionGrant},

    {"GET", "/policies/authorizationPolicy", policyReads, "readPolicies", showAuthorizationPolicy},
    {"PATCH", "/policies/authorizationPolicy", "Policy.ReadWrite.Authorization", "writePolicies",
        updateAuthorizationPolicy},
    {"GET", "/policies/identitySecurityDefaultsEnforcementPolicy", policyReads, "readPolicies",
        showSecurityDefaults},
    {"PATCH", "/policies/identitySecurityDefaultsEnforcementPolicy", "Policy.ReadWrite.SecurityDefaults",
        "writePolicies", updateSecurityDefaults},
    {"GET", "/policies/defaultAppManagementPolicy", policyReads, "readPolicies", showAppManagementPolicy},
};

/// Keys in brackets as segments: /applications(appId='x') is /applications/appId=x.
QString withKeysAsSegments(QString path)
{
    static const QRegularExpression named(u"\\(([A-Za-z]+)='([^']*)'\\)"_s);
    static const QRegularExpression plain(u"\\('([^']*)'\\)"_s);
    return path.replace(named, u"/\\1=\\2"_s).replace(plain, u"/\\1"_s);
}

/// What stands in the places of the stars; empty where the path is another one.
std::optional<QStringList> keys(const Route &route, const QStringList &segments)
{
    const QStringList pattern = QString::fromLatin1(route.path).split(u'/', Qt::SkipEmptyParts);
    if (pattern.size() != segments.size())
        return {};
    QStringList keys;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.at(i) == u"*")
            keys << segments.at(i);
        else if (pattern.at(i).compare(segments.at(i), Qt::CaseInsensitive) != 0)
            return {};
    }
    return keys;
}

bool holdsScope(const Route &route, const Grant &grant)
{
    const QStringList held = grant.userId.isEmpty() ? grant.roles : grant.scopes;
    const bool isRead = QLatin1String(route.method) == "GET"_L1;
    const QStringList enough = QString::fromLatin1(route.scopes).split(u' ')
        + QString::fromLatin1(isRead ? everyRead : everyWrite).split(u' ');
    return std::any_of(
        enough.begin(), enough.end(), [&held](const QString &scope) { return held.contains(scope); });
}

void addHeaders(const Request &request, Answer &answer)
{
    const QString own = request.header(u"client-request-id"_s);
    // A refusal has its id already, since its body names it, too.
    const auto has = std::find_if(answer.headers.cbegin(), answer.headers.cend(),
        [](const auto &header) { return header.first == "request-id"; });
    const QByteArray id = has == answer.headers.cend() ? newGuid().toLatin1() : has->second;
    if (has == answer.headers.cend())
        answer.headers.append({"request-id", id});
    answer.headers += {{"client-request-id", own.isEmpty() ? id : own.toLatin1()}, {"OData-Version", "4.0"},
        {"Cache-Control", "no-cache"},
        {"x-ms-ags-diagnostic",
            R"({"ServerInfo":{"DataCenter":"Practice","Slice":"E","Ring":"1","ScaleUnit":"000","RoleInstance":"PRACTICE"}})"}};
}

} // namespace

bool GraphCall::may(const QString &what) const
{
    return !user || practice::may(*user, what);
}

std::optional<Answer> Graph::answer(const Request &request)
{
    constexpr QLatin1String root("/v1.0/");
    if (!request.path.startsWith(root))
        return {};
    QString path = request.path.mid(root.size() - 1);
    // An older name for the same place, which CLI for Microsoft 365 uses.
    if (path.startsWith(u"/myorganization/"_s))
        path.remove(0, 15);
    const std::scoped_lock lock(m_state.mutex);
    Answer answer = checked(request, withKeysAsSegments(path));
    addHeaders(request, answer);
    return answer;
}

Answer Graph::checked(const Request &request, const QString &path)
{
    const QString token = request.bearer();
    if (token.isEmpty())
        return graphError(401, u"InvalidAuthenticationToken"_s, u"Access token is empty."_s);
    const Grant *grant = m_state.grant(token);
    if (!grant) {
        const bool isExpired = m_state.tokens.contains(token);
        return graphError(401, u"InvalidAuthenticationToken"_s,
            isExpired ? u"Lifetime validation failed, the token is expired."_s
                      : u"IDX14100: JWT is not well formed, there are no dots (.)."_s);
    }
    if (!grant->audience.contains(u"graph"_s, Qt::CaseInsensitive))
        return graphError(
            401, u"InvalidAuthenticationToken"_s, u"Access token validation failure. Invalid audience."_s);

    const QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    bool isKnownPath = false;
    for (const Route &route : routes) {
        const std::optional<QStringList> found = keys(route, segments);
        isKnownPath = isKnownPath || found;
        if (!found || request.method != QLatin1String(route.method))
            continue;
        GraphCall call{request, *grant, m_state.account(grant->userId), *found, {}};
        if (!holdsScope(route, *grant) || (route.role && !call.may(QString::fromLatin1(route.role))))
            return graphDenied();
        if (!request.body.isEmpty()) {
            const std::optional<QJsonObject> body = request.json();
            if (!body)
                return graphError(400, u"BadRequest"_s,
                    u"Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format."_s);
            call.body = *body;
        }
        return route.handler(m_state, call);
    }
    if (isKnownPath)
        return graphError(
            405, u"Request_BadRequest"_s, u"Specified HTTP method is not allowed for the request target."_s);
    return graphError(
        400, u"BadRequest"_s, u"Resource not found for the segment '"_s + segments.value(0) + u"'."_s);
}

} // namespace cmw::practice
