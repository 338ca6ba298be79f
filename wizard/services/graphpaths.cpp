// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/graphpaths.h"

#include "services/odata.h"

namespace cmw::paths {

using namespace Qt::StringLiterals;
using namespace cmw::odata;

namespace {

const auto principalFields =
    u"id,appId,displayName,accountEnabled,appRoleAssignmentRequired,servicePrincipalType,tags,"
    "appRoles,oauth2PermissionScopes"_s;

QString byClientId(const QString &clientId)
{
    return u"/servicePrincipals(appId=%1)"_s.arg(encoded(quoted(clientId)));
}

} // namespace

QString me()
{
    return u"/me?$select=id,displayName,userPrincipalName,mail,userType"_s;
}

QString organization()
{
    return u"/organization?$select=id,displayName,tenantType,countryLetterCode,verifiedDomains,onPremisesSyncEnabled"_s;
}

QString myRoles()
{
    return u"/me/transitiveMemberOf/microsoft.graph.directoryRole?$select=id,displayName,roleTemplateId"_s;
}

QString subscribedSkus()
{
    return u"/subscribedSkus"_s;
}

QString application(const QString &objectId)
{
    return u"/applications/"_s + encoded(objectId);
}

QString applicationByClientId(const QString &clientId)
{
    return u"/applications(appId=%1)"_s.arg(encoded(quoted(clientId)));
}

QString applicationsByName(const QString &displayName)
{
    return u"/applications?"_s + filter(u"displayName eq "_s + quoted(displayName));
}

QString applicationsByRedirectUri(const QString &redirectUri)
{
    return u"/applications?"_s
        + advancedFilter(u"web/redirectUris/any(u:u eq %1)"_s.arg(quoted(redirectUri)));
}

QString deletedApplications()
{
    return u"/directory/deletedItems/microsoft.graph.application"_s;
}

QString principal(const QString &clientId)
{
    return byClientId(clientId) + u"?$select="_s + principalFields;
}

QString appRoleAssignments(const QString &clientId)
{
    return byClientId(clientId) + u"/appRoleAssignments"_s;
}

QString permissionGrants(const QString &clientId)
{
    return byClientId(clientId) + u"/oauth2PermissionGrants"_s;
}

QList<GraphWire::Read> consentReads(const QString &clientId)
{
    return {{GraphWire::Kind::Object, principal(clientId)},
        {GraphWire::Kind::List, appRoleAssignments(clientId)},
        {GraphWire::Kind::List, permissionGrants(clientId)}};
}

QString authorizationPolicy()
{
    return u"/policies/authorizationPolicy"_s;
}

QString securityDefaults()
{
    return u"/policies/identitySecurityDefaultsEnforcementPolicy"_s;
}

QString appManagementPolicy()
{
    return u"/policies/defaultAppManagementPolicy"_s;
}

} // namespace cmw::paths
