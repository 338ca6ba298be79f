// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/verify/receipt.h"

#include <QRandomGenerator>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Clocks differ: by the code a mail is known for sure.
constexpr qint64 clockSlack = 3600; // seconds

constexpr auto codeStart = "CMW-"_L1;
constexpr auto codeLetters = "234679ACDEFHJKMNPQRTVWXY"_L1; // none that looks like another
constexpr qsizetype codeLength = 4;

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

    /// One that came through: what becomes of others has reasons of their own.
    const TracedMail *takenFromOutside() const
    {
        return first([this](const TracedMail &mail) {
            if (!isArrival(mail) || isInside(mail) || mail.received < m_awaited.since)
                return false;
            const TracedMail *copy = at(mail, {m_awaited.forwardingAddress});
            return copy && copy->status == "Delivered"_L1;
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
        const QString from = domainOf(mail.sender);
        return isArrival(mail)
            && (m_awaited.domains.contains(from, Qt::CaseInsensitive)
                || std::any_of(m_awaited.mailbox.begin(), m_awaited.mailbox.end(),
                    [&from](const QString &address) { return domainOf(address) == from; }));
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

} // namespace

QString newMailCode()
{
    QString code = codeStart;
    for (qsizetype i = 0; i < codeLength; ++i)
        code += QChar(codeLetters[QRandomGenerator::system()->bounded(int(codeLetters.size()))]);
    return code;
}

bool isMailCode(const QString &text)
{
    const QString rest = text.mid(codeStart.size());
    return text.startsWith(codeStart) && rest.size() == codeLength
        && std::all_of(rest.begin(), rest.end(), [](QChar c) { return QString(codeLetters).contains(c); });
}

Receipt receiptOf(const AwaitedMail &awaited, const QList<TracedMail> &rows, Without without)
{
    Receipt receipt;
    receipt.awaited = awaited;
    const Search search(awaited, rows);
    const TracedMail *mail = search.withCode();
    receipt.hasCode = mail != nullptr;
    if (!mail && without == Without::Code)
        mail = search.takenFromOutside();
    if (!mail)
        return receipt;
    receipt.isInside = receipt.hasCode && awaited.isOurs;
    if (const TracedMail *row = search.at(*mail, awaited.mailbox)) {
        receipt.arrived = *row;
        receipt.isInside = receipt.isInside || search.isInside(*row);
    }
    if (const TracedMail *row = search.at(*mail, {awaited.forwardingAddress}))
        receipt.forwarded = *row;
    return receipt;
}

bool isThere(const TracedMail &mail)
{
    return mail.status == "Delivered"_L1 || mail.status == "FilteredAsSpam"_L1
        || mail.status == "Expanded"_L1;
}

std::optional<TracedMail> troubled(const Receipt &receipt)
{
    for (const std::optional<TracedMail> &mail : {receipt.forwarded, receipt.arrived}) {
        if (mail && mail->status == "Failed"_L1)
            return mail;
    }
    return {};
}

} // namespace cmw
