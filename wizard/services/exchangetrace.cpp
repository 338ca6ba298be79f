// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangetrace.h"

#include "services/exchangeanswer.h"

#include <QJsonArray>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QString asked(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss"_s);
}

} // namespace

Result<QList<TracedMail>> ExchangeTrace::mails(
    const QStringList &recipients, const QDateTime &from, const QDateTime &until)
{
    const Result<QList<QJsonObject>> rows = m_wire.read({u"Get-MessageTraceV2"_s,
        {{u"RecipientAddress"_s, QJsonArray::fromStringList(recipients)}, {u"StartDate"_s, asked(from)},
            {u"EndDate"_s, asked(until)}, {u"ResultSize"_s, 1000}}});
    if (!rows)
        return rows.error();
    QList<TracedMail> mails;
    for (const QJsonObject &row : *rows) {
        mails.append({exchangeTime(row[u"Received"]), row[u"SenderAddress"].toString(),
            row[u"RecipientAddress"].toString(), row[u"Subject"].toString(), row[u"Status"].toString(),
            row[u"MessageId"].toString(), row[u"MessageTraceId"].toString(), row[u"ToIP"].toString()});
    }
    std::stable_sort(mails.begin(), mails.end(),
        [](const TracedMail &one, const TracedMail &other) { return one.received > other.received; });
    return mails;
}

Result<QList<TraceEvent>> ExchangeTrace::events(const TracedMail &mail)
{
    const Result<QList<QJsonObject>> rows = m_wire.read({u"Get-MessageTraceDetailV2"_s,
        {{u"MessageTraceId"_s, mail.traceId}, {u"RecipientAddress"_s, mail.recipient}}});
    if (!rows)
        return rows.error();
    QList<TraceEvent> events;
    for (const QJsonObject &row : *rows) {
        events.append({exchangeTime(row[u"Date"]), row[u"Event"].toString(), row[u"Action"].toString(),
            row[u"Detail"].toString()});
    }
    std::stable_sort(events.begin(), events.end(),
        [](const TraceEvent &one, const TraceEvent &other) { return one.at < other.at; });
    return events;
}

} // namespace cmw
