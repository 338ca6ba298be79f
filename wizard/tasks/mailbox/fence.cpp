// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/fence.h"

#include "services/cloud.h"
#include "services/exchangefence.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr int enoughTries = 3; // of other mailboxes: one or two may rightly be in a group

bool sends(const QString &permission)
{
    return permission == u"Mail.Send" || permission == u"full_access_as_app";
}

/// Source: Microsoft Learn, "Role Based Access Control for Applications in Exchange Online", supported roles.
bool isSendingRole(const QJsonObject &role)
{
    static const QStringList names{u"Application Mail.Send"_s, u"Application Mail Full Access"_s,
        u"Application Exchange Full Access"_s, u"Application EWS.AccessAsApp"_s};
    return names.contains(role.value(u"RoleName").toString());
}

/// "True", "False", and "Not Run" in the documentation; a boolean over HTTP, perhaps.
bool isInScope(const QJsonObject &role)
{
    const QJsonValue value = role.value(u"InScope");
    return value.toBool() || value.toString().compare(u"True", Qt::CaseInsensitive) == 0;
}

QString nameOf(const QJsonObject &resource, const QString &roleId)
{
    const QJsonArray roles = resource.value(u"appRoles").toArray();
    for (const QJsonValue &role : roles) {
        if (role[u"id"].toString() == roleId)
            return role[u"value"].toString();
    }
    return {};
}

/// What was really granted, whatever the app asks for.
Result<QStringList> sendingPermissions(const Setup &setup, Cloud &cloud)
{
    const auto principal = cloud.graph.servicePrincipal(setup.clientId);
    if (!principal)
        return principal.error();
    QStringList result;
    if (!*principal)
        return result;
    const auto assignments = cloud.graph.appRoleAssignments(setup.clientId);
    if (!assignments)
        return assignments.error();
    if (assignments->isEmpty())
        return result;
    for (const QString &appId : {QString(exchangeOnlineAppId), QString(microsoftGraphAppId)}) {
        const auto resource = cloud.graph.resourcePrincipal(appId);
        if (!resource)
            return resource.error();
        for (const QJsonObject &assignment : *assignments) {
            const bool isOfIt = *resource && assignment.value(u"resourceId") == (*resource)->value(u"id");
            const QString name =
                isOfIt ? nameOf(**resource, assignment.value(u"appRoleId").toString()) : QString();
            if (sends(name) && !result.contains(name))
                result.append(name);
        }
    }
    return result;
}

/// Exchange's own admin may not be allowed to read the directory: then what the set-up asks for counts.
Result<QStringList> knownPermissions(const Setup &setup, Cloud &cloud)
{
    const Result<QStringList> granted = sendingPermissions(setup, cloud);
    if (granted || granted.error().code != u"graph/denied")
        return granted;
    return setup.permissions == Permissions::AsDocumented ? QStringList{u"Mail.Send"_s} : QStringList();
}

struct Look {
    const Setup &setup;
    ExchangeFence exchange;
    QJsonObject mailbox = {};

    bool isThis(const QJsonObject &other) const
    {
        return other.value(u"ExternalDirectoryObjectId") == mailbox.value(u"ExternalDirectoryObjectId");
    }
};

/// Who is in the groups that policies are made for: object ids.
Result<QStringList> groupMembers(Look &look, const QList<QJsonObject> &policies)
{
    QStringList ids;
    for (const QJsonObject &policy : policies) {
        const QString name = policy.value(u"ScopeName").toString();
        if (name.isEmpty())
            continue;
        const Result<QList<QJsonObject>> members = look.exchange.members(name);
        if (!members && members.error().code == u"exchange/not-found") // it is for a user, not for a group
            continue;
        if (!members)
            return members.error();
        for (const QJsonObject &member : *members)
            ids.append(member.value(u"ExternalDirectoryObjectId").toString());
    }
    return ids;
}

/// Other mailboxes that no policy is made for, to try whether they are shut. Where the policies' groups hold all of
/// them, their members: such a group is no fence.
Result<QStringList> others(Look &look, const QList<QJsonObject> &policies)
{
    const Result<QList<QJsonObject>> some = look.exchange.someMailboxes();
    if (!some)
        return some.error();
    const Result<QStringList> members = groupMembers(look, policies);
    if (!members)
        return members.error();
    QStringList outside, inside;
    for (const QJsonObject &other : *some) {
        const QString id = other.value(u"ExternalDirectoryObjectId").toString();
        const bool hasPolicy = std::any_of(policies.begin(), policies.end(),
            [&id](const QJsonObject &policy) { return Fence::scopeId(policy) == id; });
        // Microsoft's own mailbox for searches stays open whatever the policies say.
        const bool isSystems = other.value(u"Name").toString().startsWith(u"DiscoverySearchMailbox");
        if (!look.isThis(other) && !hasPolicy && !isSystems)
            (members->contains(id) ? inside : outside).append(other.value(u"PrimarySmtpAddress").toString());
    }
    return (outside.isEmpty() ? inside : outside).mid(0, enoughTries);
}

