// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/apppolicies.h"
#include "practice/directory.h"
#include "practice/exchange.h"
#include "practice/message.h"
#include "practice/recipients.h"
#include "practice/scenarioparts.h"
#include "practice/state.h"

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

void furnishNames(State &state, const QJsonObject &json)
{
    const QJsonObject organisation = json[u"organisation"].toObject();
    state.tenantId = organisation[u"tenantId"].toString();
    state.organisation = organisation[u"name"].toString();
    state.domain = organisation[u"domain"].toString();
    state.initialDomain = organisation[u"initialDomain"].toString();
    state.otherDomains = texts(organisation[u"otherDomains"]);
    state.region = organisation[u"region"].toString();
    state.licences = texts(json[u"licences"]);
}

/// "mia_fabrikam.com#EXT#@contoso.onmicrosoft.com"
QString guestName(const State &state, const QString &user)
{
    return QString(user).replace(u'@', u'_') + u"#EXT#@"_s + state.initialDomain;
}

Account account(const State &state, const QString &user, const QJsonObject &from)
{
    Account account;
    account.id = newGuid();
    account.user = user;
    account.password = randomText(12);
    account.displayName = from[u"displayName"].toString();
    account.roles = texts(from[u"roles"]);
    account.eligibleRoles = texts(from[u"eligibleRoles"]);
    account.home = from[u"home"].toString();
    account.isGuest = from[u"guest"].toBool();
    account.upn = account.isGuest ? guestName(state, user) : user;
    account.kind = from[u"kind"].toString();
    account.softDeleted = QDateTime::fromString(from[u"softDeleted"].toString(), Qt::ISODate);
    // Sign-in of a shared mailbox is blocked, and a mail user's mail is kept elsewhere.
    const bool isUser = account.kind.isEmpty() || account.kind == u"UserMailbox";
    account.enabled = from[u"enabled"].toBool(isUser || !account.kind.endsWith(u"Mailbox"));
    account.hasMailbox = from[u"mailbox"].toBool(account.home.isEmpty()
        && (isUser || recipientType(account.kind) == u"UserMailbox") && !account.softDeleted.isValid());
    account.address = from[u"address"].toString();
    account.aliases = texts(from[u"aliases"]);
    if (from[u"licensed"].isBool())
        account.licensed = from[u"licensed"].toBool();
    account.isSynced = from[u"synced"].toBool();
    account.externalAddress = from[u"externalAddress"].toString();
    account.mailboxPermissions = from[u"mailboxPermissions"].toArray();
    account.recipientPermissions = from[u"recipientPermissions"].toArray();
    if (from[u"smtpAuthDisabled"].isBool())
        account.smtpAuthDisabled = from[u"smtpAuthDisabled"].toBool();
    account.authenticationPolicy = from[u"authenticationPolicy"].toString();
    account.forwardingAddress = from[u"forwardingAddress"].toString();
    account.forwardingSmtpAddress = from[u"forwardingSmtpAddress"].toString();
    account.deliverAndForward = from[u"deliverToMailboxAndForward"].toBool();
    account.inboxRules = from[u"inboxRules"].toArray();
    account.limits = from[u"limits"].toObject();
    account.used = qint64(from[u"used"].toDouble());
    return account;
}

Recipient recipient(const QString &address, const QJsonObject &from)
{
    return {newGuid(), address, from[u"displayName"].toString(), from[u"kind"].toString(),
        from[u"externalAddress"].toString(), {}};
}

/// People and groups: when each has its id.
void fillGroups(State &state, const QJsonObject &recipients)
{
    for (Recipient &group : state.recipients) {
        const QStringList members = texts(recipients[group.address][u"members"]);
        for (const QString &user : members) {
            const Account *account = state.account(user);
            if (!account) // by a name that it doesn't sign in with
                account = state.mailboxAt(user);
            if (account)
                group.members.append(account->id);
        }
        for (const Recipient &other : std::as_const(state.recipients)) {
            if (members.contains(other.address, Qt::CaseInsensitive))
                group.members.append(other.id);
        }
    }
}

QJsonObject authorizationPolicy(const QJsonObject &json)
{
    QJsonArray consent;
    if (const QString policy = json[u"userConsent"].toString(); !policy.isEmpty())
        consent.append(u"ManagePermissionGrantsForSelf."_s + policy);
    for (const QString &kind : {u"team"_s, u"chat"_s})
        consent.append(
            u"managePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-"_s
            + kind);
    return {{u"id"_s, u"authorizationPolicy"_s}, {u"displayName"_s, u"Authorization Policy"_s},
        {u"description"_s, u"Used to manage authorization related settings across the company."_s},
        {u"allowInvitesFrom"_s, u"everyone"_s}, {u"allowedToSignUpEmailBasedSubscriptions"_s, true},
        {u"allowedToUseSSPR"_s, true}, {u"allowEmailVerifiedUsersToJoinOrganization"_s, false},
        {u"allowUserConsentForRiskyApps"_s, QJsonValue()}, {u"blockMsolPowerShell"_s, false},
        {u"guestUserRoleId"_s, u"10dae51f-b6af-4016-8d66-8c2a99b929b3"_s},
        {u"defaultUserRolePermissions"_s,
            QJsonObject{{u"allowedToCreateApps"_s, json[u"usersMayRegisterApps"].toBool()},
                {u"allowedToCreateSecurityGroups"_s, true}, {u"allowedToCreateTenants"_s, true},
                {u"allowedToReadBitlockerKeysForOwnedDevice"_s, true}, {u"allowedToReadOtherUsers"_s, true},
                {u"permissionGrantPoliciesAssigned"_s, consent}}}};
}

