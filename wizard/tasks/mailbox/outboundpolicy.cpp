// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/outboundpolicy.h"

#include "services/cloud.h"
#include "tasks/mailbox/spamrules.h"
#include "tasks/readback.h"

#include <QRegularExpression>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

Result<void> unlessGone(const Result<void> &removed)
{
    return !removed && removed.error().code == u"exchange/not-found" ? Result<void>() : removed;
}

/// The rule that allows it: first of all, for this mailbox alone.
QJsonObject ourRule(const QString &name, const QString &mailbox)
{
    return {{u"Name"_s, name}, {u"HostedOutboundSpamFilterPolicy"_s, name}, {u"From"_s, QJsonArray{mailbox}},
        {u"Enabled"_s, true}, {u"Priority"_s, 0}};
}

/// As we make it, wherever other rules have moved its place since.
bool isOurRule(const QJsonObject &rule, const QString &name, const QString &mailbox)
{
    const QJsonObject ours = ourRule(name, mailbox);
    QJsonObject present = SpamRules::parameters(rule);
    for (const QString &key : {u"Priority"_s, u"From"_s, u"Name"_s})
        present.insert(key, ours.value(key));
    return SpamRules::isForOnly(rule, mailbox) && present == ours;
}

/// What is to be sent to have policy and rule as they must be.
struct Work {
    bool createPolicy = false;
    QString oldMode; ///< of a policy that stays; empty: as it must be
    bool createRule = false;
    QJsonObject oldRule; ///< to be replaced: disabled, overruled, or of another policy
};

Result<Work> work(const SpamRules &rules, const QString &name, const QString &mailbox)
{
    const QJsonObject policy = rules.policy(name), rule = rules.rule(name);
    // Somebody else's of the same name: not ours to change.
    if (!rule.isEmpty() && !SpamRules::isForOnly(rule, mailbox))
        return Error{u"mailbox/policy-name-taken"_s, {{u"policy"_s, name}}, {}};
    const bool isOn = SpamRules::mode(policy) == u"On";
    const bool isFirst = rule.value(u"Priority").toInt() == 0;
    Work result;
    result.createPolicy = policy.isEmpty();
    result.oldMode = policy.isEmpty() || isOn ? QString() : SpamRules::mode(policy);
    // A rule that is as it must be and whose policy says On is without effect: else forwarding would be allowed
    // already.
    result.createRule = isOn || !isFirst || !isOurRule(rule, name, mailbox);
    if (result.createRule)
        result.oldRule = SpamRules::parameters(rule);
    return result;
}

Result<void> replaceRule(const QJsonObject &rule, const QJsonObject &old, Cloud &cloud)
{
    if (!old.isEmpty()) {
        const Result<void> removed =
            unlessGone(cloud.exchange.removeOutboundRule(old.value(u"Name").toString()));
        if (!removed)
            return removed.error();
    }
    const Result<void> created = cloud.exchange.createOutboundRule(rule);
    // Where that fails, too, the journal keeps it for undo.
    if (!created && !old.isEmpty())
        (void)cloud.exchange.createOutboundRule(old);
    return created;
}

Result<void> carryOut(const Work &work, const QString &name, const QString &mailbox, Cloud &cloud)
{
    Result<void> sent;
    if (work.createPolicy)
        sent = cloud.exchange.createOutboundPolicy(name, true);
    else if (!work.oldMode.isEmpty())
        sent = cloud.exchange.setOutboundPolicyForwarding(name, u"On"_s);
    if (sent && work.createRule)
        sent = replaceRule(ourRule(name, mailbox), work.oldRule, cloud);
    return sent;
}

/// Takes our rule away, and brings back the one that was there before it.
Result<void> undoRule(const SpamRules &rules, const QString &name, QJsonObject old, Cloud &cloud)
{
    const bool isThere = !rules.rule(name).isEmpty();
    if (isThere) {
        if (const Result<void> removed = unlessGone(cloud.exchange.removeOutboundRule(name)); !removed)
            return removed.error();
    }
    if (old.isEmpty())
        return {};
    const auto others = static_cast<int>(rules.ruleCount()) - (isThere ? 1 : 0);
    old.insert(u"Priority"_s, std::min(old.value(u"Priority").toInt(), others));
    return cloud.exchange.createOutboundRule(old);
}

} // namespace

