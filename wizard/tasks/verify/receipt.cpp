// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/verify/receipt.h"

#include "diagnosis/explain.h"
#include "tasks/mailway.h"

#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Clocks differ: by the code a mail is known for sure.
constexpr qint64 clockSlack = 3600; // seconds

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

bool same(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

QString domainOf(const QString &address)
{
    return address.section(u'@', -1).toLower();
}

/// Exchange keeps both ids when it forwards; a client outside may have left the header's away.
bool isSameMail(const TracedMail &one, const TracedMail &other)
{
    const bool sameTrace = !one.traceId.isEmpty() && same(one.traceId, other.traceId);
    return sameTrace || (!one.messageId.isEmpty() && one.messageId == other.messageId);
}

class Search final {
public:
    Search(const AwaitedMail &awaited, const QList<TracedMail> &rows) : m_awaited(awaited), m_rows(rows) { }

    const TracedMail *withCode() const
    {
        return first([this](const TracedMail &mail) {
            return mail.subject.contains(m_awaited.code, Qt::CaseInsensitive)
                && mail.received >= m_awaited.since.addSecs(-clockSlack);
        });
    }

    const TracedMail *fromOutside() const
    {
        return first([this](const TracedMail &mail) {
            return isArrival(mail) && !isInside(mail) && mail.received >= m_awaited.since;
        });
    }

    const TracedMail *at(const TracedMail &mail, const QStringList &addresses) const
    {
        return first([&](const TracedMail &row) {
            return isSameMail(row, mail) && addresses.contains(row.recipient, Qt::CaseInsensitive);
        });
    }

    bool isArrival(const TracedMail &row) const
    {
        return m_awaited.mailbox.contains(row.recipient, Qt::CaseInsensitive);
    }

    /// Of what is forwarded Exchange rewrites the sender (SRS): only where it arrives does it tell who wrote.
    bool isInside(const TracedMail &mail) const
    {
        return isArrival(mail) && domainOf(mail.sender) == domainOf(m_awaited.mailbox.value(0));
    }

private:
    template <class Fits> const TracedMail *first(Fits fits) const
    {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(), fits);
        return found == m_rows.end() ? nullptr : &*found;
    }

    const AwaitedMail &m_awaited;
    const QList<TracedMail> &m_rows;
};

/// What Exchange itself said last: "550 5.7.520 Access denied, …" out of "Reason: [{LED=…};{MSG=…};…]".
QString reasonIn(const QList<TraceEvent> &events)
{
    static const QRegularExpression lastError(u"\\{LED=([^}]*)\\}"_s);
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        if (const QRegularExpressionMatch match = lastError.match(event->detail); match.hasMatch())
            return match.captured(1).trimmed();
    }
    // Or without that form.
    static const QRegularExpression reply(u"\\b[245]\\d\\d[ -][245]\\.\\d{1,3}\\.\\d{1,3}\\b.*"_s);
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        if (const QRegularExpressionMatch match = reply.match(event->detail); match.hasMatch())
            return match.captured().trimmed();
    }
    return {};
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

Finding refused(const TracedMail &mail, Stretch stretch, QVariantMap args, const QList<TraceEvent> &events)
{
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
        args.insert(meanings.constFirst().args);
    }
    args[u"reply"_s] = reason;
    Finding finding(State::Wrong, code, args);
    finding.evidence = reason;
    return finding;
}

Finding taken(const Receipt &receipt, QVariantMap args)
{
    args[u"legs"_s] = legs(receipt.isInside ? Stretch::Forwarding : Stretch::Both);
    args[u"server"_s] = domainOf(receipt.forwarded->recipient);
    if (receipt.isInside)
        return {State::Done, u"verify/receive-taken-inside"_s, args};
    return {State::Done, receipt.hasCode ? u"verify/receive-taken"_s : u"verify/receive-taken-other"_s, args};
}

