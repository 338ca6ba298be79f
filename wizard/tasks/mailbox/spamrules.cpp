// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/spamrules.h"

#include "services/cloud.h"

#include <QStringList>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

enum class Match { No, Perhaps, Yes };

/// Exchange gives one value as a text, more as a list, none as null.
QStringList values(const QJsonObject &rule, QStringView name)
{
    const QJsonValue value = rule.value(name);
    if (value.isString())
        return value.toString().isEmpty() ? QStringList() : QStringList{value.toString()};
    QStringList result;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &entry : array)
        result.append(entry.toString());
    return result;
}

/// Conditions of one rule hold together; the values of one condition are alternatives. Group membership can't
/// be told here.
Match match(const QJsonObject &rule, const QString &mailbox)
{
    const QString domain = mailbox.section(u'@', 1);
    const QStringList from = values(rule, u"From"), domains = values(rule, u"SenderDomainIs");
    if (values(rule, u"ExceptIfFrom").contains(mailbox, Qt::CaseInsensitive)
        || values(rule, u"ExceptIfSenderDomainIs").contains(domain, Qt::CaseInsensitive))
        return Match::No;
    if (!from.isEmpty() && !from.contains(mailbox, Qt::CaseInsensitive))
        return Match::No;
    if (!domains.isEmpty() && !domains.contains(domain, Qt::CaseInsensitive))
        return Match::No;
    const bool byGroup =
        !values(rule, u"FromMemberOf").isEmpty() || !values(rule, u"ExceptIfFromMemberOf").isEmpty();
    return byGroup ? Match::Perhaps : Match::Yes;
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

Result<SpamRules> SpamRules::read(Cloud &cloud)
{
    const auto policies = cloud.exchange.outboundPolicies();
    if (!policies)
        return policies.error();
    const auto rules = cloud.exchange.outboundRules();
    if (!rules)
        return rules.error();
    SpamRules result;
    result.m_policies = *policies;
    result.m_rules = *rules;
    std::stable_sort(
        result.m_rules.begin(), result.m_rules.end(), [](const QJsonObject &a, const QJsonObject &b) {
            return a.value(u"Priority").toInt() < b.value(u"Priority").toInt();
        });
    return result;
}

SpamRules::Verdict SpamRules::verdict(const QString &mailbox) const
{
    const auto judge = [](const QJsonObject &decides, Match how) {
        const QString says = mode(decides);
        return Verdict{says == u"On", how == Match::Yes, decides.value(u"Name").toString(), says};
    };
    for (const QJsonObject &rule : m_rules) {
        const Match how = isEnabled(rule) ? match(rule, mailbox) : Match::No;
        if (how == Match::No)
            continue;
        const Verdict verdict = judge(policy(rule.value(u"HostedOutboundSpamFilterPolicy").toString()), how);
        // A rule that perhaps applies and allows it leaves the word to the next one.
        if (how == Match::Yes || !verdict.allowed)
            return verdict;
    }
    const auto isDefault = [](const QJsonObject &policy) { return policy.value(u"IsDefault").toBool(); };
    const auto fallback = std::find_if(m_policies.begin(), m_policies.end(), isDefault);
    return judge(fallback == m_policies.end() ? QJsonObject() : *fallback, Match::Yes);
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

bool SpamRules::isForOnly(const QJsonObject &rule, const QString &mailbox)
{
    const QStringList from = values(rule, u"From");
    return from.size() == 1 && from.first().compare(mailbox, Qt::CaseInsensitive) == 0;
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
    for (const QString &name : {u"From"_s, u"FromMemberOf"_s, u"SenderDomainIs"_s, u"ExceptIfFrom"_s,
             u"ExceptIfFromMemberOf"_s, u"ExceptIfSenderDomainIs"_s}) {
        if (const QStringList all = values(rule, name); !all.isEmpty())
            result.insert(name, QJsonArray::fromStringList(all));
    }
    return result;
}

QString SpamRules::mode(const QJsonObject &policy)
{
    return policy.value(u"AutoForwardingMode").toString(u"Automatic"_s);
}

} // namespace cmw
