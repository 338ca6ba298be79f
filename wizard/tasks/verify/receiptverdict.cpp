// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/verify/receiptverdict.h"

#include "core/address.h"
#include "diagnosis/explain.h"
#include "tasks/mailway.h"

#include <QRegularExpression>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Of the way.
enum class Stretch { Arriving, Forwarding, Both };

QStringList legs(Stretch stretch)
{
    QStringList codes;
    if (stretch != Stretch::Forwarding)
        codes.append(hopCode(Hop::CustomerToMailbox));
    if (stretch != Stretch::Arriving)
        codes.append(hopCode(Hop::MailboxToConnect));
    return codes;
}

/// What Exchange itself said last: "550 5.7.520 Access denied, …" out of "Reason: [{LED=…};{MSG=…};…]".
QString reasonIn(const QList<TraceEvent> &events)
{
    const QList<TraceEvent> latestFirst(events.rbegin(), events.rend());
    static const QRegularExpression lastError(u"\\{LED=([^}]*)\\}"_s);
    for (const TraceEvent &event : latestFirst) {
        if (const QRegularExpressionMatch match = lastError.match(event.detail); match.hasMatch())
            return match.captured(1).trimmed();
    }
    // Or without that form.
    static const QRegularExpression reply(u"\\b[245]\\d\\d[ -][245]\\.\\d{1,3}\\.\\d{1,3}\\b.*"_s);
    for (const TraceEvent &event : latestFirst) {
        if (const QRegularExpressionMatch match = reply.match(event.detail); match.hasMatch())
            return match.captured().trimmed();
    }
    return {};
}

/// A customer's address has no place in a set-up's file.
QString withoutStrangers(const QString &text, const AwaitedMail &awaited)
{
    const bool isOwn = awaited.mailbox.contains(text, Qt::CaseInsensitive)
        || text.compare(awaited.forwardingAddress, Qt::CaseInsensitive) == 0;
    return isOwn ? text : maskedAddresses(text);
}

