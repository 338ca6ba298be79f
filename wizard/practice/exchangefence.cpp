// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exchange's cmdlets about apps that work without a signed-in person, and about the groups that hold them to some
// mailboxes.

#include "practice/appaccess.h"
#include "practice/directory.h"
#include "practice/exchange.h"
#include "practice/message.h"
#include "practice/recipients.h"
#include "practice/state.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

/// Seen so where a shared mailbox or a distribution group was named.
Error noPrincipal()
{
    return {u"Microsoft.Exchange.Configuration.Tasks.RecipientTaskException"_s, {},
        u"The identity of the policy scope is not a security principal."_s};
}

/// Source: Microsoft Learn, "New-ApplicationAccessPolicy", PolicyScopeGroupID.
bool isPrincipal(const QJsonObject &row)
{
    const QString kind = row[u"RecipientTypeDetails"].toString();
    return kind == u"UserMailbox" || kind == u"MailUser" || kind == u"MailUniversalSecurityGroup";
}

QString plainName(const QString &name)
{
    QString result = name;
    result.removeIf([](QChar c) { return !c.isLetterOrNumber() && c != u'-' && c != u'.' && c != u'_'; });
    return result;
}

bool isDistributionGroup(const Recipient &recipient)
{
    return recipient.kind == u"MailUniversalSecurityGroup"
        || recipient.kind == u"MailUniversalDistributionGroup";
}

auto groupNamed(State &state, const QString &identity)
{
    return std::find_if(state.recipients.begin(), state.recipients.end(), [&](const Recipient &recipient) {
        return isDistributionGroup(recipient) && isNamedBy(identityOf(state, recipient), identity);
    });
}

QJsonObject groupRow(const State &state, const Recipient &group)
{
    QJsonObject row = identityOf(state, group);
    const bool isSecurity = group.kind == u"MailUniversalSecurityGroup";
    row[u"Name"] = group.displayName;
    row[u"GroupType"] = isSecurity ? u"Universal, SecurityEnabled"_s : u"Universal"_s;
    row[u"MemberJoinRestriction"] = u"Closed"_s;
    row[u"MemberDepartRestriction"] = u"Closed"_s;
    row[u"RequireSenderAuthenticationEnabled"] = true;
    return row;
}

} // namespace

Rows getApplicationAccessPolicy(State &state, const QJsonObject &parameters)
{
    const QString identity = parameters[u"Identity"].toString();
    QJsonArray rows;
    for (const QJsonObject &policy : state.applicationPolicies) {
        if (identity.isEmpty() || policy[u"Identity"].toString() == identity)
            rows.append(policy);
    }
    return rows.isEmpty() && !identity.isEmpty() ? Rows(objectNotFound(identity)) : Rows(rows);
}

Rows newApplicationAccessPolicy(State &state, const QJsonObject &parameters)
{
    const QString right = parameters[u"AccessRight"].toString();
    if (right != u"RestrictAccess" && right != u"DenyAccess")
        return badParameter(u"Cannot convert value \""_s + right
            + u"\" to type \"Microsoft.Exchange.Data.Directory.ApplicationAccessPolicyRight\"."_s);
    const QString scope = parameters[u"PolicyScopeGroupId"].toString();
    const QList<QJsonObject> recipients = recipientRows(state);
    const auto found = std::find_if(recipients.begin(), recipients.end(),
        [&scope](const QJsonObject &row) { return isNamedBy(row, scope); });
    if (found == recipients.end())
        return objectNotFound(scope);
    if (!isPrincipal(*found))
        return noPrincipal();
    const QJsonValue named = parameters[u"AppId"];
    const QJsonArray apps = named.isArray() ? named.toArray() : QJsonArray{named};
    QJsonArray made;
    for (const QJsonValue &app : apps) {
        QJsonObject policy = applicationPolicy(state, app.toString(), *found, right);
        policy[u"Description"] = parameters[u"Description"].toString();
        // One for an app and a scope: its identity is made of both.
        state.applicationPolicies.removeIf(
            [&policy](const QJsonObject &other) { return other[u"Identity"] == policy[u"Identity"]; });
        state.applicationPolicies.append(policy);
        made.append(policy);
    }
    return made;
}

Rows removeApplicationAccessPolicy(State &state, const QJsonObject &parameters)
{
    const QString identity = parameters[u"Identity"].toString();
    const auto removed = state.applicationPolicies.removeIf(
        [&identity](const QJsonObject &policy) { return policy[u"Identity"].toString() == identity; });
    return removed ? Rows(QJsonArray()) : Rows(objectNotFound(identity));
}

