// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/sendfence.h"

#include "services/cloud.h"
#include "services/exchangefence.h"
#include "tasks/mailbox/fence.h"
#include "tasks/readback.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// What an application access policy is made for.
struct Scope {
    QString identity; ///< the mailbox, or a group
    QString group; ///< its name; empty: the mailbox itself
    QString id; ///< object id of the mailbox
    bool makesGroup = false;
};

bool hasOnly(const QList<QJsonObject> &members, const QString &id)
{
    return members.size() == 1 && members.first().value(u"ExternalDirectoryObjectId").toString() == id;
}

/// Errors: mailbox/fence-group-taken; those of Exchange.
Result<Scope> scopeFor(const QString &mailbox, Cloud &cloud)
{
    const Result<QJsonObject> found = cloud.exchange.mailbox(mailbox);
    if (!found)
        return found.error();
    const QString id = found->value(u"ExternalDirectoryObjectId").toString();
    if (found->value(u"RecipientTypeDetails").toString() == u"UserMailbox")
        return Scope{found->value(u"PrimarySmtpAddress").toString(), {}, id, false};
    ExchangeFence exchange(cloud.exchange);
    const QString name = Fence::groupName(mailbox);
    const Result<QJsonObject> group = exchange.group(name);
    if (!group)
        return group.error();
    if (group->isEmpty())
        return Scope{name, name, id, true};
    // Left over from before, or somebody's.
    const Result<QList<QJsonObject>> members = exchange.members(name);
    if (!members)
        return members.error();
    if (!hasOnly(*members, id))
        return Error{u"mailbox/fence-group-taken"_s, {{u"group"_s, name}, {u"mailbox"_s, mailbox}}, {}};
    return Scope{name, name, id, false};
}

Result<void> makeGroup(const Scope &scope, const QString &mailbox, Cloud &cloud)
{
    ExchangeFence exchange(cloud.exchange);
    const Result<void> made = exchange.createGroup(scope.group, mailbox);
    if (!made && !isUnknownOutcome(made.error()))
        return made.error();
    return readBackInExchange(cloud, [&]() -> Result<bool> {
        const Result<QJsonObject> group = exchange.group(scope.group);
        if (!group || group->isEmpty())
            return group ? Result<bool>(false) : group.error();
        const Result<QList<QJsonObject>> members = exchange.members(scope.group);
        return members ? Result<bool>(hasOnly(*members, scope.id)) : members.error();
    });
}

/// The policy that a change has made, by what it is for; empty: it is gone.
Result<QJsonObject> policyOf(const QJsonObject &before, Cloud &cloud)
{
    ExchangeFence exchange(cloud.exchange);
    const Result<QList<QJsonObject>> policies = exchange.policies(before.value(u"clientId").toString());
    if (!policies)
        return policies.error();
    const QString group = before.value(u"group").toString();
    const QString id = before.value(u"mailboxId").toString();
    const auto ours = std::find_if(policies->begin(), policies->end(), [&](const QJsonObject &policy) {
        const bool isForIt =
            group.isEmpty() ? Fence::scopeId(policy) == id : policy.value(u"ScopeName").toString() == group;
        return isForIt && policy.value(u"AppId").toString() != u"*"
            && policy.value(u"AccessRight").toString() == u"RestrictAccess";
    });
    return ours == policies->end() ? QJsonObject() : *ours;
}

/// Its group goes too, unless somebody has put others into it.
Result<void> removeGroup(const QJsonObject &before, Cloud &cloud)
{
    ExchangeFence exchange(cloud.exchange);
    const QString name = before.value(u"group").toString();
    const Result<QJsonObject> group = exchange.group(name);
    if (!group || group->isEmpty())
        return group ? Result<void>() : group.error();
    const Result<QList<QJsonObject>> members = exchange.members(name);
    if (!members)
        return members.error();
    return hasOnly(*members, before.value(u"mailboxId").toString()) ? unlessGone(exchange.removeGroup(name))
                                                                    : Result<void>();
}

/// Without a permission in the directory: nothing, or a role of Exchange's own.
Finding judgedByRole(const Fence &fence, const QVariantMap &args)
{
    if (fence.roles.isEmpty())
        return {State::NotNeeded, u"mailbox/fence-not-needed"_s, args};
    return fence.openByRole.isEmpty() ? Finding{State::Done, u"mailbox/fence-by-role"_s, args}
                                      : Finding{State::ForPerson, u"mailbox/fence-open-by-role"_s, args};
}

