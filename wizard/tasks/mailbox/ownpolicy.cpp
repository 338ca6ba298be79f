// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/ownpolicy.h"

#include "services/cloud.h"
#include "services/exchangespam.h"
#include "tasks/mailbox/customization.h"
#include "tasks/mailbox/sender.h"
#include "tasks/mailbox/spamrules.h"
#include "tasks/readback.h"

#include <QRegularExpression>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// The rule that allows it: first of all, for this mailbox alone.
QJsonObject ourRule(const QString &name, const QString &mailbox)
{
    return {{u"Name"_s, name}, {u"HostedOutboundSpamFilterPolicy"_s, name}, {u"From"_s, QJsonArray{mailbox}},
        {u"Enabled"_s, true}, {u"Priority"_s, 0}};
}

/// As we make it, wherever other rules have moved its place since.
bool isOurRule(const QJsonObject &rule, const QString &name, const Sender &sender)
{
    const QJsonObject ours = ourRule(name, sender.address());
    QJsonObject present = SpamRules::parameters(rule);
    for (const QString &key : {u"Priority"_s, u"From"_s, u"Name"_s})
        present.insert(key, ours.value(key));
    return SpamRules::isForOnly(rule, sender) && present == ours;
}

/// Nobody else's is of that name, and no other rule has the policy of that name.
bool isFree(const SpamRules &rules, const QString &name, const Sender &sender)
{
    const QJsonObject rule = rules.rule(name);
    return (rule.isEmpty() || SpamRules::isForOnly(rule, sender)) && !rules.isUsedByAnother(name);
}

/// One that is this mailbox's already goes before one that nobody has. Empty: both are taken.
QString freeName(const SpamRules &rules, const Sender &sender)
{
    QStringList free = OwnPolicy::names(sender.address());
    erase_if(free, [&](const QString &name) { return !isFree(rules, name, sender); });
    const auto own = std::find_if(
        free.begin(), free.end(), [&rules](const QString &name) { return !rules.rule(name).isEmpty(); });
    return own == free.end() ? free.value(0) : *own;
}

Result<void> replaceRule(
    const QJsonObject &rule, const QJsonObject &old, Customization customization, Cloud &cloud)
{
    ExchangeSpam spam(cloud.exchange);
    if (!old.isEmpty()) {
        const Result<void> removed = unlessGone(spam.removeRule(old.value(u"Name").toString()));
        if (!removed)
            return removed.error();
    }
    const Result<void> created = onceCustomized(customization, cloud, [&] { return spam.createRule(rule); });
    // Where that fails, too, the journal keeps it for undo.
    if (!created && !old.isEmpty())
        (void)spam.createRule(old);
    return created;
}

/// Takes our rule away, and brings back the one that was there before it.
Result<void> takeBackRule(const SpamRules &rules, const QString &name, QJsonObject old, ExchangeSpam &spam)
{
    const bool isThere = !rules.rule(name).isEmpty();
    if (isThere) {
        if (const Result<void> removed = unlessGone(spam.removeRule(name)); !removed)
            return removed.error();
    }
    if (old.isEmpty())
        return {};
    const auto others = static_cast<int>(rules.ruleCount()) - (isThere ? 1 : 0);
    old.insert(u"Priority"_s, std::min(old.value(u"Priority").toInt(), others));
    return spam.createRule(old);
}

/// As it was before, as far as we had changed it.
bool isTakenBack(const SpamRules &rules, const QJsonObject &before)
{
    const QString name = before.value(u"policy").toString(), mode = before.value(u"mode").toString();
    const QJsonObject policy = rules.policy(name);
    if (before.value(u"madePolicy").toBool() ? !policy.isEmpty()
                                             : !mode.isEmpty() && SpamRules::mode(policy) != mode)
        return false;
    const bool hadRule = !before.value(u"rule").toObject().isEmpty();
    return !before.value(u"madeRule").toBool() || rules.rule(name).isEmpty() != hadRule;
}

} // namespace

