// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/graphroutes.h"

#include "practice/state.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

// Scopes that are enough for every read, and for every write, of directory objects.
constexpr char everyRead[] = "Directory.Read.All Directory.ReadWrite.All Directory.AccessAsUser.All";
constexpr char everyWrite[] = "Directory.ReadWrite.All Directory.AccessAsUser.All";

constexpr char appReads[] = "Application.Read.All Application.ReadWrite.All";
constexpr char appWrites[] = "Application.ReadWrite.All";
constexpr char roleWrites[] = "AppRoleAssignment.ReadWrite.All";
constexpr char grantWrites[] = "DelegatedPermissionGrant.ReadWrite.All";
constexpr char policyReads[] = "Policy.Read.All Policy.ReadWrite.Authorization";

// Source of scopes: Microsoft Learn, the "Permissions" section of each request's page.
constexpr GraphRoute routes[] = {
    {"GET", "/me", "User.Read User.Read.All", nullptr, showMe},
    {"GET", "/me/transitiveMemberOf/microsoft.graph.directoryRole", "User.Read RoleManagement.Read.Directory",
        nullptr, listMyRoles},
    {"GET", "/me/memberOf/microsoft.graph.directoryRole", "User.Read RoleManagement.Read.Directory", nullptr,
        listMyRoles},
    {"POST", "/me/sendMail", "*", nullptr, sendMyMail},
    {"GET", "/users", "User.ReadBasic.All User.Read.All", nullptr, listUsers},
    {"GET", "/users/*", "User.Read User.ReadBasic.All User.Read.All", nullptr, showUser},
    {"GET", "/users/*/memberOf", "User.Read.All GroupMember.Read.All Group.Read.All", nullptr, listGroupsOf},
    {"GET", "/users/*/transitiveMemberOf", "User.Read.All GroupMember.Read.All Group.Read.All", nullptr,
        listAllGroupsOf},
    {"POST", "/users/*/sendMail", "*", nullptr, sendMail},
    {"GET", "/groups", "GroupMember.Read.All Group.Read.All", nullptr, listGroups},
    {"GET", "/organization", "User.Read Organization.Read.All", nullptr, listOrganizations},
    {"GET", "/subscribedSkus", "Organization.Read.All", nullptr, listSubscribedSkus},
    {"GET", "/directoryRoles", "RoleManagement.Read.Directory", nullptr, listRoles},
    {"GET", "/directoryRoles/*/members", "RoleManagement.Read.Directory", nullptr, listRoleMembers},
    {"GET", "/roleManagement/directory/roleEligibilityScheduleInstances", "RoleManagement.Read.Directory",
        nullptr, listEligibleRoles},

    {"GET", "/applications", appReads, nullptr, listApplications},
    {"GET", "/applications/*", appReads, nullptr, showApplication},
    {"GET", "/applications/*/owners", appReads, nullptr, listOwners},
    {"GET", "/applications/*/appManagementPolicies", policyReads, "readPolicies", listAppManagementPolicies},
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
    {"PATCH", "/servicePrincipals/*", appWrites, nullptr, updateServicePrincipal},
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

} // namespace

QString GraphRoute::name() const
{
    return QLatin1String(method) + u' ' + QLatin1String(path);
}

std::optional<QStringList> GraphRoute::keys(const QStringList &segments) const
{
    const QStringList pattern = QString::fromLatin1(path).split(u'/', Qt::SkipEmptyParts);
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

bool GraphRoute::isAllowedTo(const Grant &grant) const
{
    const QStringList held = grant.userId.isEmpty() ? grant.roles : grant.scopes;
    if (QLatin1String(scopes) == "*"_L1)
        return true;
    const bool isRead = QLatin1String(method) == "GET"_L1;
    const QLatin1String where(path);
    QStringList enough = QString::fromLatin1(scopes).split(u' ');
    if (!where.startsWith("/policies/"_L1) && !where.startsWith("/roleManagement/"_L1))
        enough += QString::fromLatin1(isRead ? everyRead : everyWrite).split(u' ');
    return std::any_of(
        enough.begin(), enough.end(), [&held](const QString &scope) { return held.contains(scope); });
}

std::span<const GraphRoute> graphRoutes()
{
    return routes;
}

QString withKeysAsSegments(QString path)
{
    static const QRegularExpression named(u"\\(([A-Za-z]+)='([^']*)'\\)"_s);
    static const QRegularExpression plain(u"\\('([^']*)'\\)"_s);
    return path.replace(named, u"/\\1=\\2"_s).replace(plain, u"/\\1"_s);
}

} // namespace cmw::practice
