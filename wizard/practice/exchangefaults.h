// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/message.h"

#include <QJsonObject>
#include <QStringList>

namespace cmw::practice {

/// What goes wrong on purpose at Exchange's endpoint alone, from a scenario's "faults":
///  - exchangeChanged: how the endpoint is no longer as it was, for every call: "gone" (404), "page" (HTML in place of
///    JSON), "shape" (other JSON), "moved" (a redirect), "header" (400: a header that nobody sends yet), "routing"
///    (CmdletProxyNotAvailableException whatever the anchor).
///    exchangeChangedAfter: so many calls are answered as before.
///  - exchangeBudget: {"calls": 10, "refusals": 2}: so many calls are answered, then so many are refused with 429, and
///    then the budget is fresh. Counted by calls and not by time; retryAfter is what 429 names.
///  - exchangeRoles: {"cmdlets": ["Get-TransportConfig"], "parameters": {"Set-CASMailbox": ["…"]}}: what the organisation
///    has taken out of its roles.
class ExchangeFaults final {
public:
    /// What is answered instead; empty: nothing goes wrong this time. To be asked once a call.
    std::optional<Answer> instead(const QJsonObject &faults);
    /// Rate-Limit-Limit and its neighbours, as the last call has left them.
    QList<std::pair<QByteArray, QByteArray>> rateHeaders(const QJsonObject &faults) const;

    static bool isTakenOut(const QJsonObject &faults, const QString &cmdlet);
    static QStringList parametersTakenOut(const QJsonObject &faults, const QString &cmdlet);

private:
    int m_calls = 0;
    int m_used = 0; ///< of the budget
    int m_refused = 0;
    bool m_isRefusing = false;
};

} // namespace cmw::practice
