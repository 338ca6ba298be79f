// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/exchangefaults.h"

#include "practice/exchange.h"
#include "practice/faults.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

constexpr int usualBudget = 300;

struct Budget {
    explicit Budget(const QJsonObject &faults)
        : calls(faults[u"exchangeBudget"][u"calls"].toInt()),
          refusals(faults[u"exchangeBudget"][u"refusals"].toInt(1))
    {
    }
    int calls; ///< 0: no end that anybody comes to
    int refusals;
};

Answer changed(const QString &how)
{
    if (how == u"page")
        return Answer::html(200,
            "<!doctype html><html><head><title>Exchange admin center</title></head><body></body></html>");
    if (how == u"shape")
        return Answer::json(200, {{u"data"_s, QJsonObject{{u"results"_s, QJsonArray()}}}});
    if (how == u"moved")
        return Answer::redirect(QUrl(u"https://admin.exchange.example/adminapi/v3/InvokeCommand"_s));
    if (how == u"header")
        return Answer::json(400,
            {{u"error"_s,
                QJsonObject{{u"code"_s, u"BadRequest"_s},
                    {u"message"_s, u"The header 'X-ClientContract' is required."_s}}}});
    if (how == u"routing")
        return exchangeFailure(proxyNotAvailable());
    return Answer::empty(404);
}

} // namespace

std::optional<Answer> ExchangeFaults::instead(const QJsonObject &faults)
{
    const QString how = faults[u"exchangeChanged"].toString();
    if (!how.isEmpty() && ++m_calls > faults[u"exchangeChangedAfter"].toInt())
        return changed(how);
    const Budget budget(faults);
    if (budget.calls == 0)
        return {};
    m_isRefusing = m_used >= budget.calls;
    if (!m_isRefusing) {
        ++m_used;
        return {};
    }
    if (++m_refused >= budget.refusals)
        m_used = m_refused = 0;
    return tooManyRequests(faults);
}

QList<std::pair<QByteArray, QByteArray>> ExchangeFaults::rateHeaders(const QJsonObject &faults) const
{
    const Budget budget(faults);
    const int limit = budget.calls == 0 ? usualBudget : budget.calls;
    const int left = budget.calls == 0 ? usualBudget - 1
        : m_isRefusing                 ? 0
                                       : std::max(budget.calls - m_used, 0);
    const int seconds = budget.calls == 0 ? 60 : faults[u"retryAfter"].toInt(1);
    return {{"Rate-Limit-Limit", QByteArray::number(limit)},
        {"Rate-Limit-Remaining", QByteArray::number(left)},
        {"Rate-Limit-Reset", timeText(QDateTime::currentDateTimeUtc().addSecs(seconds)).toLatin1()}};
}

bool ExchangeFaults::isTakenOut(const QJsonObject &faults, const QString &cmdlet)
{
    const QJsonArray gone = faults[u"exchangeRoles"][u"cmdlets"].toArray();
    return std::any_of(gone.begin(), gone.end(), [&cmdlet](const QJsonValue &name) {
        return name.toString().compare(cmdlet, Qt::CaseInsensitive) == 0;
    });
}

QStringList ExchangeFaults::parametersTakenOut(const QJsonObject &faults, const QString &cmdlet)
{
    return faults[u"exchangeRoles"][u"parameters"][cmdlet].toVariant().toStringList();
}

} // namespace cmw::practice