Rows testApplicationAccessPolicy(State &state, const QJsonObject &parameters)
{
    const Result<Account *> account = mailboxWith(state, parameters[u"Identity"].toString());
    if (!account)
        return account.error();
    const QString appId = parameters[u"AppId"].toString();
    const QJsonObject row = identityOf(state, **account);
    const QJsonObject asScope = applicationPolicy(state, appId, row, QString());
    const bool isIn = policiesLetIn(state, appId, **account);
    return QJsonArray{QJsonObject{{u"AppId"_s, appId}, {u"Mailbox"_s, row[u"Name"]},
        {u"MailboxId"_s, row[u"ExternalDirectoryObjectId"]},
        {u"MailboxSid"_s, asScope[u"ScopeIdentityRaw"].toString().section(u';', 0, 0)},
        {u"AccessCheckResult"_s, isIn ? u"Granted"_s : u"Denied"_s}}};
}

Rows testServicePrincipalAuthorization(State &state, const QJsonObject &parameters)
{
    const QString appId = parameters[u"Identity"].toString();
    const QString resource = parameters[u"Resource"].toString();
    const Result<Account *> account = mailboxWith(state, resource);
    if (!resource.isEmpty() && !account)
        return account.error();
    QJsonArray rows;
    for (QJsonObject role : state.applicationRoles) {
        if (role.take(u"AppId").toString() != appId)
            continue;
        const bool isAll = !role[u"Members"].isArray();
        const QStringList members = texts(role.take(u"Members"));
        const bool isIn = account && (isAll || members.contains((*account)->user, Qt::CaseInsensitive));
        role[u"InScope"] = resource.isEmpty() ? u"Not Run"_s : isIn ? u"True"_s : u"False"_s;
        rows.append(role);
    }
    // Exchange knows an app from when somebody has told it of it.
    return rows.isEmpty() ? Rows(objectNotFound(appId)) : Rows(rows);
}

Rows getDistributionGroup(State &state, const QJsonObject &parameters)
{
    const QString identity = parameters[u"Identity"].toString();
    QJsonArray rows;
    for (const Recipient &group : std::as_const(state.recipients)) {
        if (isDistributionGroup(group)
            && (identity.isEmpty() || isNamedBy(identityOf(state, group), identity)))
            rows.append(groupRow(state, group));
    }
    return rows.isEmpty() && !identity.isEmpty() ? Rows(objectNotFound(identity)) : Rows(rows);
}

Rows getDistributionGroupMember(State &state, const QJsonObject &parameters)
{
    const QString identity = parameters[u"Identity"].toString();
    const auto group = groupNamed(state, identity);
    if (group == state.recipients.end())
        return objectNotFound(identity);
    QJsonArray rows;
    for (const QString &member : std::as_const(group->members)) {
        if (const Account *account = state.account(member))
            rows.append(identityOf(state, *account));
        const auto inner = std::find_if(state.recipients.begin(), state.recipients.end(),
            [&member](const Recipient &other) { return other.id == member; });
        if (inner != state.recipients.end())
            rows.append(identityOf(state, *inner));
    }
    return rows;
}

Rows newDistributionGroup(State &state, const QJsonObject &parameters)
{
    const QString name = parameters[u"Name"].toString();
    const QString address = plainName(name) + u'@' + state.domain;
    if (name.isEmpty() || name.size() > 64)
        return badParameter(u"The length of the property is too long. The maximum length is 64."_s);
    for (const QJsonObject &row : recipientRows(state)) {
        if (isNamedBy(row, name) || isNamedBy(row, address))
            return Error{u"Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException"_s, {},
                u"The name \""_s + name + u"\" is already being used. Please try another name."_s};
    }
    const bool isSecurity = parameters[u"Type"].toString() == u"Security";
    Recipient group{newGuid(), address, name,
        isSecurity ? u"MailUniversalSecurityGroup"_s : u"MailUniversalDistributionGroup"_s, {}, {}};
    for (const QString &member : texts(parameters[u"Members"])) {
        const Result<Account *> account = mailboxWith(state, member);
        if (!account)
            return account.error();
        group.members.append((*account)->id);
    }
    state.recipients.append(group);
    return QJsonArray{groupRow(state, group)};
}

Rows removeDistributionGroup(State &state, const QJsonObject &parameters)
{
    const QString identity = parameters[u"Identity"].toString();
    const auto group = groupNamed(state, identity);
    if (group == state.recipients.end())
        return objectNotFound(identity);
    state.recipients.erase(group);
    return QJsonArray();
}

} // namespace cmw::practice