QVariantMap argsOf(const Receipt &receipt)
{
    QVariantMap args{{u"mailbox"_s, receipt.awaited.mailbox.value(0)}, {u"code"_s, receipt.awaited.code},
        {u"address"_s, receipt.awaited.forwardingAddress}};
    if (const auto &mail = receipt.arrived ? receipt.arrived : receipt.forwarded) {
        args[u"sender"_s] = mail->sender;
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

Finding judgedForward(const Receipt &receipt, Looking looking, const QVariantMap &args)
{
    const QString &status = receipt.forwarded->status;
    if (status == "Delivered"_L1)
        return taken(receipt, args);
    if (status == "Failed"_L1)
        return refused(*receipt.forwarded, Stretch::Forwarding, args, receipt.events);
    if (status == "Quarantined"_L1 || status == "FilteredAsSpam"_L1)
        return on(Stretch::Forwarding, State::Wrong, u"verify/receive-forward-spam"_s, args);
    if (looking == Looking::GoesOn)
        return {State::Waiting, u"verify/receive-forwarding"_s, args};
    return on(Stretch::Forwarding, State::Unknown, u"verify/receive-forward-pending"_s, args);
}

Finding judgedArrival(const Receipt &receipt, Looking looking, const QVariantMap &args)
{
    const QString &status = receipt.arrived->status;
    if (status == "Failed"_L1)
        return refused(*receipt.arrived, Stretch::Arriving, args, receipt.events);
    if (status == "Quarantined"_L1)
        return on(Stretch::Arriving, State::Wrong, u"verify/receive-quarantined"_s, args);
    const bool isThere = status == "Delivered"_L1 || status == "FilteredAsSpam"_L1 || status == "Expanded"_L1;
    if (looking == Looking::GoesOn)
        return {State::Waiting, isThere ? u"verify/receive-arrived"_s : u"verify/receive-pending"_s, args};
    if (!isThere)
        return on(Stretch::Arriving, State::Unknown, u"verify/receive-pending-still"_s, args);
    return on(Stretch::Forwarding, State::Wrong,
        status == "FilteredAsSpam"_L1 ? u"verify/receive-junk"_s : u"verify/receive-not-forwarded"_s, args);
}

} // namespace

QString newMailCode()
{
    constexpr QLatin1StringView letters("234679ACDEFHJKMNPQRTVWXY"); // none that looks like another
    QString code = u"CMW-"_s;
    for (int i = 0; i < 4; ++i)
        code += QChar(letters[QRandomGenerator::system()->bounded(int(letters.size()))]);
    return code;
}

Receipt receiptOf(const AwaitedMail &awaited, const QList<TracedMail> &rows, Without without)
{
    Receipt receipt;
    receipt.awaited = awaited;
    const Search search(awaited, rows);
    const TracedMail *mail = search.withCode();
    receipt.hasCode = mail != nullptr;
    if (!mail && without == Without::Code)
        mail = search.fromOutside();
    if (!mail)
        return receipt;
    if (const TracedMail *row = search.at(*mail, awaited.mailbox)) {
        receipt.arrived = *row;
        receipt.isInside = search.isInside(*row);
    }
    if (const TracedMail *row = search.at(*mail, {awaited.forwardingAddress}))
        receipt.forwarded = *row;
    return receipt;
}

std::optional<TracedMail> troubled(const Receipt &receipt)
{
    for (const std::optional<TracedMail> &mail : {receipt.forwarded, receipt.arrived}) {
        if (mail && mail->status == "Failed"_L1)
            return mail;
    }
    return {};
}

Finding judged(const Receipt &receipt, Looking looking)
{
    const QVariantMap args = argsOf(receipt);
    if (receipt.forwarded)
        return judgedForward(receipt, looking, args);
    if (receipt.arrived)
        return judgedArrival(receipt, looking, args);
    if (looking == Looking::GoesOn)
        return {State::Waiting, u"verify/receive-waiting"_s, args};
    return on(Stretch::Arriving, State::Unknown, u"verify/receive-not-arrived"_s, args);
}

bool isDecided(const Finding &finding)
{
    return finding.state != State::Waiting;
}

const QStringList &linesThatExplain()
{
    static const QStringList lines{u"mailbox.forwarding"_s, u"mailbox.remote-domain"_s,
        u"mailbox.outbound-policy"_s, u"mailbox.mail-flow-rules"_s, u"mailbox.routes"_s, u"mailbox.limits"_s};
    return lines;
}

Finding explainedByLines(const Finding &finding, const std::function<Finding(const QString &task)> &found)
{
    struct Cause {
        const char16_t *task, *code;
    };
    constexpr Cause notForwarded[] = {{u"mailbox.forwarding", u"verify/receive-not-set"},
        {u"mailbox.remote-domain", u"verify/receive-domain-blocks"},
        {u"mailbox.outbound-policy", u"verify/receive-policy-blocks"},
        {u"mailbox.mail-flow-rules", u"verify/receive-rule-blocks"}};
    const auto isAtFault = [&found](const char16_t *task) {
        const QString line = QString::fromUtf16(task);
        const Finding known = found(line);
        return (known.state == State::Wrong || known.state == State::ToDo)
            && concerns(line, known, Hop::MailboxToConnect);
    };
    Finding told = finding;
    if (finding.code == u"verify/receive-not-forwarded") {
        const auto *cause = std::find_if(std::begin(notForwarded), std::end(notForwarded),
            [&isAtFault](const Cause &one) { return isAtFault(one.task); });
        if (cause != std::end(notForwarded))
            told.code = QString::fromUtf16(cause->code);
    } else if (finding.code == u"verify/receive-pending-still") {
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

} // namespace cmw
