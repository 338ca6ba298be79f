// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/graph.h"

#include "practice/directory.h"
#include "practice/faults.h"
#include "practice/graphbatch.h"
#include "practice/graphroutes.h"
#include "practice/state.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

void addHeaders(const Request &request, Answer &answer)
{
    const QString own = request.header(u"client-request-id"_s);
    // A refusal has its id already, since its body names it, too.
    const auto has = std::find_if(answer.headers.cbegin(), answer.headers.cend(),
        [](const auto &header) { return header.first == "request-id"; });
    const QByteArray id = has == answer.headers.cend() ? newGuid().toLatin1() : has->second;
    if (has == answer.headers.cend())
        answer.headers.append({"request-id", id});
    answer.headers += {{"client-request-id", own.isEmpty() ? id : own.toLatin1()}, {"OData-Version", "4.0"},
        {"Cache-Control", "no-cache"},
        {"x-ms-ags-diagnostic",
            R"({"ServerInfo":{"DataCenter":"Practice","Slice":"E","Ring":"1","ScaleUnit":"000","RoleInstance":"PRACTICE"}})"}};
}

QString claimsOf(const QJsonObject &demanded)
{
    return QString::fromUtf8(QJsonDocument(demanded).toJson(QJsonDocument::Compact));
}

/// Source: Microsoft Learn, "Claims challenges, claims requests and client capabilities".
QJsonObject newDemand()
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    return {{u"access_token"_s,
        QJsonObject{{u"nbf"_s, QJsonObject{{u"essential"_s, true}, {u"value"_s, QString::number(now)}}},
            {u"xms_caeerror"_s, QJsonObject{{u"value"_s, u"10012"_s}}}}}};
}

} // namespace

bool GraphCall::may(const QString &what) const
{
    return !user || practice::may(*user, what);
}

std::optional<Answer> Graph::answer(const Request &request)
{
    constexpr QLatin1String root("/v1.0/");
    if (!request.path.startsWith(root))
        return {};
    QString path = request.path.mid(root.size() - 1);
    // An older name for the same place, which CLI for Microsoft 365 uses.
    if (path.startsWith(u"/myorganization/"_s))
        path.remove(0, 15);
    const std::scoped_lock lock(m_state.mutex);
    Answer answer =
        path == u"/$batch" && request.method == u"POST" ? batch(request) : this->one(request, path);
    addHeaders(request, answer);
    return answer;
}

Answer Graph::batch(const Request &request)
{
    if (std::optional<Answer> refused = tokenRefusal(request))
        return *refused;
    return graphBatch(request, [this](const Request &inner, const QString &path) {
        Answer answer = one(inner, path);
        addHeaders(inner, answer);
        return answer;
    });
}

Answer Graph::one(const Request &request, const QString &path)
{
    if (std::optional<Answer> refused = tokenRefusal(request))
        return *refused;
    return routed(request, withKeysAsSegments(path), m_state.tokens[request.bearer()]);
}

std::optional<Answer> Graph::tokenRefusal(const Request &request)
{
    const auto refused = [](const QString &why) {
        return graphError(401, u"InvalidAuthenticationToken"_s, why);
    };
    const QString token = request.bearer();
    if (token.isEmpty())
        return refused(u"Access token is empty."_s);
    const auto grant = m_state.tokens.find(token);
    if (grant == m_state.tokens.end())
        return refused(u"IDX14100: JWT is not well formed, there are no dots (.)."_s);
    const int calls = m_state.faults[u"tokenCalls"].toInt();
    if (!m_state.grant(token) || (calls > 0 && grant->calls >= calls))
        return refused(u"Lifetime validation failed, the token is expired."_s);
    if (!grant->audience.contains(u"graph"_s, Qt::CaseInsensitive))
        return refused(u"Access token validation failure. Invalid audience."_s);
    ++grant->calls;
    return {};
}

std::optional<Answer> Graph::claimsChallenge(const GraphRoute &route, const Grant &grant)
{
    const QString challenged = m_state.faults[u"claimsChallenge"].toString();
    if (challenged.isEmpty() || grant.userId.isEmpty() || (challenged != u"*" && challenged != route.name()))
        return {};
    if (m_state.demandedClaims.isEmpty()) {
        m_state.demandedClaims = newDemand();
        m_state.revoked = QDateTime::currentDateTimeUtc();
    }
    if (m_state.isSatisfied(grant.claims))
        return {};
    Answer answer = graphError(401, u"InvalidAuthenticationToken"_s,
        u"Continuous access evaluation resulted in challenge with result: InteractionRequired and code: "
        u"TokenIssuedBeforeRevocationTimestamp"_s);
    for (auto &[name, value] : answer.headers) {
        if (name == "WWW-Authenticate")
            value += R"(, error="insufficient_claims", claims=")"
                + claimsOf(m_state.demandedClaims).toUtf8().toBase64() + '"';
    }
    return answer;
}

Answer Graph::routed(const Request &request, const QString &path, const Grant &grant)
{
    const QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    bool isKnownPath = false;
    for (const GraphRoute &route : graphRoutes()) {
        const std::optional<QStringList> found = route.keys(segments);
        isKnownPath = isKnownPath || found;
        if (found && request.method == QLatin1String(route.method))
            return carriedOut(route, request, grant, *found);
    }
    if (isKnownPath)
        return graphError(
            405, u"Request_BadRequest"_s, u"Specified HTTP method is not allowed for the request target."_s);
    return graphError(
        400, u"BadRequest"_s, u"Resource not found for the segment '"_s + segments.value(0) + u"'."_s);
}

Answer Graph::carriedOut(
    const GraphRoute &route, const Request &request, const Grant &grant, QStringList keys)
{
    const QString name = route.name();
    if (strikes(m_state.faults, u"throttled", name))
        return tooManyRequests(m_state.faults);
    if (strikes(m_state.faults, u"resetsBefore", name))
        return Answer::cut();
    if (strikes(m_state.faults, u"forbidden", name))
        return graphDenied();
    if (std::optional<Answer> challenge = claimsChallenge(route, grant))
        return *challenge;
    GraphCall call{request, grant, m_state.account(grant.userId), std::move(keys), {}};
    // Another organisation's directory is another one: of it only the person and the name are here.
    const bool isElsewhere = call.user && call.user->isStranger() && route.handler != showMe
        && route.handler != listOrganizations && route.handler != listMyRoles;
    if (isElsewhere || !route.isAllowedTo(grant)
        || (route.role && !call.may(QString::fromLatin1(route.role))))
        return graphDenied();
    if (!request.body.isEmpty()) {
        const std::optional<QJsonObject> body = request.json();
        if (!body)
            return graphError(400, u"BadRequest"_s,
                u"Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format."_s);
        call.body = *body;
    }
    const Answer answer = route.handler(m_state, call);
    // Done, but nobody is told so.
    if (answer.status < 400 && strikes(m_state.faults, u"resetsAfter", name))
        return Answer::cut();
    if (answer.status < 400 && strikes(m_state.faults, u"lostAnswers", name))
        return gatewayTimeout();
    return answer;
}

} // namespace cmw::practice
