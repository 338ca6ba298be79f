// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/exchange.h"

#include <QDateTime>
#include <QStringList>

namespace cmw {

/// A mail and one of those whom it went to, as the message trace shows it.
struct TracedMail {
    QDateTime received; ///< UTC
    QString sender, recipient, subject;
    QString
        status; ///< "Delivered", "Expanded", "Failed", "FilteredAsSpam", "GettingStatus", "Pending", "Quarantined"
    QString messageId; ///< of the mail's header
    QString traceId; ///< Exchange's own
    QString toAddress; ///< IP address that it was sent to; empty where it stayed
};

/// What Exchange did with it.
struct TraceEvent {
    QDateTime at; ///< UTC
    QString event; ///< "Receive", "Deliver", "Fail", …
    QString action, detail;
};

/// The message trace, for looking at only. A mail appears in it some minutes after it came.
/// Source: Microsoft Learn, "Get-MessageTraceV2": at most ten days in a query, 100 queries in five minutes.
/// Errors of every function: those of ExchangeWire; exchange/no-cmdlet and exchange/denied where the signed-in admin's
/// roles don't have it.
class ExchangeTrace final {
public:
    explicit ExchangeTrace(Exchange &exchange) : m_wire(exchange.wire()) { }

    /// What went to one of these recipients in that time: newest first, at most 1000.
    Result<QList<TracedMail>> mails(
        const QStringList &recipients, const QDateTime &from, const QDateTime &until);
    /// The mail's way, oldest first.
    Result<QList<TraceEvent>> events(const TracedMail &mail);

private:
    ExchangeWire &m_wire;
};

} // namespace cmw
