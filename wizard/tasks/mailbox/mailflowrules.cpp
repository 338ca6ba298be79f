// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/mailflowrules.h"

#include "services/cloud.h"
#include "services/exchangerules.h"
#include "tasks/mailbox/mailhop.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// A leg of the way, and how a finding says that it is cut.
struct Leg {
    MailHop hop;
    QString code;
};

QList<Leg> legs(const Sender &mailbox, const QString &forwardingAddress)
{
    Sender webex;
    webex.addresses = {forwardingAddress};
    webex.knowsGroups = true; // it isn't of the organisation, and in none of its groups
    return {{{{}, mailbox, false, true}, u"mailbox/rule-stops-receiving"_s},
        {{{}, webex, false, false, mailbox}, u"mailbox/rule-stops-forwarding"_s},
        {{mailbox, {}, true, false}, u"mailbox/rule-stops-sending"_s}};
}

/// What the rules do on a hop, by their names.
struct LegVerdict {
    QStringList keeping; ///< surely
    QStringList perhapsKeeping;
    QStringList sometimesKeeping; ///< by a mail's content
    QStringList routing;
    QString connector; ///< of the first that routes
};

LegVerdict judged(const QList<QJsonObject> &rules, const MailHop &hop, const QDateTime &now)
{
    LegVerdict verdict;
    bool isReached = true; // that no rule before was the last one is certain
    for (const QJsonObject &rule : rules) {
        const Hold hold = applies(rule, hop, now);
        if (hold == Hold::No)
            continue;
        const QString name = rule.value(u"Name").toString();
        const QString connector = rule.value(u"RouteMessageOutboundConnector").toString();
        if (keepsMail(rule)) {
            QStringList &unsure = hold == Hold::Sometimes ? verdict.sometimesKeeping : verdict.perhapsKeeping;
            (hold == Hold::Surely && isReached ? verdict.keeping : unsure).append(name);
        } else if (!connector.isEmpty()) {
            verdict.routing.append(name);
            verdict.connector = verdict.connector.isEmpty() ? connector : verdict.connector;
        }
        if (!rule.value(u"StopRuleProcessing").toBool())
            continue;
        if (hold == Hold::Surely)
            break;
        isReached = false;
    }
    return verdict;
}

} // namespace

TaskInfo MailFlowRules::info() const
{
    return {.id = u"mailbox.mail-flow-rules"_s,
        .needs = {u"connect.forwarding-address"_s, u"mailbox.account"_s},
        .resources = Resource::Graph | Resource::Exchange,
        .reads = {u"User.Read.All"_s}};
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
    QVariantMap args{{u"mailbox"_s, setup.mailbox}, {u"address"_s, setup.forwardingAddress}};
    QStringList perhaps, sometimes, routing;
    QString connector;
    const Result<Sender> known = senderOf(setup, cloud);
    if (!known)
        return known.error();
    Sender mailbox = *known;
    const QDateTime now = cloud.now();
    if (std::any_of(rules->begin(), rules->end(),
            [&now](const QJsonObject &rule) { return asksForGroups(rule, now); })) {
        if (const Result<void> read = readGroups(mailbox, cloud); !read)
            return read.error();
    }
    const QList<Leg> all = legs(mailbox, setup.forwardingAddress);
    for (const Leg &leg : all) {
        const LegVerdict verdict = judged(*rules, leg.hop, now);
        if (!verdict.keeping.isEmpty()) {
            args.insert(u"rules"_s, verdict.keeping.join(u", "_s));
            return {State::Wrong, leg.code, args};
        }
        perhaps += verdict.perhapsKeeping;
        sometimes += verdict.sometimesKeeping;
        routing += verdict.routing;
        connector = connector.isEmpty() ? verdict.connector : connector;
    }
    for (QStringList *names : {&perhaps, &sometimes, &routing})
        names->removeDuplicates();
    if (!perhaps.isEmpty()) {
        args.insert(u"rules"_s, perhaps.join(u", "_s));
        return {State::Unknown, u"mailbox/rule-perhaps-stops"_s, args};
    }
    // What a server behind a connector does, only mail that goes there tells: the line has nothing left to look at.
    if (!routing.isEmpty()) {
        args.insert(u"rules"_s, routing.join(u", "_s));
        args.insert(u"connector"_s, connector);
        return {State::Done, u"mailbox/rule-routes-elsewhere"_s, args};
    }
    if (!sometimes.isEmpty()) {
        args.insert(u"rules"_s, sometimes.join(u", "_s));
        return {State::Done, u"mailbox/rules-about-content"_s, args};
    }
    return {State::Done, rules->isEmpty() ? u"mailbox/no-rules"_s : u"mailbox/rules-let-pass"_s};
}

} // namespace cmw
