// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/mailflowrules.h"

#include "services/cloud.h"
#include "services/exchangerules.h"
#include "tasks/mailbox/mailhop.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// A leg of the way, and how a finding says that it is cut.
struct Leg {
    MailHop hop;
    QString code;
};

QList<Leg> legs(const Setup &setup)
{
    const QString mailbox = setup.mailbox;
    return {{{{}, mailbox, false, true, false}, u"mailbox/rule-stops-receiving"_s},
        {{{}, setup.forwardingAddress, false, false, true}, u"mailbox/rule-stops-forwarding"_s},
        {{mailbox, {}, true, false, false}, u"mailbox/rule-stops-sending"_s}};
}

QStringList ruleNames(const QList<QJsonObject> &rules, const MailHop &hop, Hold hold)
{
    QStringList names;
    for (const QJsonObject &rule : rules) {
        if (holds(rule, hop) == hold)
            names.append(rule.value(u"Name").toString());
    }
    return names;
}

} // namespace

TaskInfo MailFlowRules::info() const
{
    return {.id = u"mailbox.mail-flow-rules"_s,
        .needs = {u"connect.forwarding-address"_s, u"mailbox.account"_s},
        .resources = Resource::Exchange};
}

Finding MailFlowRules::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.mailbox.isEmpty())
        return {State::Unknown, u"mailbox/needs-address"_s};
    if (setup.forwardingAddress.isEmpty())
        return {State::Unknown, u"mailbox/needs-forwarding-address"_s};
    const Result<QList<QJsonObject>> rules = ExchangeRules(cloud.exchange).mailFlowRules();
    if (!rules)
        return rules.error();
    QStringList perhaps;
    const QList<Leg> all = legs(setup);
    for (const Leg &leg : all) {
        if (const QStringList names = ruleNames(*rules, leg.hop, Hold::Surely); !names.isEmpty())
            return {State::Wrong, leg.code,
                {{u"rules"_s, names.join(u", "_s)}, {u"mailbox"_s, setup.mailbox},
                    {u"address"_s, setup.forwardingAddress}}};
        perhaps += ruleNames(*rules, leg.hop, Hold::Perhaps);
    }
    perhaps.removeDuplicates();
    if (!perhaps.isEmpty())
        return {State::Unknown, u"mailbox/rule-perhaps-stops"_s, {{u"rules"_s, perhaps.join(u", "_s)}}};
    return {State::Done, rules->isEmpty() ? u"mailbox/no-rules"_s : u"mailbox/rules-let-pass"_s};
}

} // namespace cmw
