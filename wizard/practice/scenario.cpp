// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/scenario.h"

#include "practice/directory.h"
#include "practice/exchange.h"
#include "practice/message.h"
#include "practice/state.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

/// JSON Merge Patch (RFC 7396): null takes a member away.
QJsonObject patched(QJsonObject object, const QJsonObject &patch)
{
    for (auto member = patch.begin(); member != patch.end(); ++member) {
        if (member->isNull())
            object.remove(member.key());
        else if (member->isObject())
            object[member.key()] = patched(object[member.key()].toObject(), member->toObject());
        else
            object[member.key()] = *member;
    }
    return object;
}

QJsonObject file(const QString &name)
{
    QFile file(u":/practice/scenarios/"_s + name + u".json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// Its values in the places of {callbackUrl} and {forwardingAddress}.
QJsonObject filled(const QJsonObject &state, const ScenarioValues &values)
{
    QByteArray text = QJsonDocument(state).toJson();
    text.replace("{callbackUrl}", values.callbackUrl.toUtf8());
    text.replace("{forwardingAddress}", values.forwardingAddress.toUtf8());
    return QJsonDocument::fromJson(text).object();
}

/// Reads the state that a scenario describes, part by part, into an empty State.
class Furnisher final {
public:
    Furnisher(State &state, const QJsonObject &json) : m_state(state), m_json(json) { }

    Result<QJsonObject> furnish()
    {
        static const QStringList known{u"accounts"_s, u"app"_s, u"consented"_s, u"organisation"_s,
            u"outboundForwarding"_s, u"outboundPolicies"_s, u"remoteDomains"_s, u"securityDefaults"_s,
            u"smtpAuthDisabled"_s, u"transportRules"_s, u"userConsent"_s, u"usersMayRegisterApps"_s};
        for (const QString &key : m_json.keys()) {
            if (!known.contains(key))
                return Error{u"practice/broken-scenario"_s, {{u"key"_s, key}}, {}};
        }
        organisation();
        accounts();
        policies();
        mailFlow();
        addResources(m_state);
        clients();
        return app();
    }

private:
    void organisation()
    {
        const QJsonObject json = m_json[u"organisation"].toObject();
        m_state.tenantId = json[u"tenantId"].toString();
        m_state.organisation = json[u"name"].toString();
        m_state.domain = json[u"domain"].toString();
        m_state.initialDomain = json[u"initialDomain"].toString();
        m_state.securityDefaults = m_json[u"securityDefaults"].toBool();
        m_state.smtpAuthDisabled = m_json[u"smtpAuthDisabled"].toBool();
    }

    void accounts()
    {
        const QJsonObject json = m_json[u"accounts"].toObject();
        for (auto entry = json.begin(); entry != json.end(); ++entry) {
            const QJsonObject from = entry->toObject();
            Account account;
            account.id = newGuid();
            account.user = entry.key();
            account.password = randomText(12);
            account.displayName = from[u"displayName"].toString();
            account.roles = texts(from[u"roles"]);
            account.enabled = from[u"enabled"].toBool(true);
            account.hasMailbox = from[u"mailbox"].toBool(true);
            if (from[u"smtpAuthDisabled"].isBool())
                account.smtpAuthDisabled = from[u"smtpAuthDisabled"].toBool();
            account.forwardingAddress = from[u"forwardingAddress"].toString();
            account.forwardingSmtpAddress = from[u"forwardingSmtpAddress"].toString();
            account.deliverAndForward = from[u"deliverToMailboxAndForward"].toBool();
            m_state.accounts.append(account);
        }
    }

    void policies()
    {
        QJsonArray consent;
        if (const QString policy = m_json[u"userConsent"].toString(); !policy.isEmpty())
            consent.append(u"ManagePermissionGrantsForSelf."_s + policy);
        consent.append(
            u"managePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team"_s);
        consent.append(
            u"managePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-chat"_s);
        m_state.authorizationPolicy = {{u"id"_s, u"authorizationPolicy"_s},
            {u"displayName"_s, u"Authorization Policy"_s},
            {u"description"_s, u"Used to manage authorization related settings across the company."_s},
            {u"allowInvitesFrom"_s, u"everyone"_s}, {u"allowedToSignUpEmailBasedSubscriptions"_s, true},
            {u"allowedToUseSSPR"_s, true}, {u"allowEmailVerifiedUsersToJoinOrganization"_s, false},
            {u"allowUserConsentForRiskyApps"_s, QJsonValue()}, {u"blockMsolPowerShell"_s, false},
            {u"guestUserRoleId"_s, u"10dae51f-b6af-4016-8d66-8c2a99b929b3"_s},
            {u"defaultUserRolePermissions"_s,
                QJsonObject{{u"allowedToCreateApps"_s, m_json[u"usersMayRegisterApps"].toBool()},
                    {u"allowedToCreateSecurityGroups"_s, true}, {u"allowedToCreateTenants"_s, true},
                    {u"allowedToReadBitlockerKeysForOwnedDevice"_s, true},
                    {u"allowedToReadOtherUsers"_s, true}, {u"permissionGrantPoliciesAssigned"_s, consent}}}};
    }

    void mailFlow()
    {
        m_state.outboundPolicies = {
            outboundPolicy(u"Default"_s, m_json[u"outboundForwarding"].toString(u"Automatic"_s), true)};
        const QJsonObject custom = m_json[u"outboundPolicies"].toObject();
        for (auto policy = custom.begin(); policy != custom.end(); ++policy) {
            m_state.outboundPolicies.append(
                outboundPolicy(policy.key(), policy->toObject()[u"AutoForwardingMode"].toString(), false));
            m_state.outboundRules.append(outboundRule(policy.key(), policy.key(),
                policy->toObject()[u"From"].toArray(), int(m_state.outboundRules.size())));
        }
        const QJsonObject domains = m_json[u"remoteDomains"].toObject();
        for (auto domain = domains.begin(); domain != domains.end(); ++domain)
            m_state.remoteDomains.append(
                remoteDomain(domain.key(), domain->toObject()[u"DomainName"].toString(),
                    domain->toObject()[u"AutoForwardEnabled"].toBool()));
        const QJsonArray rules = m_json[u"transportRules"].toArray();
        for (const QJsonValue &rule : rules)
            m_state.transportRules.append(rule.toObject());
    }

    /// What administrators agreed to before, for clients of Microsoft's: appId -> scopes at Graph.
    void clients()
    {
        const QJsonObject consented = m_json[u"consented"].toObject();
        for (auto client = consented.begin(); client != consented.end(); ++client) {
            const QJsonObject principal = addServicePrincipal(m_state, client.key(), client.key());
            grant(principal[u"id"].toString(), QString::fromUtf16(graphAppId), texts(*client));
        }
    }

    void grant(const QString &principal, const QString &resourceAppId, const QStringList &scopes)
    {
        addPermissionGrant(m_state,
            {{u"clientId"_s, principal}, {u"consentType"_s, u"AllPrincipals"_s},
                {u"resourceId"_s, servicePrincipalId(m_state, resourceAppId)},
                {u"scope"_s, scopes.join(u' ')}});
    }

    QJsonObject app()
    {
        const QJsonObject json = m_json[u"app"].toObject();
        if (json.isEmpty())
            return {};
        const QJsonObject application = addApplication(m_state,
            {{u"displayName"_s, json[u"displayName"]}, {u"signInAudience"_s, json[u"signInAudience"]},
                {u"web"_s,
                    QJsonObject{{u"redirectUris"_s, json[u"redirectUris"]},
                        {u"implicitGrantSettings"_s,
                            QJsonObject{{u"enableAccessTokenIssuance"_s, json[u"accessTokens"]},
                                {u"enableIdTokenIssuance"_s, false}}}}},
                {u"requiredResourceAccess"_s, requiredAccess(json[u"permissions"].toObject())}});
        const QString id = application[u"id"].toString();
        const QString appId = application[u"appId"].toString();
        if (json[u"enterpriseApplication"].toBool()) {
            const QString principal =
                addServicePrincipal(m_state, appId, json[u"displayName"].toString())[u"id"].toString();
            if (json[u"adminConsent"].toBool())
                consentTo(principal, json[u"permissions"].toObject());
        }
        const QDateTime end = QDateTime::currentDateTimeUtc().addDays(json[u"secretDays"].toInt());
        const QJsonObject secret = addSecret(m_state, id,
            {{u"displayName"_s, u"Webex Connect"_s}, {u"endDateTime"_s, timeText(end)},
                {u"startDateTime"_s, timeText(end.addYears(-1))}});
        return {{u"clientId"_s, appId}, {u"appObjectId"_s, id}, {u"secretKeyId"_s, secret[u"keyId"]},
            {u"secret"_s, secret[u"secretText"]}, {u"secretExpires"_s, secret[u"endDateTime"]}};
    }

    /// The id of a permission by its name; ids that a resource doesn't have stand for themselves.
    QString permissionId(const QString &resourceAppId, QStringView kind, const QString &value) const
    {
        const QJsonArray known =
            m_state.servicePrincipals.value(servicePrincipalId(m_state, resourceAppId))[kind].toArray();
        for (const QJsonValue &permission : known) {
            if (permission[u"value"].toString() == value)
                return permission[u"id"].toString();
        }
        return value;
    }

    QJsonArray requiredAccess(const QJsonObject &permissions) const
    {
        QJsonArray resources;
        for (auto resource = permissions.begin(); resource != permissions.end(); ++resource) {
            QJsonArray accesses;
            for (const QString &role : texts(resource->toObject()[u"roles"]))
                accesses.append(QJsonObject{
                    {u"id"_s, permissionId(resource.key(), u"appRoles", role)}, {u"type"_s, u"Role"_s}});
            for (const QString &scope : texts(resource->toObject()[u"scopes"]))
                accesses.append(
                    QJsonObject{{u"id"_s, permissionId(resource.key(), u"oauth2PermissionScopes", scope)},
                        {u"type"_s, u"Scope"_s}});
            resources.append(
                QJsonObject{{u"resourceAppId"_s, resource.key()}, {u"resourceAccess"_s, accesses}});
        }
        return resources;
    }

    void consentTo(const QString &principal, const QJsonObject &permissions)
    {
        for (auto resource = permissions.begin(); resource != permissions.end(); ++resource) {
            for (const QString &role : texts(resource->toObject()[u"roles"]))
                addRoleAssignment(m_state, principal, servicePrincipalId(m_state, resource.key()),
                    permissionId(resource.key(), u"appRoles", role));
            if (const QStringList scopes = texts(resource->toObject()[u"scopes"]); !scopes.isEmpty())
                grant(principal, resource.key(), scopes);
        }
    }

    State &m_state;
    QJsonObject m_json;
};

} // namespace

QStringList scenarioNames()
{
    QStringList names = QDir(u":/practice/scenarios"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    return names;
}

Result<Scenario> scenarioNamed(const QString &name)
{
    if (!scenarioNames().contains(name))
        return Error{u"practice/unknown-scenario"_s,
            {{u"name"_s, name}, {u"known"_s, scenarioNames().join(u", "_s)}}, {}};
    const QJsonObject own = file(name);
    Scenario scenario{name, own[u"title"][u"en"].toString(), own[u"title"][u"ko"].toString(),
        texts(own[u"expect"]), own[u"state"].toObject(), own[u"faults"].toObject()};
    const QString like = own[u"like"].toString();
    if (like.isEmpty())
        return scenario;
    const Result<Scenario> base = scenarioNamed(like);
    if (!base)
        return base.error();
    scenario.state = patched(base->state, scenario.state);
    scenario.faults = patched(base->faults, scenario.faults);
    return scenario;
}

Result<QJsonObject> furnish(State &state, const Scenario &scenario, const ScenarioValues &values)
{
    const std::scoped_lock lock(state.mutex);
    state.faults = scenario.faults;
    Result<QJsonObject> prepared = Furnisher(state, filled(scenario.state, values)).furnish();
    if (!prepared)
        return Error{prepared.error().code,
            {{u"name"_s, scenario.name}, {u"key"_s, prepared.error().args.value(u"key"_s)}}, {}};
    QJsonObject noted = *prepared;
    if (noted.isEmpty())
        return noted;
    // Step 1 of the document was done in Webex Connect: the form is begun, and left at its two addresses.
    const QString asset = newGuid();
    state.assets[asset] = {asset, false, values.forwardingAddress, values.callbackUrl, {}, {}, {}, 0, {}};
    noted[u"forwardingAddress"] = values.forwardingAddress;
    noted[u"callbackUrl"] = values.callbackUrl;
    return noted;
}

} // namespace cmw::practice
