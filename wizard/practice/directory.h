// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace cmw::practice {

struct Account;
class State;

// App ids that are the same in every directory.
inline constexpr char16_t azureManagementAppId[] = u"797f4846-ba00-4fd7-ba43-dac1f8f63013";
inline constexpr char16_t graphAppId[] = u"00000003-0000-0000-c000-000000000000";
inline constexpr char16_t exchangeAppId[] = u"00000002-0000-0ff1-ce00-000000000000";

/// What every directory of Microsoft's holds: resources/practice/directory.json, which is compiled in.
const QJsonArray &wellKnownRoles();
const QJsonArray &wellKnownClients();
const QJsonArray &wellKnownLicences();
const QJsonArray &wellKnownPeople();
const QJsonArray &wellKnownGroups();
/// By State::region, or "worldwide": what a tenant's OpenID configuration says of its cloud.
const QJsonObject &wellKnownClouds();

/// The role's template id; empty for an unknown name.
QString roleTemplateId(const QString &roleName);
/// Whether a directory role of the account allows it: apps, createApps, consent, readPolicies, writePolicies, exchange,
/// spamPolicies, recipients, viewExchange.
bool may(const Account &account, const QString &what);

/// Id of the directory that an account of another organisation comes from; the same at every start.
QString homeTenant(const Account &account);

// Directory objects as Graph shows them. All are stored in the state, and returned.

/// The service principal of a resource of Microsoft's own; empty for an unknown appId.
QJsonObject addResource(State &state, const QString &appId);
/// An app registration: Graph's defaults with the body of a POST on top.
QJsonObject addApplication(State &state, const QJsonObject &body);
/// To the deleted ones, and with it its enterprise application and all that was granted to that.
void deleteApp(State &state, const QString &applicationId);
void deleteServicePrincipal(State &state, const QString &id);
QJsonObject addServicePrincipal(State &state, const QString &appId, const QString &displayName);
/// A client secret; the returned object alone has its secretText.
QJsonObject addSecret(State &state, const QString &applicationId, const QJsonObject &wanted);
QJsonObject addPermissionGrant(State &state, const QJsonObject &body);
QJsonObject addRoleAssignment(
    State &state, const QString &principalId, const QString &resourceId, const QString &roleId);

/// Object id of the service principal with this appId; empty where there is none.
QString servicePrincipalId(const State &state, const QString &appId);
/// Object id of the app registration with this appId; empty where there is none.
QString applicationId(const State &state, const QString &appId);

/// `changes` over `object`, nested objects part by part and all else whole: how Graph takes a PATCH.
QJsonObject merged(QJsonObject object, const QJsonObject &changes);
QStringList texts(const QJsonValue &array);

} // namespace cmw::practice
