// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/appaccess.h"
#include "practice/apppolicies.h"
#include "practice/directory.h"
#include "practice/message.h"
#include "practice/scenarioparts.h"
#include "practice/smtprefusals.h"
#include "practice/state.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

// What the parts of a scenario read; each with what it means where its name doesn't say it.
const QStringList &stateKeys()
{
    static const QStringList keys{u"acceptedDomains"_s, u"accounts"_s, u"app"_s,
        u"applicationPolicies"_s, // of the noted app: scope, and right where it isn't RestrictAccess
        u"applicationRoles"_s, // of the noted app: role, and members where it has a scope
        u"apps"_s,
        u"authenticationPolicies"_s, // name: the protocols that take basic authentication
        u"consented"_s,
        u"customization"_s, // missing; calls: refused after it is enabled; shown: IsDehydrated says so
        u"defaultAuthenticationPolicy"_s, u"deviceCodeBlocked"_s, u"exchangePrincipal"_s,
        u"inboundVerdict"_s, // on mail from outside: "FilteredAsSpam", "Quarantined"
        u"licences"_s,
        u"loginId"_s, // who signs in for the mailbox, by the set-up
        u"mailbox"_s, // of the set-up, where it isn't an account
        u"manyMailboxes"_s, // so many more accounts: desk1@, desk2@ and so on
        u"organisation"_s, u"outboundForwarding"_s, u"outboundConnectors"_s, u"outboundPolicies"_s,
        u"recipients"_s, u"remoteDomains"_s, u"secretPolicy"_s, u"securityDefaults"_s,
        u"serviceManagementReference"_s, u"smtpAuthDisabled"_s, u"transportRules"_s, u"userConsent"_s,
        u"usersMayRegisterApps"_s};
    return keys;
}

const QStringList &appKeys()
{
    static const QStringList keys{u"accessTokens"_s, u"accountEnabled"_s, u"adminConsent"_s,
        u"assignmentRequired"_s, u"consent"_s, // instead of all permissions: those of an older grant
        u"consentFor"_s, // the one account that delegated permissions are granted for
        u"created"_s, u"deleted"_s, u"displayName"_s, u"enterpriseApplication"_s, u"exempt"_s,
        u"gone"_s, // noted, and no longer in the directory
        u"mobileUris"_s, u"owner"_s, u"permissions"_s, u"redirectUris"_s,
        u"secret"_s, // "gone": noted, and no longer there; "other": what was noted isn't its text; "none"
        u"secretDays"_s, u"signInAudience"_s, u"singlePageUris"_s};
    return keys;
}

const QStringList &faultKeys()
{
    static const QStringList keys{u"brokenAnswers"_s, u"claimsChallenge"_s, u"clockAhead"_s,
        u"exchangeBudget"_s, u"exchangeChanged"_s, u"exchangeChangedAfter"_s, u"exchangeRoles"_s,
        u"forbidden"_s, u"freshForbidden"_s, u"gatewayTimeouts"_s, u"lostAnswers"_s, u"mailNeverArrives"_s,
        u"resetsAfter"_s, u"resetsBefore"_s, u"retryAfter"_s, u"serverErrors"_s, u"smtp"_s,
        u"throttleEvery"_s, u"throttled"_s, u"tokenCalls"_s, u"unseenCopy"_s, u"unseenPrincipals"_s,
        u"unseenReads"_s, u"unseenSmtpAuth"_s, u"unseenTrace"_s, u"unseenTraceDetail"_s};
    return keys;
}

QString firstUnknown(const QJsonObject &json, const QStringList &known)
{
    for (const QString &key : json.keys()) {
        if (!known.contains(key))
            return key;
    }
    return {};
}

/// The id of a permission by its name; ids that a resource doesn't have stand for themselves.
QString permissionId(const State &state, const QString &resourceAppId, QStringView kind, const QString &value)
{
    const QJsonArray known =
        state.servicePrincipals.value(servicePrincipalId(state, resourceAppId))[kind].toArray();
    for (const QJsonValue &permission : known) {
        if (permission[u"value"].toString() == value)
            return permission[u"id"].toString();
    }
    return value;
}