/// Tries the policies: this mailbox, then others until one is shut.
Result<void> tryPolicies(Fence &fence, Look &look, const QStringList &others)
{
    const QString &clientId = look.setup.clientId;
    QStringList said;
    const auto letIn = [&](const QString &mailbox) -> Result<bool> {
        const Result<bool> answer = look.exchange.isLetIn(clientId, mailbox);
        if (answer)
            said.append(mailbox + (*answer ? u" Granted"_s : u" Denied"_s));
        return answer;
    };
    const Result<bool> own = letIn(look.setup.mailbox);
    if (!own)
        return own.error();
    fence.includesMailbox = *own;
    for (const QString &other : others) {
        const Result<bool> isIn = letIn(other);
        if (!isIn)
            return isIn.error();
        fence.open = *isIn ? other : QString();
        if (!*isIn)
            break;
    }
    fence.evidence = u"Test-ApplicationAccessPolicy: "_s + said.join(u", "_s);
    return {};
}

bool isRestriction(const QJsonObject &policy)
{
    return policy.value(u"AccessRight").toString() == u"RestrictAccess";
}

/// The roles by which the app sends from that mailbox.
Result<QStringList> rolesFor(Look &look, const QString &mailbox, bool inScopeOnly)
{
    const Result<QList<QJsonObject>> held = look.exchange.roles(look.setup.clientId, mailbox);
    if (!held)
        return held.error();
    QStringList names;
    for (const QJsonObject &role : *held) {
        if (isSendingRole(role) && (isInScope(role) || !inScopeOnly))
            names.append(role.value(u"RoleName").toString());
    }
    return names;
}

/// Exchange's roles count beside what the directory grants: no policy limits them.
Result<void> tryOthers(Fence &fence, Look &look, const QList<QJsonObject> &policies)
{
    const Result<QStringList> tried = others(look, policies);
    if (!tried)
        return tried.error();
    if (!fence.permissions.isEmpty()) {
        if (const Result<void> done = tryPolicies(fence, look, *tried); !done)
            return done.error();
    }
    if (fence.roles.isEmpty() || tried->isEmpty())
        return {};
    const Result<QStringList> there = rolesFor(look, tried->last(), true);
    if (!there)
        return there.error();
    if (!there->isEmpty())
        fence.openByRole = tried->last();
    return {};
}

} // namespace

Result<Fence> Fence::of(const Setup &setup, Cloud &cloud)
{
    Fence fence;
    const Result<QStringList> permissions = knownPermissions(setup, cloud);
    if (!permissions)
        return permissions.error();
    fence.permissions = *permissions;
    Look look{setup, ExchangeFence(cloud.exchange)};
    QList<QJsonObject> policies;
    if (!fence.permissions.isEmpty()) {
        const Result<QList<QJsonObject>> found = look.exchange.policies(setup.clientId);
        if (!found)
            return found.error();
        policies = *found;
        fence.restricts = std::any_of(policies.begin(), policies.end(), isRestriction);
        fence.denies = !std::all_of(policies.begin(), policies.end(), isRestriction);
        if (!fence.restricts)
            return fence;
    }
    const Result<QStringList> roles = rolesFor(look, setup.mailbox, false);
    if (!roles)
        return roles.error();
    fence.roles = *roles;
    if (fence.permissions.isEmpty() && fence.roles.isEmpty())
        return fence;

    const Result<QJsonObject> mailbox = cloud.exchange.mailbox(setup.mailbox);
    if (!mailbox)
        return mailbox.error();
    look.mailbox = *mailbox;
    for (const QJsonObject &policy : policies) {
        const QString name = policy.value(u"ScopeName").toString();
        const bool isOwn = scopeId(policy) == mailbox->value(u"ExternalDirectoryObjectId").toString()
            || name == groupName(setup.mailbox);
        (isOwn ? fence.ownPolicies : fence.otherPolicies).append(name);
    }
    const Result<void> tried = tryOthers(fence, look, policies);
    return tried ? Result<Fence>(fence) : tried.error();
}

QString Fence::groupName(const QString &mailbox)
{
    static const QRegularExpression odd(u"[^A-Za-z0-9.-]"_s);
    return (u"Webex Connect sender - "_s + QString(mailbox).replace(u'@', u'.').remove(odd)).left(64);
}

QString Fence::scopeId(const QJsonObject &policy)
{
    return policy.value(u"ScopeIdentityRaw").toString().section(u';', -1);
}

} // namespace cmw
