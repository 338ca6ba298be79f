// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/forwarding.h"

#include "core/address.h"
#include "services/cloud.h"
#include "tasks/readback.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Where a mailbox forwards to.
struct Target {
    QString smtpAddress; ///< without "smtp:"
    QString internalAddress; ///< ForwardingAddress: wins silently where both are set
    bool keepsCopy = false;

    bool isNone() const { return smtpAddress.isEmpty() && internalAddress.isEmpty(); }
    /// To that address alone.
    bool goesTo(const QString &address) const
    {
        return internalAddress.isEmpty() && smtpAddress.compare(address, Qt::CaseInsensitive) == 0;
    }
};

Result<Target> target(const QString &mailbox, Cloud &cloud)
{
    const Result<QJsonObject> read = cloud.exchange.mailbox(mailbox);
    if (!read)
        return read.error();
    Target result{read->value(u"ForwardingSmtpAddress").toString(),
        read->value(u"ForwardingAddress").toString(), read->value(u"DeliverToMailboxAndForward").toBool()};
    constexpr QStringView scheme = u"smtp:";
    if (result.smtpAddress.startsWith(scheme, Qt::CaseInsensitive))
        result.smtpAddress.remove(0, scheme.size());
    return result;
}

Result<void> set(const QString &mailbox, const Target &wanted, Cloud &cloud)
{
    const Result<void> sent =
        cloud.exchange.setForwarding(mailbox, wanted.smtpAddress, wanted.keepsCopy, wanted.internalAddress);
    if (!sent)
        return sent.error();
    return readBackInExchange(cloud, [&]() -> Result<bool> {
        const Result<Target> now = target(mailbox, cloud);
        if (!now)
            return now.error();
        return now->smtpAddress.compare(wanted.smtpAddress, Qt::CaseInsensitive) == 0
            && now->internalAddress.isEmpty() == wanted.internalAddress.isEmpty()
            && now->keepsCopy == wanted.keepsCopy;
    });
}

/// Whether this set-up itself has set that forwarding, and not somebody else.
bool isOurs(const Target &target, const QString &mailbox, const QList<Change> &standing)
{
    return std::any_of(standing.begin(), standing.end(), [&](const Change &change) {
        return change.before.value(u"mailbox").toString().compare(mailbox, Qt::CaseInsensitive) == 0
            && target.goesTo(change.before.value(u"set").toString());
    });
}

/// Somebody else's forwarding gives way on the person's word alone.
bool mayReplace(const Finding &found, const Setup &setup)
{
    return found.state == State::Wrong && setup.agreed.contains(found.code);
}

} // namespace

TaskInfo Forwarding::info() const
{
    return {.id = u"mailbox.forwarding"_s,
        .needs = {u"connect.forwarding-address"_s, u"mailbox.account"_s},
        .resources = Resource::Exchange,
        .changes = true,
        .lane = u"exchange"_s,
        // Else customers' mail bounces from the first minute on, or is dropped.
        .after = {{u"mailbox.outbound-policy"_s, u"mailbox/forwarding-waits-for-policy"_s},
            {u"mailbox.remote-domain"_s, u"mailbox/forwarding-waits-for-domain"_s}}};
}

Finding Forwarding::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.mailbox.isEmpty())
        return {State::Unknown, u"mailbox/needs-address"_s};
    if (setup.forwardingAddress.isEmpty())
        return {State::Unknown, u"mailbox/needs-forwarding-address"_s};
    const Result<Target> now = target(setup.mailbox, cloud);
    if (!now)
        return now.error();
    QVariantMap args{{u"mailbox"_s, setup.mailbox}, {u"address"_s, setup.forwardingAddress}};
    if (now->isNone())
        return {State::ToDo, u"mailbox/forwarding-none"_s, args};
    if (now->goesTo(setup.forwardingAddress)) {
        return now->keepsCopy ? Finding{State::Done, u"mailbox/forwarding-ready"_s, args}
                              : Finding{State::ToDo, u"mailbox/forwarding-without-copy"_s, args};
    }
    const bool isInternal = !now->internalAddress.isEmpty();
    args.insert(u"found"_s, isInternal ? now->internalAddress : now->smtpAddress);
    if (isOurs(*now, setup.mailbox, cloud.standing(id())))
        return {State::ToDo, u"mailbox/forwarding-outdated"_s, args};
    return {State::Wrong, isInternal ? u"mailbox/forwarding-internal"_s : u"mailbox/forwarding-elsewhere"_s,
        args};
}

Result<Change> Forwarding::apply(const Setup &setup, Cloud &cloud) const
{
    const Finding found = check(setup, cloud);
    if (found.state == State::Done)
        return nothing();
    if (found.state != State::ToDo && !mayReplace(found, setup))
        return Error{found.code, found.args, found.evidence};
    if (const Judgement bad = judgeForwardingAddress(setup.forwardingAddress, setup.mailbox);
        bad && bad->weight == Objection::Weight::Refusal)
        return Error{bad->code, bad->args, {}};

    const Result<Target> now = target(setup.mailbox, cloud);
    if (!now)
        return now.error();
    const Result<Change> change = intend(cloud, u"mailbox/forwarding-set"_s, found.args,
        {{u"mailbox"_s, setup.mailbox}, {u"set"_s, setup.forwardingAddress},
            {u"smtpAddress"_s, now->smtpAddress}, {u"internalAddress"_s, now->internalAddress},
            {u"keepsCopy"_s, now->keepsCopy}});
    if (!change)
        return change.error();
    const Result<void> done = set(setup.mailbox, {setup.forwardingAddress, {}, true}, cloud);
    return done ? change : done.error();
}

Result<void> Forwarding::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    const QString mailbox = change.before.value(u"mailbox").toString();
    const Result<Target> now = target(mailbox, cloud);
    if (!now)
        return now.error();
    // Somebody has changed it since: that is theirs.
    if (!now->goesTo(change.before.value(u"set").toString()))
        return {};
    return set(mailbox,
        {change.before.value(u"smtpAddress").toString(), change.before.value(u"internalAddress").toString(),
            change.before.value(u"keepsCopy").toBool()},
        cloud);
}

} // namespace cmw
