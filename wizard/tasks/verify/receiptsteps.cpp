// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/verify/receiptsteps.h"

#include "tasks/verify/receiptverdict.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

bool isPast(const Receipt &receipt)
{
    return !receipt.finding.code.isEmpty() && isDecided(receipt.finding);
}

/// Of a step that isn't done: its turn is now, or it came to nothing.
State stateOfOpen(const Receipt &receipt)
{
    if (!isPast(receipt))
        return State::Waiting;
    const bool wasLookedFor = receipt.finding.code != u"verify/receive-unforwarded";
    return wasLookedFor ? receipt.finding.state : State::Unknown;
}

/// The trace tells that a server took it; whose, the lines may.
State stateOfTaken(const Receipt &receipt)
{
    return isPast(receipt) && receipt.finding.state == State::ForPerson ? State::ForPerson : State::Done;
}

State stateOfArrival(const Receipt &receipt)
{
    if (receipt.forwarded)
        return State::Done;
    if (!receipt.arrived)
        return stateOfOpen(receipt);
    const QString &status = receipt.arrived->status;
    if (status == "Failed"_L1 || status == "Quarantined"_L1)
        return State::Wrong;
    return isThere(*receipt.arrived) ? State::Done : stateOfOpen(receipt);
}

struct StepWords {
    QLatin1StringView name, done, open, wrong;
};

constexpr StepWords words[] = {
    {"arrived"_L1, "receive/arrived"_L1, "receive/to-arrive"_L1, "receive/not-arrived"_L1},
    {"forwarded"_L1, "receive/forwarded"_L1, "receive/to-be-forwarded"_L1, "receive/not-forwarded"_L1},
    {"taken"_L1, "receive/taken"_L1, "receive/to-be-taken"_L1, "receive/not-taken"_L1},
};

ReceiptStep step(const StepWords &its, State state, const QVariantMap &args)
{
    const bool isOpen = state == State::Waiting || state == State::Unknown || state == State::ForPerson;
    return {its.name, state, state == State::Done ? its.done : isOpen ? its.open : its.wrong, args};
}

} // namespace

QList<ReceiptStep> stepsOf(const Receipt &receipt)
{
    QVariantMap args{{u"mailbox"_s, receipt.awaited.mailbox.value(0)},
        {u"address"_s, receipt.awaited.forwardingAddress},
        {u"server"_s, receipt.awaited.forwardingAddress.section(u'@', -1)}};
    if (const auto &mail = receipt.arrived ? receipt.arrived : receipt.forwarded) {
        args[u"sender"_s] = mail->sender;
        args[u"at"_s] = mail->received;
    }
    const State arrived = stateOfArrival(receipt);
    State forwarded = State::Unknown, taken = State::Unknown;
    if (receipt.forwarded) {
        const QString &status = receipt.forwarded->status;
        const bool isHeldBack =
            status == "Failed"_L1 || status == "Quarantined"_L1 || status == "FilteredAsSpam"_L1;
        // What was held back before it was sent to any server, hasn't left.
        const bool hasLeft = !isHeldBack || !receipt.forwarded->toAddress.isEmpty();
        forwarded = hasLeft ? State::Done : State::Wrong;
        if (hasLeft)
            taken = status == "Delivered"_L1 ? stateOfTaken(receipt)
                : isHeldBack                 ? State::Wrong
                                             : stateOfOpen(receipt);
    } else if (arrived == State::Done) {
        forwarded = stateOfOpen(receipt);
    }
    return {step(words[0], arrived, args), step(words[1], forwarded, args), step(words[2], taken, args)};
}

} // namespace cmw