QJsonArray requiredAccess(const State &state, const QJsonObject &permissions)
{
    QJsonArray resources;
    for (auto resource = permissions.begin(); resource != permissions.end(); ++resource) {
        QJsonArray accesses;
        for (const QString &role : texts(resource->toObject()[u"roles"]))
            accesses.append(QJsonObject{
                {u"id"_s, permissionId(state, resource.key(), u"appRoles", role)}, {u"type"_s, u"Role"_s}});
        for (const QString &scope : texts(resource->toObject()[u"scopes"]))
            accesses.append(
                QJsonObject{{u"id"_s, permissionId(state, resource.key(), u"oauth2PermissionScopes", scope)},
                    {u"type"_s, u"Scope"_s}});
        resources.append(QJsonObject{{u"resourceAppId"_s, resource.key()}, {u"resourceAccess"_s, accesses}});
    }
    return resources;
}

/// `user`: the account's object id, or empty for everyone.
void grant(State &state, const QString &principal, const QString &resourceAppId, const QStringList &scopes,
    const QString &user)
{
    addPermissionGrant(state,
        {{u"clientId"_s, principal}, {u"consentType"_s, user.isEmpty() ? u"AllPrincipals"_s : u"Principal"_s},
            {u"principalId"_s, user.isEmpty() ? QJsonValue() : QJsonValue(user)},
            {u"resourceId"_s, servicePrincipalId(state, resourceAppId)}, {u"scope"_s, scopes.join(u' ')}});
}

void consentTo(State &state, const QString &principal, const QJsonObject &permissions, const QString &user)
{
    for (auto resource = permissions.begin(); resource != permissions.end(); ++resource) {
        for (const QString &role : texts(resource->toObject()[u"roles"]))
            addRoleAssignment(state, principal, servicePrincipalId(state, resource.key()),
                permissionId(state, resource.key(), u"appRoles", role));
        if (const QStringList scopes = texts(resource->toObject()[u"scopes"]); !scopes.isEmpty())
            grant(state, principal, resource.key(), scopes, user);
    }
}

void addEnterpriseApplication(State &state, const QString &appId, const QJsonObject &json)
{
    const QString id = addServicePrincipal(state, appId, json[u"displayName"].toString())[u"id"].toString();
    QJsonObject &principal = state.servicePrincipals[id];
    principal[u"accountEnabled"] = json[u"accountEnabled"].toBool(true);
    principal[u"appRoleAssignmentRequired"] = json[u"assignmentRequired"].toBool();
    if (!json[u"adminConsent"].toBool())
        return;
    const Account *user = state.account(json[u"consentFor"].toString());
    consentTo(state, id, json[json.contains(u"consent") ? u"consent" : u"permissions"].toObject(),
        user ? user->id : QString());
}

/// The registration; its id is under its new object id, and its enterprise application beside it.
QJsonObject addApp(State &state, const QJsonObject &json)
{
    const QJsonObject implicit{{u"enableAccessTokenIssuance"_s, json[u"accessTokens"].toBool()},
        {u"enableIdTokenIssuance"_s, false}};
    const auto uris = [&json](QStringView key) {
        return QJsonObject{{u"redirectUris"_s, json[key].toArray()}};
    };
    QJsonObject web = uris(u"redirectUris");
    web[u"implicitGrantSettings"] = implicit;
    QJsonObject body{{u"displayName"_s, json[u"displayName"]},
        {u"signInAudience"_s, json[u"signInAudience"].toString(u"AzureADMyOrg"_s)}, {u"web"_s, web},
        {u"spa"_s, uris(u"singlePageUris")}, {u"publicClient"_s, uris(u"mobileUris")},
        {u"requiredResourceAccess"_s, requiredAccess(state, json[u"permissions"].toObject())}};
    if (json.contains(u"created"))
        body[u"createdDateTime"] = json[u"created"];
    const QJsonObject application = addApplication(state, body);
    const QString id = application[u"id"].toString();
    if (const Account *owner = state.account(json[u"owner"].toString()))
        state.owners[id] = owner->id;
    if (json[u"exempt"].toBool())
        state.appPolicies[id] = exemptingAppPolicy();
    if (json[u"enterpriseApplication"].toBool())
        addEnterpriseApplication(state, application[u"appId"].toString(), json);
    return application;
}