QString rule(const QList<TraceEvent> &events)
{
    static const QRegularExpression named(u"^Transport rule: '([^']*)'"_s);
    for (const TraceEvent &event : events) {
        if (const QRegularExpressionMatch match = named.match(event.detail); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

bool isDeletedByRule(const QString &reason, const QList<TraceEvent> &events)
{
    return reason.contains("deleted by the transport rules agent"_L1, Qt::CaseInsensitive)
        || (reason.isEmpty() && !rule(events).isEmpty());
}

Finding refused(const Receipt &receipt, const TracedMail &mail, Stretch stretch, QVariantMap args)
{
    const QList<TraceEvent> &events = receipt.events;
    const QString reason = reasonIn(events);
    args[u"legs"_s] = legs(stretch);
    args[u"recipient"_s] = mail.recipient;
    QString code =
        stretch == Stretch::Forwarding ? u"verify/receive-forward-refused"_s : u"verify/receive-refused"_s;
    if (isDeletedByRule(reason, events)) {
        args[u"rule"_s] = rule(events);
        code = args[u"rule"_s].toString().isEmpty() ? u"verify/receive-deleted"_s
                                                    : u"verify/receive-deleted-by-rule"_s;
    } else if (reason.isEmpty()) {
        code =
            stretch == Stretch::Forwarding ? u"verify/receive-forward-failed"_s : u"verify/receive-failed"_s;
    } else if (const QList<Explanation> meanings = explain(reason);
               !meanings.isEmpty() && sureness(meanings.constFirst()) == Sureness::Plain) {
        code = meanings.constFirst().id;
        const QVariantMap &told = meanings.constFirst().args;
        for (auto arg = told.begin(); arg != told.end(); ++arg)
            args[arg.key()] = arg->typeId() == QMetaType::QString
                ? withoutStrangers(arg->toString(), receipt.awaited)
                : *arg;
    }
    args[u"reply"_s] = maskedAddresses(reason);
    Finding finding(State::Wrong, code, args);
    finding.evidence = reason;
    return finding;
}

Finding taken(const Receipt &receipt, const TracedMail &copy, QVariantMap args)
{
    args[u"legs"_s] = legs(receipt.isInside ? Stretch::Forwarding : Stretch::Both);
    args[u"server"_s] = copy.recipient.section(u'@', -1).toLower();
    if (receipt.isInside)
        return {State::Done, u"verify/receive-taken-inside"_s, args};
    return {State::Done, receipt.hasCode ? u"verify/receive-taken"_s : u"verify/receive-taken-other"_s, args};
}

QVariantMap argsOf(const Receipt &receipt)
{
    QVariantMap args{{u"mailbox"_s, receipt.awaited.mailbox.value(0)}, {u"code"_s, receipt.awaited.code},
        {u"address"_s, receipt.awaited.forwardingAddress}};
    if (const auto &mail = receipt.arrived ? receipt.arrived : receipt.forwarded) {
        args[u"sender"_s] = receipt.hasCode ? mail->sender : maskedAddresses(mail->sender);
        args[u"received"_s] = mail->received;
    }
    return args;
}

/// With the stretch of the way that it speaks of.
Finding on(Stretch stretch, State state, const QString &code, QVariantMap args)
{
    args[u"legs"_s] = legs(stretch);
    return {state, code, args};
}

Finding judgedForward(
    const Receipt &receipt, const TracedMail &copy, Looking looking, const QVariantMap &args)
{
    const QString &status = copy.status;
    if (status == "Delivered"_L1)
        return taken(receipt, copy, args);
    if (status == "Failed"_L1)
        return refused(receipt, copy, Stretch::Forwarding, args);
    if (status == "Quarantined"_L1 || status == "FilteredAsSpam"_L1)
        return on(Stretch::Forwarding, State::Wrong, u"verify/receive-forward-spam"_s, args);
    if (looking == Looking::GoesOn)
        return {State::Waiting, u"verify/receive-forwarding"_s, args};
    return on(Stretch::Forwarding, State::Unknown, u"verify/receive-forward-pending"_s, args);
}

Finding judgedArrival(
    const Receipt &receipt, const TracedMail &mail, Looking looking, const QVariantMap &args)
{
    const QString &status = mail.status;
    if (status == "Failed"_L1)
        return refused(receipt, mail, Stretch::Arriving, args);
    if (status == "Quarantined"_L1)
        return on(Stretch::Arriving, State::Wrong, u"verify/receive-quarantined"_s, args);
    const bool isDelivered = isThere(mail);
    if (looking == Looking::GoesOn)
        return {
            State::Waiting, isDelivered ? u"verify/receive-arrived"_s : u"verify/receive-pending"_s, args};
    if (!isDelivered)
        return on(Stretch::Arriving, State::Unknown, u"verify/receive-pending-still"_s, args);
    if (looking == Looking::Ends)
        return on(Stretch::Forwarding, State::Unknown, u"verify/receive-copy-open"_s, args);
    return on(Stretch::Forwarding, State::Wrong,
        status == "FilteredAsSpam"_L1 ? u"verify/receive-junk"_s : u"verify/receive-not-forwarded"_s, args);
}

using Found = std::function<Finding(const QString &task)>;

bool isTaken(const Finding &finding)
{
    return finding.state == State::Done;
}

/// The trace says that a server took it, and not whose.
Finding takenByWhom(const Finding &finding, const Found &found)
{
    constexpr struct {
        const char16_t *task, *noted, *code;
    } detours[] = {
        {u"mailbox.mail-flow-rules", u"mailbox/rule-routes-elsewhere", u"verify/receive-handed-by-rule"},
        {u"mailbox.routes", u"mailbox/connector-takes-forwards", u"verify/receive-handed-over"},
        {u"mailbox.routes", u"mailbox/connector-takes-all", u"verify/receive-handed-over"},
    };
    for (const auto &detour : detours) {
        const QString task = QString::fromUtf16(detour.task);
        const Finding known = found(task);
        if (known.code != QStringView(detour.noted) || !concerns(task, known, Hop::MailboxToConnect))
            continue;
        Finding told =
            on(Stretch::Forwarding, State::ForPerson, QString::fromUtf16(detour.code), finding.args);
        for (const QString &arg : {u"connector"_s, u"servers"_s, u"rules"_s})
            told.args[arg] = known.args.value(arg);
        return told;
    }
    return finding;
}

Finding whyNotForwarded(const Finding &finding, const Found &found)
{
    constexpr struct {
        const char16_t *task, *code;
    } causes[] = {{u"mailbox.forwarding", u"verify/receive-not-set"},
        {u"mailbox.remote-domain", u"verify/receive-domain-blocks"},
        {u"mailbox.outbound-policy", u"verify/receive-policy-blocks"},
        {u"mailbox.mail-flow-rules", u"verify/receive-rule-blocks"}};
    for (const auto &cause : causes) {
        const QString task = QString::fromUtf16(cause.task);
        const Finding known = found(task);
        const bool isAtFault = known.state == State::Wrong || known.state == State::ToDo;
        if (!isAtFault || !concerns(task, known, Hop::MailboxToConnect))
            continue;
        Finding told = finding;
        told.code = QString::fromUtf16(cause.code);
        told.state = State::Wrong;
        return told;
    }
    return finding;
}

} // namespace

Finding judged(const Receipt &receipt, Looking looking)
{
    const QVariantMap args = argsOf(receipt);
    if (receipt.forwarded)
        return judgedForward(receipt, *receipt.forwarded, looking, args);
    if (receipt.arrived)
        return judgedArrival(receipt, *receipt.arrived, looking, args);
    if (looking == Looking::GoesOn)
        return {State::Waiting, u"verify/receive-waiting"_s, args};
    return on(Stretch::Arriving, State::Unknown, u"verify/receive-not-arrived"_s, args);
}

bool isDecided(const Finding &finding)
{
    return finding.state != State::Waiting;
}

QStringList linesThatExplain(const Finding &finding)
{
    if (finding.code == u"verify/receive-not-forwarded" || finding.code == u"verify/receive-copy-open")
        return {u"mailbox.forwarding"_s, u"mailbox.remote-domain"_s, u"mailbox.outbound-policy"_s,
            u"mailbox.mail-flow-rules"_s};
    if (finding.code == u"verify/receive-pending-still")
        return {u"mailbox.limits"_s, u"mailbox.mail-flow-rules"_s};
    if (finding.code == u"verify/receive-not-arrived")
        return {u"mailbox.mail-flow-rules"_s};
    if (isTaken(finding))
        return {u"mailbox.routes"_s, u"mailbox.mail-flow-rules"_s};
    return {};
}

const QStringList &linesThatExplain()
{
    static const QStringList lines{u"mailbox.forwarding"_s, u"mailbox.remote-domain"_s,
        u"mailbox.outbound-policy"_s, u"mailbox.mail-flow-rules"_s, u"mailbox.routes"_s, u"mailbox.limits"_s};
    return lines;
}

Finding explainedByLines(const Finding &finding, const std::function<Finding(const QString &task)> &found)
{
    if (isTaken(finding))
        return takenByWhom(finding, found);
    if (finding.code == u"verify/receive-not-forwarded" || finding.code == u"verify/receive-copy-open")
        return whyNotForwarded(finding, found);
    Finding told = finding;
    if (finding.code == u"verify/receive-pending-still") {
        const bool isModerated = found(u"mailbox.limits"_s).code == u"mailbox/moderated";
        if (isModerated || found(u"mailbox.mail-flow-rules"_s).code == u"mailbox/rule-stops-receiving") {
            told.code = isModerated ? u"verify/receive-held"_s : u"verify/receive-held-by-rule"_s;
            told.state = State::ForPerson;
        }
    } else if (finding.code == u"verify/receive-not-arrived"
        && found(u"mailbox.mail-flow-rules"_s).code == u"mailbox/rule-stops-receiving") {
        told.code = u"verify/receive-rule-keeps"_s;
        told.state = State::Wrong;
    }
    return told;
}

bool isUnforwarded(const Finding &forwarding)
{
    constexpr const char16_t *nothingGoesThere[] = {u"mailbox/forwarding-none",
        u"mailbox/forwarding-outdated", u"mailbox/forwarding-internal", u"mailbox/forwarding-elsewhere"};
    return std::any_of(std::begin(nothingGoesThere), std::end(nothingGoesThere),
        [&forwarding](const char16_t *code) { return forwarding.code == QStringView(code); });
}

Finding unforwarded(const AwaitedMail &awaited)
{
    return {State::ForPerson, u"verify/receive-unforwarded"_s,
        {{u"mailbox"_s, awaited.mailbox.value(0)}, {u"address"_s, awaited.forwardingAddress}}};
}

} // namespace cmw