void furnishPolicies(State &state, const QJsonObject &json)
{
    state.authorizationPolicy = authorizationPolicy(json);
    const QJsonObject secrets = json[u"secretPolicy"].toObject();
    state.appManagementPolicy = defaultAppPolicy(secrets[u"forbidden"].toBool(), secrets[u"maxDays"].toInt());
    state.securityDefaults = json[u"securityDefaults"].toBool();
    state.demandsServiceReference = json[u"serviceManagementReference"].toBool();
    state.blocksDeviceCode = json[u"deviceCodeBlocked"].toBool();
}

void furnishRoutes(State &state, const QJsonObject &json)
{
    const QJsonObject remote = json[u"remoteDomains"].toObject();
    for (auto domain = remote.begin(); domain != remote.end(); ++domain) {
        // The built-in one differs from those that are made. Source: Set-RemoteDomain.
        const QJsonObject builtIn{
            {u"CharacterSet"_s, u"iso-8859-1"_s}, {u"NonMimeCharacterSet"_s, u"iso-8859-1"_s}};
        const QString name = domain.value()[u"DomainName"].toString();
        state.remoteDomains.append(remoteDomain(
            domain.key(), name, merged(name == u"*" ? builtIn : QJsonObject(), domain->toObject())));
    }
    QJsonObject accepted = json[u"acceptedDomains"].toObject();
    for (const QString &own : QStringList{state.domain, state.initialDomain} + state.otherDomains)
        state.acceptedDomains.append(acceptedDomain(own, accepted.take(own).toObject()));
    for (auto domain = accepted.begin(); domain != accepted.end(); ++domain)
        state.acceptedDomains.append(acceptedDomain(domain.key(), domain->toObject()));
    const QJsonObject connectors = json[u"outboundConnectors"].toObject();
    for (auto connector = connectors.begin(); connector != connectors.end(); ++connector)
        state.outboundConnectors.append(outboundConnector(connector.key(), connector->toObject()));
}

void furnishMailFlow(State &state, const QJsonObject &json)
{
    state.smtpAuthDisabled = json[u"smtpAuthDisabled"].toBool();
    state.inboundVerdict = json[u"inboundVerdict"].toString();
    state.defaultAuthenticationPolicy = json[u"defaultAuthenticationPolicy"].toString();
    const QJsonObject policies = json[u"authenticationPolicies"].toObject();
    for (auto policy = policies.begin(); policy != policies.end(); ++policy)
        state.authenticationPolicies.append(authenticationPolicy(policy.key(), texts(*policy)));
    state.outboundPolicies = {
        outboundPolicy(u"Default"_s, json[u"outboundForwarding"].toString(u"Automatic"_s), true)};
    const QJsonObject custom = json[u"outboundPolicies"].toObject();
    for (auto policy = custom.begin(); policy != custom.end(); ++policy) {
        state.outboundPolicies.append(
            outboundPolicy(policy.key(), policy->toObject()[u"AutoForwardingMode"].toString(), false));
        state.outboundRules.append(
            outboundRule(policy.key(), policy.key(), policy->toObject(), int(state.outboundRules.size())));
    }
    const QJsonObject customization = json[u"customization"].toObject();
    state.customization = {customization[u"missing"].toBool(), customization[u"shown"].toBool(true), false,
        customization[u"calls"].toInt()};
    furnishRoutes(state, json);
    const QJsonArray rules = json[u"transportRules"].toArray();
    for (const QJsonValue &rule : rules) {
        // Each has its own, also where the rules come from several scenarios.
        const QJsonObject place{{u"Priority"_s, int(state.transportRules.size())}};
        state.transportRules.append(merged(rule.toObject(), place));
    }
}

} // namespace

void furnishOrganisation(State &state, const QJsonObject &json)
{
    furnishNames(state, json);
    const QJsonObject accounts = json[u"accounts"].toObject();
    for (auto entry = accounts.begin(); entry != accounts.end(); ++entry)
        state.accounts.append(account(state, entry.key(), entry->toObject()));
    for (int number = 1; number <= json[u"manyMailboxes"].toInt(); ++number) {
        state.accounts.append(account(state, u"desk%1@%2"_s.arg(number).arg(state.domain),
            {{u"displayName"_s, u"Desk %1"_s.arg(number)}}));
    }
    const QJsonObject recipients = json[u"recipients"].toObject();
    for (auto entry = recipients.begin(); entry != recipients.end(); ++entry)
        state.recipients.append(recipient(entry.key(), entry->toObject()));
    addColleagues(state);
    fillGroups(state, recipients);
    furnishPolicies(state, json);
    furnishMailFlow(state, json);
    addResource(state, QString::fromUtf16(azureManagementAppId));
    addResource(state, QString::fromUtf16(graphAppId));
    if (json[u"exchangePrincipal"].toBool(true))
        addResource(state, QString::fromUtf16(exchangeAppId));
}

} // namespace cmw::practice
