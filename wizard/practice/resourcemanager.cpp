// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/resourcemanager.h"

#include "practice/state.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

Answer refused(int status, const QString &code, const QString &message)
{
    Answer answer =
        Answer::json(status, {{u"error"_s, QJsonObject{{u"code"_s, code}, {u"message"_s, message}}}});
    if (status == 401)
        answer.headers.emplaceBack("WWW-Authenticate",
            R"(Bearer authorization_uri="https://login.microsoftonline.com/common", error="invalid_token", error_description="The access token is invalid.")");
    return answer;
}

QJsonObject tenant(const State &state)
{
    QJsonArray domains{state.domain, state.initialDomain};
    for (const QString &domain : state.otherDomains)
        domains.append(domain);
    return {{u"id"_s, u"/tenants/"_s + state.tenantId}, {u"tenantId"_s, state.tenantId},
        {u"countryCode"_s, u"US"_s}, {u"displayName"_s, state.organisation}, {u"domains"_s, domains},
        {u"defaultDomain"_s, state.domain}, {u"tenantCategory"_s, u"Home"_s}, {u"tenantType"_s, u"AAD"_s}};
}

} // namespace

std::optional<Answer> resourceManagerAnswer(const State &state, const Request &request)
{
    const bool isTenants = request.path == u"/tenants";
    if (!isTenants && request.path != u"/subscriptions")
        return {};
    const std::scoped_lock lock(state.mutex);
    if (request.method != u"GET")
        return refused(405, u"HttpMethodNotAllowed"_s, u"The method isn't allowed for this resource."_s);
    if (request.query.value(u"api-version"_s).isEmpty())
        return refused(400, u"MissingApiVersionParameter"_s,
            u"The api-version query parameter (?api-version=) is required for all requests."_s);
    const Grant *grant = state.grant(request.bearer());
    if (!grant)
        return refused(401, u"AuthenticationFailed"_s, u"Authentication failed."_s);
    if (!grant->audience.startsWith(u"https://management."_s))
        return refused(401, u"InvalidAuthenticationTokenAudience"_s,
            u"The access token has been obtained for wrong audience or resource '"_s + grant->audience
                + u"'."_s);
    const QJsonArray list = isTenants ? QJsonArray{tenant(state)} : QJsonArray();
    return Answer::json(200,
        {{u"value"_s, list}, {u"count"_s, QJsonObject{{u"type"_s, u"Total"_s}, {u"value"_s, list.size()}}}});
}

} // namespace cmw::practice
