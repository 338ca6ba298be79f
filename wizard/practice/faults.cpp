// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/faults.h"

#include "practice/graphcall.h"

using namespace Qt::StringLiterals;

namespace cmw::practice {

Faults::Faults(const QJsonObject &faults)
    : m_throttleEvery(faults[u"throttleEvery"].toInt()),
      m_retryAfter(faults[u"retryAfter"].toInt(1)),
      m_serverErrors(faults[u"serverErrors"].toInt()),
      m_brokenAnswers(faults[u"brokenAnswers"].toInt())
{
}

std::optional<Answer> Faults::instead()
{
    const std::scoped_lock lock(m_mutex);
    ++m_calls;
    if (m_serverErrors > 0) {
        --m_serverErrors;
        return graphError(
            503, u"serviceNotAvailable"_s, u"The service is temporarily unavailable. Please retry."_s);
    }
    if (m_brokenAnswers > 0) {
        --m_brokenAnswers;
        return Answer::html(
            200, "<!doctype html><html><body><h1>Our services aren't available right now</h1></body></html>");
    }
    if (m_throttleEvery > 0 && m_calls % m_throttleEvery == 0) {
        Answer answer = graphError(
            429, u"TooManyRequests"_s, u"Too many requests. Retry after the time that is given."_s);
        answer.headers.emplace_back("Retry-After", QByteArray::number(m_retryAfter));
        return answer;
    }
    return {};
}

} // namespace cmw::practice