/// What a person noted of the secret: its key id, its text and its end.
QJsonObject addNotedSecret(State &state, const QString &applicationId, const QJsonObject &json)
{
    const QString kind = json[u"secret"].toString();
    if (kind == u"none")
        return {};
    const QDateTime end = QDateTime::currentDateTimeUtc().addDays(json[u"secretDays"].toInt());
    const QJsonObject secret = addSecret(state, applicationId,
        {{u"displayName"_s, u"Webex Connect"_s}, {u"endDateTime"_s, timeText(end)},
            {u"startDateTime"_s, timeText(end.addYears(-1))}});
    if (kind == u"gone") {
        state.applications[applicationId][u"passwordCredentials"] = QJsonArray();
        state.secrets.remove(secret[u"keyId"].toString());
    }
    // Another text begins in another way, so that Graph's hint doesn't fit it.
    const QString text = kind == u"other" ? u"~~~"_s + randomText(28) : secret[u"secretText"].toString();
    return {{u"secretKeyId"_s, secret[u"keyId"]}, {u"secret"_s, text},
        {u"secretExpires"_s, secret[u"endDateTime"]}};
}

QJsonObject addNotedApp(State &state, const QJsonObject &json)
{
    const QJsonObject application = addApp(state, json);
    const QString id = application[u"id"].toString();
    QJsonObject noted = addNotedSecret(state, id, json);
    noted[u"clientId"] = application[u"appId"];
    noted[u"appObjectId"] = id;
    if (json[u"deleted"].toBool() || json[u"gone"].toBool())
        deleteApp(state, id);
    if (json[u"gone"].toBool())
        state.deletedApplications.remove(id);
    return noted;
}

/// Of the faults at the SMTP servers: a key, or the name of a refusal.
QString unknownOfSmtp(const QJsonObject &smtp)
{
    static const QStringList keys{u"auth"_s, u"connect"_s, u"data"_s, u"mail"_s, u"rcpt"_s, u"refuses"_s};
    const QString key = firstUnknown(smtp, keys);
    const QString refusal = smtp[u"refuses"].toString();
    return key.isEmpty() && !refusal.isEmpty() && !isRefusal(refusal) ? refusal : key;
}

} // namespace

QString unknownKey(const QJsonObject &state, const QJsonObject &faults)
{
    QStringList unknown{firstUnknown(state, stateKeys()), firstUnknown(state[u"app"].toObject(), appKeys()),
        firstUnknown(faults, faultKeys()), unknownOfSmtp(faults[u"smtp"].toObject())};
    const QJsonArray apps = state[u"apps"].toArray();
    for (const QJsonValue &app : apps)
        unknown << firstUnknown(app.toObject(), appKeys());
    unknown.removeAll(QString());
    return unknown.value(0);
}

QJsonObject furnishApps(State &state, const QJsonObject &json)
{
    const QJsonObject consented = json[u"consented"].toObject();
    for (auto client = consented.begin(); client != consented.end(); ++client) {
        const QJsonObject principal = addServicePrincipal(state, client.key(), client.key());
        grant(state, principal[u"id"].toString(), QString::fromUtf16(graphAppId), texts(*client), {});
    }
    const QJsonArray apps = json[u"apps"].toArray();
    for (const QJsonValue &app : apps) {
        const QString id = addApp(state, app.toObject())[u"id"].toString();
        if (app[u"deleted"].toBool())
            deleteApp(state, id);
    }
    const QJsonObject app = json[u"app"].toObject();
    if (app.isEmpty())
        return {};
    const QJsonObject noted = addNotedApp(state, app);
    furnishAppAccess(state, json, noted[u"clientId"].toString());
    return noted;
}

} // namespace cmw::practice
