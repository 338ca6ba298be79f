// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/message.h"

#include <QJsonArray>

namespace cmw::practice {

struct Account;
struct Grant;
class State;

/// One call of Graph after its token was checked.
struct GraphCall {
    const Request &request;
    const Grant &grant;
    const Account *user; ///< null: app-only
    QStringList keys; ///< what the address has in the places of its keys; alternate ones as "appId=…"
    QJsonObject body;

    QString key(qsizetype index = 0) const { return keys.value(index); }
    /// Whether the signed-in person holds a role for it; an app by itself needs its permission alone.
    bool may(const QString &what) const;
};

/// Graph's error object.
Answer graphError(int status, const QString &code, const QString &message);
Answer graphNotFound(const QString &key);
Answer graphDenied();
/// 400 Request_BadRequest.
Answer graphInvalid(const QString &message);

/// Object id behind a key of an application's address; empty where there is none, or a fresh one isn't to be seen yet.
QString applicationAt(State &state, const QString &key);
/// The same for a service principal.
QString servicePrincipalAt(State &state, const QString &key);
/// Whether the caller may change that app: by a role, or as its owner.
bool mayChangeApplication(const State &state, const GraphCall &call, const QString &id);
/// What Graph shows of a person without $select.
inline constexpr char16_t userDefaults[] =
    u"businessPhones,displayName,givenName,jobTitle,mail,mobilePhone,officeLocation,preferredLanguage,surname,"
    u"userPrincipalName,id";
/// A person with all that is known here.
QJsonObject userObject(const State &state, const Account &account);

/// $select over one object; `defaults` is what is shown without it, empty for all.
Answer graphObject(const GraphCall &call, int status, const QString &context, const QJsonObject &object,
    const QString &defaults = {});
/// $filter, $search, $top, $skiptoken, $count and $select over a collection.
Answer graphList(
    const GraphCall &call, const QString &context, const QJsonArray &rows, const QString &defaults = {});

// The handlers, by room of the API. Each has the state's lock.

Answer showMe(State &state, const GraphCall &call);
Answer listMyRoles(State &state, const GraphCall &call);
Answer listUsers(State &state, const GraphCall &call);
Answer listGroups(State &state, const GraphCall &call);
Answer listGroupsOf(State &state, const GraphCall &call);
Answer listAllGroupsOf(State &state, const GraphCall &call);
Answer showUser(State &state, const GraphCall &call);
Answer sendMail(State &state, const GraphCall &call);
Answer sendMyMail(State &state, const GraphCall &call);
Answer listOrganizations(State &state, const GraphCall &call);
Answer listSubscribedSkus(State &state, const GraphCall &call);
Answer listRoles(State &state, const GraphCall &call);
Answer listRoleMembers(State &state, const GraphCall &call);
Answer listEligibleRoles(State &state, const GraphCall &call);

Answer listApplications(State &state, const GraphCall &call);
Answer showApplication(State &state, const GraphCall &call);
Answer createApplication(State &state, const GraphCall &call);
Answer updateApplication(State &state, const GraphCall &call);
Answer listOwners(State &state, const GraphCall &call);
Answer deleteApplication(State &state, const GraphCall &call);
Answer addPassword(State &state, const GraphCall &call);
Answer removePassword(State &state, const GraphCall &call);
Answer listAppManagementPolicies(State &state, const GraphCall &call);
Answer listDeletedApplications(State &state, const GraphCall &call);
Answer purgeDeleted(State &state, const GraphCall &call);

Answer listServicePrincipals(State &state, const GraphCall &call);
Answer showServicePrincipal(State &state, const GraphCall &call);
Answer createServicePrincipal(State &state, const GraphCall &call);
Answer updateServicePrincipal(State &state, const GraphCall &call);
Answer deleteServicePrincipal(State &state, const GraphCall &call);
Answer listRolesOf(State &state, const GraphCall &call);
Answer listRolesAt(State &state, const GraphCall &call);
Answer assignRole(State &state, const GraphCall &call);
Answer removeRole(State &state, const GraphCall &call);
Answer listPermissionGrants(State &state, const GraphCall &call);
Answer createPermissionGrant(State &state, const GraphCall &call);
Answer updatePermissionGrant(State &state, const GraphCall &call);
Answer deletePermissionGrant(State &state, const GraphCall &call);

Answer showAuthorizationPolicy(State &state, const GraphCall &call);
Answer updateAuthorizationPolicy(State &state, const GraphCall &call);
Answer showSecurityDefaults(State &state, const GraphCall &call);
Answer updateSecurityDefaults(State &state, const GraphCall &call);
Answer showAppManagementPolicy(State &state, const GraphCall &call);

} // namespace cmw::practice