QString OutboundPolicy::policyName(const QString &mailbox)
{
    // Source: New-HostedOutboundSpamFilterRule: 64 characters at most, none of these.
    static const QRegularExpression forbidden(uR"([\\%&*+/=?{}|<>();:\[\],"])"_s);
    QString local = mailbox.section(u'@', 0, 0);
    local.remove(forbidden);
    return (u"Webex Connect - "_s + local).left(64).trimmed();
}

TaskInfo OutboundPolicy::info() const
{
    return {.id = u"mailbox.outbound-policy"_s,
        .needs = {u"mailbox.account"_s},
        .resources = Resource::Exchange,
        .changes = true,
        .lane = u"exchange"_s};
}

Finding OutboundPolicy::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.mailbox.isEmpty())
        return {State::Unknown, u"mailbox/needs-address"_s};
    const Result<SpamRules> rules = SpamRules::read(cloud);
    if (!rules)
        return rules.error();
    const SpamRules::Verdict verdict = rules->verdict(setup.mailbox);
    const QVariantMap args{{u"mailbox"_s, setup.mailbox}, {u"policy"_s, verdict.policy},
        {u"newPolicy"_s, policyName(setup.mailbox)}};
    if (verdict.allowed)
        return {State::Done, u"mailbox/forwarding-allowed"_s, args};
    if (!verdict.isCertain)
        return {State::Wrong, u"mailbox/forwarding-perhaps-blocked"_s, args};
    return {State::Wrong,
        verdict.mode == u"Off" ? u"mailbox/forwarding-blocked"_s : u"mailbox/forwarding-blocked-automatic"_s,
        args};
}

Result<Change> OutboundPolicy::apply(const Setup &setup, Cloud &cloud) const
{
    const QString name = policyName(setup.mailbox);
    const Result<SpamRules> rules = SpamRules::read(cloud);
    if (!rules)
        return rules.error();
    if (rules->verdict(setup.mailbox).allowed)
        return nothing();
    const Result<Work> todo = work(*rules, name, setup.mailbox);
    if (!todo)
        return todo.error();

    const Result<Change> change =
        intend(cloud, u"mailbox/policy-created"_s, {{u"newPolicy"_s, name}, {u"mailbox"_s, setup.mailbox}},
            {{u"policy"_s, name}, {u"mailbox"_s, setup.mailbox}, {u"madePolicy"_s, todo->createPolicy},
                {u"madeRule"_s, todo->createRule}, {u"rule"_s, todo->oldRule}, {u"mode"_s, todo->oldMode}});
    if (!change)
        return change.error();
    if (const Result<void> sent = carryOut(*todo, name, setup.mailbox, cloud); !sent)
        return sent.error();
    const Result<void> seen = readBack(cloud, [&]() -> Result<bool> {
        const Result<SpamRules> now = SpamRules::read(cloud);
        return now ? Result<bool>(now->verdict(setup.mailbox).allowed) : now.error();
    });
    return seen ? change : seen.error();
}

Result<void> OutboundPolicy::undo(const Setup &setup, const Change &change, Cloud &cloud) const
{
    const QString name = change.before.value(u"policy").toString();
    const QString mailbox = change.before.value(u"mailbox").toString(setup.mailbox);
    const QJsonObject old = change.before.value(u"rule").toObject();
    const Result<SpamRules> rules = SpamRules::read(cloud);
    if (!rules)
        return rules.error();
    const QJsonObject policy = rules->policy(name), rule = rules->rule(name);
    const bool isOld = SpamRules::parameters(rule) == old;
    // Somebody has changed policy or rule since: that is theirs. A policy that isn't there has no rule either.
    const bool isOurs = isOld || rule.isEmpty() || isOurRule(rule, name, mailbox);
    if (!isOurs || SpamRules::mode(policy) != u"On" || rules->isUsedByAnother(name))
        return {};

    // The rule goes first: a policy in use can't be removed.
    if (change.before.value(u"madeRule").toBool() && !isOld) {
        if (const Result<void> undone = undoRule(*rules, name, old, cloud); !undone)
            return undone.error();
    }
    if (change.before.value(u"madePolicy").toBool())
        return unlessGone(cloud.exchange.removeOutboundPolicy(name));
    if (const QString mode = change.before.value(u"mode").toString(); !mode.isEmpty())
        return unlessGone(cloud.exchange.setOutboundPolicyForwarding(name, mode));
    return {};
}

} // namespace cmw
