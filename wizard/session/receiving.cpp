// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/receiving.h"

#include "services/cloud.h"
#include "tasks/verify/receiptverdict.h"

#include <algorithm>
#include <memory>

namespace cmw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds firstPause = 2s, longestPause = 60s;
/// So long a mail with the code is waited for alone: whoever was asked has to write it first.
constexpr std::chrono::seconds forTheCode = 180s;
/// So long after it arrived the forwarded copy may be missing in the trace, which shows each row in its own time.
constexpr std::chrono::seconds forTheCopy = 180s;
/// So long the reason of a failure may be missing: the trace's details come later than its rows.
constexpr std::chrono::seconds forTheReason = 60s;
constexpr qint64 margin = 3600; // seconds; clocks differ

/// What may be otherwise at the next look.
bool passes(const Error &error)
{
    return error.code.startsWith(u"network/") || error.code == u"exchange/throttled"
        || error.code == u"exchange/server";
}

/// This admin's roles don't have the message trace.
bool isForbidden(const Error &error)
{
    return error.code == u"exchange/denied" || error.code == u"exchange/no-cmdlet"
        || error.code == u"exchange/no-parameter";
}

Finding failure(const Error &error, const AwaitedMail &awaited)
{
    if (error.isCancelled())
        return {};
    if (!isForbidden(error))
        return Finding(error);
    Finding finding(State::Unknown, u"verify/receive-trace-denied"_s,
        {{u"mailbox"_s, awaited.mailbox.value(0)}, {u"address"_s, awaited.forwardingAddress}});
    finding.evidence = error.evidence;
    return finding;
}

} // namespace

Receiving::Receiving(Runner &runner, const Run &run, const QList<const Task *> &lines,
    const AwaitedMail &awaited, std::chrono::minutes within, Unforwarded unforwarded)
    : m_runner(runner),
      m_run(run),
      m_lines(lines),
      m_awaited(awaited),
      m_within(within),
      m_unforwarded(unforwarded)
{
}

void Receiving::start()
{
    const auto last = std::make_shared<Receipt>();
    last->awaited = m_awaited;
    const auto body = [this, last](Cloud &cloud) -> Result<void> {
        const Result<Receipt> receipt = follow(cloud);
        if (!receipt)
            return receipt.error();
        *last = *receipt;
        return {};
    };
    m_runner.work(u"verify.receiving"_s, m_run, body, [this, last](const Result<void> &result) {
        if (!result)
            last->finding = failure(result.error(), m_awaited);
        Q_EMIT finished(*last);
    });
}

Result<Receipt> Receiving::follow(Cloud &cloud)
{
    if (m_unforwarded == Unforwarded::Told && goesNowhere(cloud)) {
        Receipt receipt;
        receipt.awaited = m_awaited;
        receipt.finding = unforwarded(m_awaited);
        return receipt;
    }
    std::chrono::seconds waited = 0s, delivered = 0s, failed = 0s, pause = firstPause;
    for (;;) {
        const bool isLast = waited >= m_within;
        Result<Receipt> looked =
            look(cloud, isLast || waited >= forTheCode ? Without::Code : Without::Nothing);
        if (!looked && (isLast || !passes(looked.error())))
            return looked.error();
        pause = std::min(pause, m_within - waited);
        if (looked) {
            Receipt receipt = *looked;
            const bool lacksCopy = receipt.arrived && isThere(*receipt.arrived) && !receipt.forwarded;
            const bool isLate = !lacksCopy || delivered >= forTheCopy;
            const bool isOver = isLast || (lacksCopy && isLate);
            receipt.finding = judged(receipt,
                !isOver      ? Looking::GoesOn
                    : isLate ? Looking::IsOver
                             : Looking::Ends);
            const bool lacksReason = troubled(receipt) && receipt.events.isEmpty();
            if (lacksReason && !isLast && failed < forTheReason)
                receipt.finding = Finding(State::Waiting, u"verify/receive-reason"_s, receipt.finding.args);
            if (isDecided(receipt.finding)) {
                lookAtLines(linesThatExplain(receipt.finding), cloud);
                return receipt;
            }
            QMetaObject::invokeMethod(
                this, [this, receipt] { Q_EMIT followed(receipt); }, Qt::QueuedConnection);
            if (lacksCopy)
                delivered += pause;
            if (lacksReason)
                failed += pause;
        }
        if (const Result<void> slept = cloud.wait(pause); !slept)
            return slept.error();
        waited += pause;
        pause = std::min<std::chrono::seconds>(pause * 3 / 2, longestPause);
    }
}

Result<Receipt> Receiving::look(const Cloud &cloud, Without without) const
{
    // With nothing remembered: what it reads is another thing each time.
    RunContext context = cloud.context();
    context.cache = nullptr;
    Cloud fresh(context);
    fresh.exchange.setTenant(m_run.setup.tenantId, m_run.admin);
    ExchangeTrace trace(fresh.exchange);
    const QStringList both = m_awaited.mailbox + QStringList{m_awaited.forwardingAddress};
    const Result<QList<TracedMail>> rows =
        trace.mails(both, m_awaited.since.addSecs(-margin), fresh.now().addSecs(margin));
    if (!rows)
        return rows.error();
    Receipt receipt = receiptOf(m_awaited, *rows, without);
    if (const std::optional<TracedMail> failed = troubled(receipt)) {
        // Why, is worth knowing, and that it failed is known without it.
        if (const Result<QList<TraceEvent>> events = trace.events(*failed))
            receipt.events = *events;
        else if (events.error().isCancelled())
            return events.error();
    }
    return receipt;
}

QHash<QString, Finding> Receiving::lookAtLines(const QStringList &ids, Cloud &cloud)
{
    QHash<QString, Finding> found;
    for (const Task *line : m_lines) {
        if (!ids.contains(line->id()))
            continue;
        const Finding finding = line->check(m_run.setup, cloud);
        found.insert(line->id(), finding);
        QMetaObject::invokeMethod(
            this, [this, id = line->id(), finding] { Q_EMIT looked(id, finding); }, Qt::QueuedConnection);
    }
    return found;
}

bool Receiving::goesNowhere(Cloud &cloud)
{
    const auto forwarding = u"mailbox.forwarding"_s;
    return isUnforwarded(lookAtLines({forwarding}, cloud).value(forwarding));
}

} // namespace cmw
