// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/mailflowrules.h"

#include "services/cloud.h"
#include "services/exchangerules.h"
#include "tasks/mailbox/mailhop.h"
#include "tasks/mailway.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// A leg of the way, what it is called, and how a finding says that it is cut.
struct Leg {
    MailHop hop;
    QString name;
    QString code;
};

QList<Leg> legs(const Sender &mailbox, const QString &forwardingAddress)
{
    Sender webex;
    webex.addresses = {forwardingAddress};
    webex.knowsGroups = true; // it isn't of the organisation, and in none of its groups
    return {{{{}, mailbox, false, true}, hopCode(Hop::CustomerToMailbox), u"mailbox/rule-stops-receiving"_s},
        {{{}, webex, false, false, mailbox}, hopCode(Hop::MailboxToConnect),
            u"mailbox/rule-stops-forwarding"_s},
        {{mailbox, {}, true, false}, hopCode(Hop::MailboxToCustomer), u"mailbox/rule-stops-sending"_s}};
}

/// What the rules do on a hop, by their names.
struct LegVerdict {
    QStringList keeping; ///< surely
    QStringList perhapsKeeping;
    QStringList sometimesKeeping; ///< by a mail's content
    QStringList routing;
    QString connector; ///< of the first that routes
};

/// What rules do on some of the legs.
struct OnLegs {
    QStringList rules, legs;

    void add(const QStringList &names, const Leg &leg)
    {
        rules += names;
        rules.removeDuplicates();
        if (!names.isEmpty())
            legs.append(leg.name);
    }
};

/// A finding about these legs alone.
Finding about(const OnLegs &met, State state, const QString &code, QVariantMap args)
{
    args.insert(u"rules"_s, met.rules.join(u", "_s));
    args.insert(u"legs"_s, met.legs);
    return {state, code, args};
}

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
    OnLegs stopping, perhaps, sometimes, routing;
    QString stopped; // the code of the first leg that is cut
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
        if (!verdict.keeping.isEmpty() && stopping.legs.isEmpty()) {
            stopped = leg.code;
            args.insert(u"rules"_s, verdict.keeping.join(u", "_s));
        }
        stopping.add(verdict.keeping, leg);
        perhaps.add(verdict.perhapsKeeping, leg);
        sometimes.add(verdict.sometimesKeeping, leg);
        routing.add(verdict.routing, leg);
        if (!args.contains(u"connector"_s) && !verdict.connector.isEmpty())
            args.insert(u"connector"_s, verdict.connector);
    }
    if (!stopped.isEmpty()) {
        // The finding names one leg; the others aren't fine for that.
        args.insert(u"legs"_s, stopping.legs);
        return {State::Wrong, stopped, args};
    }
    if (!perhaps.rules.isEmpty())
        return about(perhaps, State::Unknown, u"mailbox/rule-perhaps-stops"_s, args);
    // What a server behind a connector does, only mail that goes there tells: the line has nothing left to look at.
    if (!routing.rules.isEmpty())
        return about(routing, State::Done, u"mailbox/rule-routes-elsewhere"_s, args);
    if (!sometimes.rules.isEmpty())
        return about(sometimes, State::Done, u"mailbox/rules-about-content"_s, args);
    return {State::Done, rules->isEmpty() ? u"mailbox/no-rules"_s : u"mailbox/rules-let-pass"_s};
}

} // namespace cmw
