// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/faults.h"

#include "practice/graphcall.h"

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

Answer comeBackAfter(int seconds, Answer answer)
{
    if (seconds > 0)
        answer.headers.emplace_back("Retry-After", QByteArray::number(seconds));
    return answer;
}

Answer tooMany(int retryAfter)
{
    return comeBackAfter(retryAfter,
        graphError(429, u"TooManyRequests"_s, u"Too many requests. Retry after the time that is given."_s));
}

int retryAfterOf(const QJsonObject &faults)
{
    return faults[u"retryAfter"].toInt(1);
}

} // namespace

Faults::Faults(const QJsonObject &faults)
    : m_throttleEvery(faults[u"throttleEvery"].toInt()),
      m_retryAfter(retryAfterOf(faults)),
      m_serverErrors(faults[u"serverErrors"].toInt()),
      m_gatewayTimeouts(faults[u"gatewayTimeouts"].toInt()),
      m_brokenAnswers(faults[u"brokenAnswers"].toInt())
{
}

std::optional<Answer> Faults::instead()
{
    const std::scoped_lock lock(m_mutex);
    ++m_calls;
    if (m_serverErrors > 0) {
        --m_serverErrors;
        return comeBackAfter(m_retryAfter,
            graphError(
                503, u"serviceNotAvailable"_s, u"The service is temporarily unavailable. Please retry."_s));
    }
    if (m_gatewayTimeouts > 0) {
        --m_gatewayTimeouts;
        return gatewayTimeout();
    }
    if (m_brokenAnswers > 0) {
        --m_brokenAnswers;
        return Answer::html(
            200, "<!doctype html><html><body><h1>Our services aren't available right now</h1></body></html>");
    }
    if (m_throttleEvery > 0 && m_calls % m_throttleEvery == 0)
        return tooMany(m_retryAfter);
    return {};
}

bool strikes(QJsonObject &faults, QStringView kind, const QString &request)
{
    QJsonObject byRequest = faults[kind].toObject();
    const int left = request.isEmpty() ? faults[kind].toInt() : byRequest[request].toInt();
    if (left <= 0)
        return false;
    if (request.isEmpty()) {
        faults[kind] = left - 1;
        return true;
    }
    byRequest[request] = left - 1;
    faults[kind] = byRequest;
    return true;
}

Answer tooManyRequests(const QJsonObject &faults)
{
    return tooMany(retryAfterOf(faults));
}

Answer gatewayTimeout()
{
    return graphError(504, u"gatewayTimeout"_s, u"The service didn't answer in time."_s);
}

} // namespace cmw::practice
