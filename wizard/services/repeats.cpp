// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/repeats.h"

#include "services/bearer.h"
#include "services/patience.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

using std::chrono::milliseconds;

constexpr int mostRepeats = 6;
constexpr int mostRepeatsAfterCut = 2;
constexpr int mostRenewals = 3;
constexpr milliseconds pauseAfterCut(500);
constexpr milliseconds longestGrown = std::chrono::seconds(60);
constexpr milliseconds longestAsked = std::chrono::minutes(5);

bool isBusy(int status, const Repeatable &repeatable)
{
    if (status == 429 || status == 503)
        return true;
    return repeatable.read && (status == 502 || status == 504);
}

QDateTime httpDate(const QByteArray &value)
{
    auto date = QLocale::c().toDateTime(QString::fromLatin1(value), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (date.isValid())
        date.setTimeZone(QTimeZone::utc());
    return date;
}

/// How long until that time, by the server's clock where it tells it.
milliseconds until(const QDateTime &time, const HttpResponse &response)
{
    const QDateTime told = httpDate(response.header("date").trimmed());
    const QDateTime now = told.isValid() ? told : QDateTime::currentDateTimeUtc();
    return std::min<milliseconds>(milliseconds(std::max<qint64>(now.msecsTo(time), 0)), longestAsked);
}

/// The request may have been carried out, though nobody was told so.
bool mayHaveWritten(const Error &error)
{
    return error.code == "network/cut-off"_L1 || error.code == "network/timeout"_L1
        || error.code.endsWith("/server"_L1) || error.code == "http/not-json"_L1
        || error.code.endsWith("/not-as-known"_L1);
}

/// Counts the tries of one request, and says how long to wait for the next.
class Tries final {
public:
    std::optional<milliseconds> afterCut()
    {
        if (m_cuts >= mostRepeatsAfterCut)
            return {};
        return pauseAfterCut * ++m_cuts;
    }
    std::optional<milliseconds> afterRefusal(std::optional<milliseconds> asked = {})
    {
        if (m_refusals >= mostRepeats)
            return {};
        const milliseconds grown = std::chrono::seconds(1 << m_refusals++);
        return asked ? *asked : std::min(grown, longestGrown);
    }

private:
    int m_cuts = 0;
    int m_refusals = 0;
};

} // namespace

std::optional<milliseconds> retryAfter(const HttpResponse &response)
{
    const QByteArray value = response.header("retry-after").trimmed();
    bool isNumber = false;
    if (const int seconds = value.toInt(&isNumber); isNumber)
        return std::min<milliseconds>(std::chrono::seconds(std::max(seconds, 0)), longestAsked);

    const QDateTime date = httpDate(value);
    return date.isValid() ? std::optional(until(date, response)) : untilFreshBudget(response);
}

std::optional<milliseconds> untilFreshBudget(const HttpResponse &response)
{
    const auto reset = QDateTime::fromString(
        QString::fromLatin1(response.header("rate-limit-reset").trimmed()), Qt::ISODate);
    if (response.header("rate-limit-remaining").trimmed() != "0" || !reset.isValid())
        return {};
    return until(reset, response);
}

Result<HttpResponse> sendPatiently(Http &http, const std::function<HttpRequest()> &request,
    const JudgeResponse &judge, const Repeatable &repeatable, const Patience &patience, const Bearer *bearer)
{
    Tries tries;
    // A fresh token may have been used up by the run's other threads before this one had its turn.
    int renewals = bearer && bearer->canRenew() ? mostRenewals : 0;
    for (;;) {
        HttpRequest one = request();
        one.isRead = repeatable.read;
        auto response = http.send(one);
        const auto error = response ? judge(*response) : response.error();
        if (!error) {
            if (!repeatable.read && patience.wrote)
                patience.wrote();
            return response;
        }

        if (response && response->status == 401 && renewals > 0) {
            --renewals;
            if (const auto renewed = bearer->renew(response->header("www-authenticate")); !renewed)
                return renewed.error();
            continue;
        }
        std::optional<milliseconds> pause;
        if (response && isBusy(response->status, repeatable))
            pause = tries.afterRefusal(retryAfter(*response));
        else if (repeatable.whileFresh.contains(error->code))
            pause = tries.afterRefusal();
        else if (repeatable.read && error->code == "network/cut-off"_L1)
            pause = tries.afterCut();
        if (!pause) {
            if (!repeatable.read && patience.wrote && mayHaveWritten(*error))
                patience.wrote();
            return *error;
        }
        if (const auto waited = patience.pause(*pause, *error); !waited)
            return waited.error();
    }
}

} // namespace cmw