Finding judged(const Fence &fence, const Setup &setup)
{
    const QStringList policies = fence.ownPolicies + fence.otherPolicies;
    QVariantMap args{{u"mailbox"_s, setup.mailbox}, {u"permissions"_s, fence.permissions},
        {u"policies"_s, policies}, {u"others"_s, fence.otherPolicies}, {u"roles"_s, fence.roles},
        {u"open"_s, fence.open.isEmpty() ? fence.openByRole : fence.open}};
    if (fence.permissions.isEmpty())
        return judgedByRole(fence, args);
    if (!fence.restricts)
        return {State::NotNeeded, u"mailbox/fence-none"_s, args};
    if (!fence.openByRole.isEmpty())
        return {State::ForPerson, u"mailbox/fence-open-by-role"_s, args};
    if (!fence.open.isEmpty())
        return {State::ForPerson, u"mailbox/fence-open"_s, args};
    // It may stay so: Webex Connect doesn't send by this permission.
    if (!fence.includesMailbox)
        return {
            State::NotNeeded, fence.denies ? u"mailbox/fence-denies"_s : u"mailbox/fence-excludes"_s, args};
    return {State::Done, fence.otherPolicies.isEmpty() ? u"mailbox/fence-ready"_s : u"mailbox/fence-shared"_s,
        args};
}

bool isOffered(const Finding &found)
{
    return found.code == u"mailbox/fence-none" || found.code == u"mailbox/fence-excludes";
}

} // namespace

TaskInfo SendFence::info() const
{
    return {.id = u"mailbox.send-fence"_s,
        .needs = {u"azure.admin-consent"_s, u"mailbox.account"_s},
        .resources = Resource::Graph | Resource::Exchange,
        .reads = {u"Application.Read.All"_s},
        .changes = true,
        .lane = u"exchange"_s};
}

Finding SendFence::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.mailbox.isEmpty())
        return {State::Unknown, u"mailbox/needs-address"_s};
    if (setup.clientId.isEmpty())
        return {State::NotNeeded, u"mailbox/fence-later"_s};
    const Result<Fence> fence = Fence::of(setup, cloud);
    if (!fence)
        return fence.error();
    Finding finding = judged(*fence, setup);
    finding.evidence = fence->evidence;
    return finding;
}

Result<Change> SendFence::apply(const Setup &setup, Cloud &cloud) const
{
    const Finding found = check(setup, cloud);
    if (found.state == State::Unknown || found.state == State::ForPerson)
        return Error{found.code, found.args, found.evidence};
    if (!isOffered(found) || !setup.agreed.contains(found.code))
        return nothing();
    const Result<Scope> scope = scopeFor(setup.mailbox, cloud);
    if (!scope)
        return scope.error();
    const Result<Change> change = intend(cloud, u"mailbox/fence-made"_s, {{u"mailbox"_s, setup.mailbox}},
        {{u"clientId"_s, setup.clientId}, {u"mailboxId"_s, scope->id}, {u"group"_s, scope->group},
            {u"madeGroup"_s, scope->makesGroup}});
    if (!change)
        return change.error();
    if (scope->makesGroup) {
        if (const Result<void> made = makeGroup(*scope, setup.mailbox, cloud); !made)
            return made.error();
    }
    const Result<void> made = ExchangeFence(cloud.exchange).restrictTo(setup.clientId, scope->identity);
    if (!made && !isUnknownOutcome(made.error()))
        return made.error();
    const Result<void> seen = readBackInExchange(cloud, [&]() -> Result<bool> {
        const Finding now = check(setup, cloud);
        if (now.state == State::Unknown)
            return Error{now.code, now.args, now.evidence};
        return isSettled(now.state) && !isOffered(now);
    });
    return seen ? change : seen.error();
}

Result<void> SendFence::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    const Result<QJsonObject> policy = policyOf(change.before, cloud);
    if (!policy)
        return policy.error();
    if (!policy->isEmpty()) {
        const Result<void> removed =
            ExchangeFence(cloud.exchange).removePolicy(policy->value(u"Identity").toString());
        if (const Result<void> fine = unlessGone(removed); !fine)
            return fine.error();
        const Result<void> gone = readBackInExchange(cloud, [&]() -> Result<bool> {
            const Result<QJsonObject> left = policyOf(change.before, cloud);
            return left ? Result<bool>(left->isEmpty()) : left.error();
        });
        if (!gone)
            return gone.error();
    }
    return change.before.value(u"madeGroup").toBool() ? removeGroup(change.before, cloud) : Result<void>();
}

} // namespace cmw
