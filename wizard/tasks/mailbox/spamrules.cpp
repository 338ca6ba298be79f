// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/spamrules.h"

#include "services/cloud.h"
#include "services/exchangespam.h"
#include "tasks/mailbox/rowtexts.h"
#include "tasks/mailbox/sender.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

using Doubt = SpamRules::Doubt;

/// Whether something holds: no, surely, or with a doubt.
struct Match {
    bool isPossible = false;
    Doubt doubt = Doubt::None;

    bool isSure() const { return isPossible && doubt == Doubt::None; }
};

constexpr Match no{false};
constexpr Match yes{true};

/// Exchange gives one value as a text, more as a list, none as null.
QStringList values(const QJsonObject &rule, QLatin1StringView name)
{
    return rowTexts(rule.value(name));
}

bool haveOneOf(const QStringList &values, const QStringList &names)
{
    return std::any_of(values.begin(), values.end(),
        [&names](const QString &value) { return names.contains(value, Qt::CaseInsensitive); });
}

/// A domain stands for those below it, too.
bool includes(const QStringList &domains, const QString &domain)
{
    return std::any_of(domains.begin(), domains.end(),
        [&domain](const QString &one) { return (u'.' + domain).endsWith(u'.' + one, Qt::CaseInsensitive); });
}

Match memberOf(const QStringList &groups, const Sender &sender)
{
    const bool isPlain = std::any_of(groups.begin(), groups.end(), [&sender](const QString &group) {
        return sender.groups.contains(group, Qt::CaseInsensitive)
            && !sender.unifiedGroups.contains(group, Qt::CaseInsensitive);
    });
    if (isPlain)
        return yes;
    if (haveOneOf(groups, sender.outerGroups))
        return {true, Doubt::Nested};
    if (haveOneOf(groups, sender.unifiedGroups))
        return {true, Doubt::Unified};
    // Exchange's own name of a group isn't Graph's: what is no address may be one of its groups all the same.
    const bool areAddresses =
        std::all_of(groups.begin(), groups.end(), [](const QString &group) { return group.contains(u'@'); });
    return sender.knowsGroups && areAddresses ? no : Match{true, Doubt::Unreadable};
}

enum class Kind { Senders, Groups, Domains };

/// Whether the mailbox is one of the values of a condition or an exception: they are alternatives.
Match isOneOf(const QStringList &values, Kind kind, const Sender &sender)
{
    if (values.isEmpty())
        return no;
    switch (kind) {
    case Kind::Senders:
        return haveOneOf(values, sender.addresses) ? yes : no;
    case Kind::Groups:
        return memberOf(values, sender);
    case Kind::Domains:
        break;
    }
    return includes(values, sender.domain()) ? yes : no;
}

struct Part {
    QLatin1StringView condition;
    QLatin1StringView exception;
    Kind kind = Kind::Senders;
};
constexpr Part parts[]{{"From"_L1, "ExceptIfFrom"_L1, Kind::Senders},
    {"FromMemberOf"_L1, "ExceptIfFromMemberOf"_L1, Kind::Groups},
    {"SenderDomainIs"_L1, "ExceptIfSenderDomainIs"_L1, Kind::Domains}};

/// Conditions of different kinds must all hold; one exception is enough.
/// Source: Microsoft Learn, "Configure outbound spam policies".
Match match(const QJsonObject &rule, const Sender &sender)
{
    Match result = yes;
    for (const Part &part : parts) {
        const QStringList wanted = values(rule, part.condition);
        const Match condition = wanted.isEmpty() ? yes : isOneOf(wanted, part.kind, sender);
        const Match exception = isOneOf(values(rule, part.exception), part.kind, sender);
        if (!condition.isPossible || exception.isSure())
            return no;
        for (const Match &one : {condition, exception}) {
            if (one.isPossible && one.doubt != Doubt::None)
                result.doubt = one.doubt;
        }
    }
    return result;
}

bool isEnabled(const QJsonObject &rule)
{
    return rule.value(u"State").toString(u"Enabled"_s).compare(u"Enabled", Qt::CaseInsensitive) == 0;
}

bool isNamed(const QJsonObject &object, const QString &name)
{
    return object.value(u"Name").toString().compare(name, Qt::CaseInsensitive) == 0;
}

QJsonObject named(const QList<QJsonObject> &objects, const QString &name)
{
    for (const QJsonObject &object : objects) {
        if (isNamed(object, name))
            return object;
    }
    return {};
}

} // namespace