QStringList OwnPolicy::names(const QString &address)
{
    // Source: New-HostedOutboundSpamFilterRule: 64 characters at most, none of these.
    static const QRegularExpression forbidden(uR"([\\%&*+/=?{}|<>();:\[\],"])"_s);
    QStringList names;
    for (QString name : {address.section(u'@', 0, 0), address}) {
        name.remove(forbidden);
        names.append((u"Webex Connect - "_s + name).left(64).trimmed());
    }
    names.removeDuplicates();
    return names;
}

Result<OwnPolicy> OwnPolicy::missing(const SpamRules &rules, const Sender &sender)
{
    OwnPolicy own;
    own.m_name = freeName(rules, sender);
    own.m_mailbox = sender.address();
    if (own.m_name.isEmpty())
        return Error{
            u"mailbox/policy-name-taken"_s, {{u"policy"_s, names(sender.address()).constFirst()}}, {}};
    const QJsonObject policy = rules.policy(own.m_name), rule = rules.rule(own.m_name);
    const bool isOn = SpamRules::mode(policy) == u"On";
    const bool isFirst = rule.value(u"Priority").toInt() == 0;
    own.m_createPolicy = policy.isEmpty();
    own.m_oldMode = policy.isEmpty() || isOn ? QString() : SpamRules::mode(policy);
    // A rule that is as it must be and whose policy says On is without effect: else forwarding would be allowed
    // already.
    own.m_createRule = isOn || !isFirst || !isOurRule(rule, own.m_name, sender);
    if (own.m_createRule)
        own.m_oldRule = SpamRules::parameters(rule);
    return own;
}

Result<void> OwnPolicy::make(Customization customization, Cloud &cloud) const
{
    ExchangeSpam spam(cloud.exchange);
    Result<void> sent;
    if (m_createPolicy)
        sent = onceCustomized(customization, cloud, [&] { return spam.createPolicy(m_name, u"On"_s); });
    else if (!m_oldMode.isEmpty())
        sent = spam.setForwarding(m_name, u"On"_s);
    if (sent && m_createRule)
        sent = replaceRule(ourRule(m_name, m_mailbox), m_oldRule, customization, cloud);
    return sent;
}

QJsonObject OwnPolicy::before() const
{
    return {{u"policy"_s, m_name}, {u"mailbox"_s, m_mailbox}, {u"madePolicy"_s, m_createPolicy},
        {u"madeRule"_s, m_createRule}, {u"rule"_s, m_oldRule}, {u"mode"_s, m_oldMode}};
}

Result<void> OwnPolicy::takeBack(const QJsonObject &before, Cloud &cloud)
{
    const QString name = before.value(u"policy").toString();
    const Sender sender{{before.value(u"mailbox").toString()}};
    const QJsonObject old = before.value(u"rule").toObject();
    const Result<SpamRules> rules = SpamRules::read(cloud);
    if (!rules)
        return rules.error();
    const QJsonObject policy = rules->policy(name), rule = rules->rule(name);
    const bool isOld = SpamRules::parameters(rule) == old;
    // Somebody has changed policy or rule since: that is theirs. A policy that isn't there has no rule either.
    const bool isOurs = isOld || rule.isEmpty() || isOurRule(rule, name, sender);
    if (!isOurs || SpamRules::mode(policy) != u"On")
        return {};
    // It stays for them; the journal keeps it, so that it can go later.
    if (rules->isUsedByAnother(name))
        return Error{u"mailbox/policy-in-use"_s, {{u"policy"_s, name}}, {}};

    ExchangeSpam spam(cloud.exchange);
    // The rule goes first: a policy in use can't be removed.
    if (before.value(u"madeRule").toBool() && !isOld) {
        if (const Result<void> undone = takeBackRule(*rules, name, old, spam); !undone)
            return undone.error();
    }
    Result<void> sent;
    if (before.value(u"madePolicy").toBool())
        sent = unlessGone(spam.removePolicy(name));
    else if (const QString mode = before.value(u"mode").toString(); !mode.isEmpty())
        sent = unlessGone(spam.setForwarding(name, mode));
    if (!sent)
        return sent.error();
    return readBackInExchange(cloud, [&]() -> Result<bool> {
        const Result<SpamRules> left = SpamRules::read(cloud);
        return left ? Result<bool>(isTakenBack(*left, before)) : left.error();
    });
}

} // namespace cmw
