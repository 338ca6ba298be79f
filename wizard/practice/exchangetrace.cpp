// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exchange's cmdlets about the message trace. Sources: Microsoft Learn, "Get-MessageTraceV2", "Get-MessageTraceDetailV2".

#include "practice/exchange.h"
#include "practice/state.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

constexpr int mostRows = 5000;
constexpr qint64 day = 86400;
constexpr std::array statuses{"Delivered"_L1, "Expanded"_L1, "Failed"_L1, "FilteredAsSpam"_L1,
    "GettingStatus"_L1, "Pending"_L1, "Quarantined"_L1};

Error badArgument(const QString &message)
{
    return {u"System.ArgumentException"_s, {}, message};
}

QStringList listed(const QJsonValue &value)
{
    return value.isString() ? value.toString().split(u',', Qt::SkipEmptyParts)
                            : value.toVariant().toStringList();
}

/// What is typed without a zone is in UTC here, as it is on Microsoft's servers.
QDateTime time(const QJsonValue &value)
{
    QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time;
}

struct Range {
    QDateTime from, until;
};

/// Without a range: the last two days.
Result<Range> range(const QJsonObject &parameters)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QJsonValue start = parameters[u"StartDate"], end = parameters[u"EndDate"];
    if (start.isUndefined() && end.isUndefined())
        return Range{now.addDays(-2), now};
    if (start.isUndefined())
        return badArgument(u"StartDate is required when an EndDate is entered."_s);
    if (end.isUndefined())
        return badArgument(u"EndDate is required when a StartDate is entered."_s);
    const Range asked{time(start), time(end)};
    if (!asked.from.isValid() || !asked.until.isValid())
        return badParameter(u"Cannot convert value \""_s + (asked.from.isValid() ? end : start).toString()
            + u"\" to type \"System.DateTime\"."_s);
    if (asked.from > asked.until)
        return badArgument(u"StartDate can't be later than EndDate."_s);
    if (asked.from.secsTo(asked.until) > 10 * day + 1)
        return badArgument(u"The interval between StartDate and EndDate can't be longer than 10 days."_s);
    if (asked.from.date() < now.date().addDays(-90))
        return badArgument(
            u"Invalid StartDate value. The StartDate can't be older than 90 days from today."_s);
    return asked;
}

bool isAmong(const QString &value, const QJsonValue &wanted)
{
    return wanted.isUndefined() || listed(wanted).contains(value, Qt::CaseInsensitive);
}

bool hasSubject(const QString &subject, const QJsonObject &parameters)
{
    const QString part = parameters[u"Subject"].toString();
    const QString how = parameters[u"SubjectFilterType"].toString(u"Contains"_s);
    if (how == u"StartsWith")
        return subject.startsWith(part, Qt::CaseInsensitive);
    if (how == u"EndsWith")
        return subject.endsWith(part, Qt::CaseInsensitive);
    return subject.contains(part, Qt::CaseInsensitive);
}

bool matches(const TraceRow &row, const QJsonObject &parameters, const Range &range)
{
    return !row.status.isEmpty() && row.received >= range.from && row.received <= range.until
        && isAmong(row.from, parameters[u"SenderAddress"]) && isAmong(row.to, parameters[u"RecipientAddress"])
        && isAmong(row.status, parameters[u"Status"]) && isAmong(row.messageId, parameters[u"MessageId"])
        && isAmong(row.traceId, parameters[u"MessageTraceId"]) && isAmong(row.fromIp, parameters[u"FromIP"])
        && isAmong(row.toIp, parameters[u"ToIP"]) && hasSubject(row.subject, parameters);
}

QJsonObject shown(const TraceRow &row)
{
    return {{u"MessageId"_s, row.messageId}, {u"MessageTraceId"_s, row.traceId},
        {u"Received"_s, row.received.toString(Qt::ISODateWithMs).chopped(1)}, {u"SenderAddress"_s, row.from},
        {u"RecipientAddress"_s, row.to}, {u"Subject"_s, row.subject}, {u"Status"_s, row.status},
        {u"FromIP"_s, row.fromIp}, {u"ToIP"_s, row.toIp.isEmpty() ? QJsonValue() : QJsonValue(row.toIp)},
        {u"Size"_s, row.size}};
}

} // namespace

/// Newest first. A row that is still unseen counts the look.
Rows getMessageTrace(State &state, const QJsonObject &parameters)
{
    const int most = parameters[u"ResultSize"].toInt(1000);
    if (most < 1 || most > mostRows)
        return badArgument(u"Invalid ResultSize value. The ResultSize must be from 1 to 5000."_s);
    for (const QString &status : listed(parameters[u"Status"])) {
        if (std::find(statuses.begin(), statuses.end(), status) == statuses.end())
            return badArgument(u"Invalid delivery status value: "_s + status + u'.');
    }
    const Result<Range> asked = range(parameters);
    if (!asked)
        return asked.error();
    QJsonArray rows;
    for (auto i = state.traces.size(); i-- > 0;) {
        auto &row = state.traces[i];
        if (!matches(row, parameters, *asked))
            continue;
        if (row.unseen > 0)
            --row.unseen;
        else if (rows.size() < most)
            rows.append(shown(row));
    }
    return rows;
}

Rows getMessageTraceDetail(State &state, const QJsonObject &parameters)
{
    for (const QString &name : {u"MessageTraceId"_s, u"RecipientAddress"_s}) {
        if (parameters[name].toString().isEmpty())
            return Error{u"System.Management.Automation.ParameterBindingException"_s, {},
                u"Cannot process command because of one or more missing mandatory parameters: "_s + name
                    + u'.'};
    }
    QJsonArray rows;
    if (const int unseen = state.faults[u"unseenTraceDetail"].toInt(); unseen > 0) {
        state.faults[u"unseenTraceDetail"] = unseen - 1;
        return rows;
    }
    for (const TraceRow &row : std::as_const(state.traces)) {
        if (row.unseen > 0 || !isAmong(row.traceId, parameters[u"MessageTraceId"])
            || !isAmong(row.to, parameters[u"RecipientAddress"]))
            continue;
        for (const QJsonValue &event : row.events) {
            if (isAmong(event[u"Event"].toString(), parameters[u"Event"]))
                rows.append(event);
        }
    }
    return rows;
}

} // namespace cmw::practice