SpamRules::SpamRules(QList<QJsonObject> policies, QList<QJsonObject> rules)
    : m_policies(std::move(policies)),
      m_rules(std::move(rules))
{
    std::stable_sort(m_rules.begin(), m_rules.end(), [](const QJsonObject &a, const QJsonObject &b) {
        return a.value(u"Priority").toInt() < b.value(u"Priority").toInt();
    });
}

Result<SpamRules> SpamRules::read(Cloud &cloud)
{
    ExchangeSpam spam(cloud.exchange);
    const auto policies = spam.policies();
    if (!policies)
        return policies.error();
    const auto rules = spam.rules();
    if (!rules)
        return rules.error();
    return SpamRules(*policies, *rules);
}

bool SpamRules::asksForGroups() const
{
    return std::any_of(m_rules.begin(), m_rules.end(), [](const QJsonObject &rule) {
        return isEnabled(rule)
            && (!values(rule, "FromMemberOf"_L1).isEmpty()
                || !values(rule, "ExceptIfFromMemberOf"_L1).isEmpty());
    });
}

SpamRules::Verdict SpamRules::verdict(const Sender &sender) const
{
    return verdict(sender, 0);
}

SpamRules::Verdict SpamRules::verdict(const Sender &sender, qsizetype from) const
{
    for (qsizetype i = from; i < m_rules.size(); ++i) {
        const QJsonObject &rule = m_rules.at(i);
        const Match how = isEnabled(rule) ? match(rule, sender) : no;
        if (!how.isPossible)
            continue;
        const QString name = rule.value(u"HostedOutboundSpamFilterPolicy").toString();
        const QString says = mode(policy(name));
        const Verdict own{says == u"On" && how.isSure(), how.doubt, name, says};
        if (how.isSure())
            return own;
        // Where it doesn't apply, those after it have the word.
        Verdict rest = verdict(sender, i + 1);
        if (says != u"On")
            return rest.allowed || rest.doubt != Doubt::None ? own : rest;
        if (!rest.allowed && rest.unless.isEmpty())
            rest.unless = name;
        return rest;
    }
    const auto isDefault = [](const QJsonObject &policy) { return policy.value(u"IsDefault").toBool(); };
    const auto fallback = std::find_if(m_policies.begin(), m_policies.end(), isDefault);
    const QJsonObject decides = fallback == m_policies.end() ? QJsonObject() : *fallback;
    const QString says = mode(decides);
    return {says == u"On", Doubt::None, decides.value(u"Name").toString(), says};
}

QJsonObject SpamRules::policy(const QString &name) const
{
    return named(m_policies, name);
}

QJsonObject SpamRules::rule(const QString &name) const
{
    return named(m_rules, name);
}

bool SpamRules::isUsedByAnother(const QString &policy) const
{
    return std::any_of(m_rules.begin(), m_rules.end(), [&policy](const QJsonObject &rule) {
        const QString its = rule.value(u"HostedOutboundSpamFilterPolicy").toString();
        return its.compare(policy, Qt::CaseInsensitive) == 0 && !isNamed(rule, policy);
    });
}

bool SpamRules::isForOnly(const QJsonObject &rule, const Sender &sender)
{
    const QStringList from = values(rule, "From"_L1);
    return from.size() == 1 && haveOneOf(from, sender.addresses);
}

QJsonObject SpamRules::parameters(const QJsonObject &rule)
{
    if (rule.isEmpty())
        return {};
    QJsonObject result{{u"Enabled"_s, isEnabled(rule)}, {u"Priority"_s, rule.value(u"Priority").toInt()}};
    for (const QString &name : {u"Name"_s, u"HostedOutboundSpamFilterPolicy"_s, u"Comments"_s}) {
        if (const QString text = rule.value(name).toString(); !text.isEmpty())
            result.insert(name, text);
    }
    for (const Part &part : parts) {
        for (const QLatin1StringView name : {part.condition, part.exception}) {
            if (const QStringList all = values(rule, name); !all.isEmpty())
                result.insert(name, QJsonArray::fromStringList(all));
        }
    }
    return result;
}

QString SpamRules::mode(const QJsonObject &policy)
{
    return policy.value(u"AutoForwardingMode").toString(u"Automatic"_s);
}

} // namespace cmw
