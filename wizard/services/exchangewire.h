// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "services/bearer.h"
#include "services/http.h"
#include "services/patience.h"

#include <QDeadlineTimer>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>

namespace cmw {

class ReadCache;
struct Repeatable;

/// How Exchange Online's cmdlets are called over HTTP: the endpoint that Microsoft's PowerShell module uses. It is
/// not documented as an API: all that we rely on stands in exchangewire.cpp, exchangeanswer.cpp and
/// exchangerefusal.cpp. The typed cmdlets are in Exchange and its neighbours.
/// Repeats 429 and 503, and reads after 502, 504 and a cut connection; waits where the budget of calls is spent. No
/// write is sent twice.
///
/// Errors of every function: cancelled, network/*, exchange/unauthorized (401), exchange/denied (403),
/// exchange/not-found (no such mailbox or object), exchange/ambiguous (several of that name), exchange/no-cmdlet
/// and exchange/no-parameter (the role lacks it), exchange/customization (the organisation is "dehydrated"),
/// exchange/throttled, exchange/server (5xx), exchange/refused (its own words about a cmdlet),
/// exchange/not-as-known (anything else: the endpoint has changed, is gone, or something on the way answers in its
/// place); args: cmdlet, status; evidence: Exchange's own message and request-id.
///
/// Source: facts measured on the ExchangeOnlineManagement module; cmdlets: Microsoft Learn, Exchange
/// PowerShell reference.
class ExchangeWire final {
public:
    struct Call {
        QString cmdlet;
        QJsonObject parameters;
        QString mailbox = {}; ///< whose cmdlet it is, for routing; empty: the organisation's
    };

    ExchangeWire(Http &http, const QUrl &base, const Bearer &token, std::shared_ptr<ReadCache> cache,
        const Patience &patience);

    /// Whose tenant; to be set before the first call. `admin` is the signed-in account, for routing.
    void setTenant(const QString &tenantId, const QString &admin);

    /// All rows of a Get- cmdlet, over all pages. Asked once in a run.
    Result<QList<QJsonObject>> read(const Call &call);
    /// The first row. Errors: exchange/not-found, too, where there is none.
    Result<QJsonObject> readOne(const Call &call);
    /// A cmdlet that changes something; without a question back. What was read before is forgotten.
    Result<void> write(Call call);
    /// What Exchange said beside the last write that it carried out.
    const QStringList &warnings() const { return m_warnings; }

private:
    HttpRequest request(const Call &call, const QUrl &url) const;
    /// All pages of a read, as {"value": […]}; the one answer of a write.
    Result<QJsonObject> invoke(const Call &call, const Repeatable &repeatable);
    /// Waits where the last answer said that no call is left. Errors: cancelled.
    Result<void> awaitBudget(const QString &cmdlet);

    Http &m_http;
    QUrl m_base;
    Bearer m_token;
    std::shared_ptr<ReadCache> m_cache;
    Patience m_patience;
    QString m_tenant;
    QString m_admin;
    QByteArray m_connectionId;
    QDeadlineTimer m_freshBudget; ///< until calls are taken again
    QStringList m_warnings;
};

} // namespace cmw
