// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/graphwire.h"

#include "services/graphrefusal.h"
#include "services/odata.h"
#include "services/repeats.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;
using namespace cmw::odata;

namespace {

constexpr qsizetype mostInBatch = 20;

QString key(GraphWire::Kind kind, const QString &path)
{
    return (kind == GraphWire::Kind::List ? u"graph list "_s : u"graph "_s) + path;
}

/// One request of a batch, as its body has it.
QJsonObject inBatch(qsizetype id, const GraphWire::Call &call)
{
    QJsonObject headers{{u"client-request-id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}};
    if (isAdvanced(call.path))
        headers.insert(u"ConsistencyLevel"_s, u"eventual"_s);
    QJsonObject json{{u"id"_s, QString::number(id)}, {u"method"_s, QString::fromLatin1(call.method)},
        {u"url"_s, call.path}};
    if (!call.body.isEmpty()) {
        headers.insert(u"Content-Type"_s, u"application/json"_s);
        json.insert(u"body"_s, call.body);
    }
    json.insert(u"headers"_s, headers);
    return json;
}

HttpResponse responseOf(const QJsonObject &json)
{
    HttpResponse response;
    response.status = json.value("status"_L1).toInt();
    const QJsonObject headers = json.value("headers"_L1).toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        response.headers.emplaceBack(header.key().toLower().toLatin1(), header->toString().toUtf8());
    const QJsonObject body = json.value("body"_L1).toObject();
    if (!body.isEmpty())
        response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return response;
}

/// What may follow a refusal: nothing was carried out.
bool isRepeatable(const GraphWire::Call &call, const Error &error)
{
    return error.code == "graph/throttled"_L1 || error.args.value(u"status"_s) == 503
        || call.whileFresh.contains(error.code);
}

/// Refused as a whole: nothing of it was carried out.
bool takesNoBatch(const Error &error)
{
    return error.code == "graph/refused"_L1 || error.code == "graph/not-found"_L1;
}

} // namespace

GraphWire::GraphWire(Http &http, const QUrl &base, const Bearer &token, std::shared_ptr<ReadCache> cache,
    const Patience &patience)
    : m_http(http),
      m_base(base),
      m_token(token),
      m_cache(cache ? std::move(cache) : std::make_shared<ReadCache>()),
      m_patience(patience)
{
}

HttpRequest GraphWire::request(const Call &call) const
{
    // A page's link is a whole address.
    const QString address =
        call.path.startsWith(u'/') ? m_base.toString(QUrl::FullyEncoded) + call.path : call.path;
    HttpRequest result{call.method, QUrl(address, QUrl::StrictMode), {}, {}};
    result.headers = {{"Authorization", m_token.header()}, {"Accept", "application/json"},
        {"client-request-id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)},
        {"return-client-request-id", "true"}};
    if (isAdvanced(call.path))
        result.headers.emplaceBack("ConsistencyLevel", "eventual");
    if (!call.body.isEmpty()) {
        result.headers.emplaceBack("Content-Type", "application/json");
        result.body = QJsonDocument(call.body).toJson(QJsonDocument::Compact);
    }
    return result;
}

Result<QJsonObject> GraphWire::send(const Call &call) const
{
    const auto judge = [this, &call](const HttpResponse &response) {
        const QString told = QString::fromLatin1(call.method) + u' ' + request(call).url.path();
        return graphRefusal(told, response, call.quoting);
    };
    const auto response = sendPatiently(
        m_http, [this, &call] { return request(call); }, judge,
        {.read = call.method == "GET", .whileFresh = call.whileFresh}, m_patience, &m_token);
    if (!response)
        return response.error();
    if (response->body.isEmpty())
        return QJsonObject();
    return jsonObject(*response, call.quoting);
}

Result<QJsonObject> GraphWire::write(const Call &call) const
{
    const auto answer = send(call);
    // After a failure, too: what it did is unknown.
    forgetAfter(call);
    return answer;
}

Result<void> GraphWire::change(const Call &call) const
{
    const auto answer = write(call);
    return answer ? Result<void>() : answer.error();
}

Result<QJsonObject> GraphWire::read(const QString &path, ReadCache::Holds holds) const
{
    return m_cache->get(
        key(Kind::Object, path),
        [this, &path] {
            return send({"GET", path});
        },
        holds);
}

Result<std::optional<QJsonObject>> GraphWire::find(const QString &path, ReadCache::Holds holds) const
{
    // "Not there" is an answer worth remembering; it is kept as an empty object, which Graph never sends.
    const auto look = [this, &path]() -> Result<QJsonObject> {
        auto found = send({"GET", path});
        if (!found && found.error().code == "graph/not-found"_L1)
            return QJsonObject();
        return found;
    };
    const auto answer = m_cache->get(key(Kind::Object, path), look, holds);
    if (!answer)
        return answer.error();
    return answer->isEmpty() ? std::optional<QJsonObject>() : *answer;
}

Result<QList<QJsonObject>> GraphWire::list(const QString &path, ReadCache::Holds holds) const
{
    const auto look = [this, &path] {
        return allPages(request({"GET", path}).url,
            [this](const QUrl &url) {
                return send({"GET", url.toString(QUrl::FullyEncoded)});
            },
            {u"graph/refused"_s, {{u"request"_s, u"GET "_s + path}}, {}});
    };
    const auto answer = m_cache->get(key(Kind::List, path), look, holds);
    if (!answer)
        return answer.error();
    return objects(*answer);
}

void GraphWire::forget(const QString &path) const
{
    m_cache->forget(key(Kind::Object, path));
}

void GraphWire::forgetAfter(const Call &call) const
{
    // An enterprise application and its grants tell nothing of the app registration; the other way round they do.
    const bool isGrant =
        call.path.startsWith(u"/servicePrincipals") || call.path.startsWith(u"/oauth2PermissionGrants");
    if (isGrant)
        m_cache->forget({u"/servicePrincipals"_s, u"/oauth2PermissionGrants"_s});
    else
        m_cache->forget();
}

bool GraphWire::knows(Kind kind, const QString &path) const
{
    return m_cache->knows(key(kind, path));
}

// Several as one

Result<QList<HttpResponse>> GraphWire::sendBatch(const QList<Call> &calls) const
{
    QJsonArray requests;
    bool onlyReads = true;
    for (qsizetype i = 0; i < calls.size(); ++i) {
        requests.append(inBatch(i, calls.at(i)));
        onlyReads = onlyReads && calls.at(i).method == "GET";
    }
    const Call outer{"POST", u"/$batch"_s, {{u"requests"_s, requests}}, {}, Quoting::Forbidden};
    const auto judge = [&outer](const HttpResponse &response) {
        return graphRefusal(u"POST "_s + outer.path, response, outer.quoting);
    };
    // Whether something was changed, each answer inside says.
    Patience quiet = m_patience;
    quiet.wrote = {};
    const auto response = sendPatiently(
        m_http, [this, &outer] { return request(outer); }, judge, {.read = onlyReads}, quiet, &m_token);
    if (!response)
        return response.error();
    const Result<QJsonObject> answer = jsonObject(*response, outer.quoting);
    if (!answer)
        return answer.error();
    QList<HttpResponse> responses(calls.size());
    const QJsonArray answers = answer->value("responses"_L1).toArray();
    for (const QJsonValue &json : answers) {
        bool isNumber = false;
        const int id = json["id"_L1].toString().toInt(&isNumber);
        if (isNumber && id >= 0 && id < responses.size())
            responses[id] = responseOf(json.toObject());
    }
    return responses;
}

Result<QJsonObject> GraphWire::judged(const Call &call, const HttpResponse &response) const
{
    const QString told = QString::fromLatin1(call.method) + u' ' + request(call).url.path();
    if (response.status == 0) // the batch says nothing of it
        return Error{u"graph/server"_s, {{u"request"_s, told}}, {}};
    const auto error = graphRefusal(told, response, call.quoting);
    if (!error)
        return response.body.isEmpty() ? Result<QJsonObject>(QJsonObject())
                                       : jsonObject(response, call.quoting);
    if (response.status == 401) // the token ended within the batch: alone it gets another one
        return send(call);
    if (!isRepeatable(call, *error))
        return *error;
    // Refused before it was carried out: once more, alone and with patience.
    const auto pause = retryAfter(response).value_or(std::chrono::seconds(1));
    if (const Result<void> waited = m_patience.pause(pause, *error); !waited)
        return waited.error();
    return send(call);
}

void GraphWire::remember(const Read &read, const HttpResponse &response) const
{
    const bool isMissing = read.kind == Kind::Object && response.status == 404;
    if (!isMissing && (response.status < 200 || response.status >= 300))
        return;
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    // A list is kept whole; who reads an object takes the page as it is.
    const bool isPart = read.kind == Kind::List && body.contains("@odata.nextLink"_L1);
    if (isPart || (body.isEmpty() && !isMissing))
        return;
    const QJsonObject kept = isMissing ? QJsonObject() : body;
    // Not for the whole run: it may be made.
    (void)m_cache->get(
        key(read.kind, read.path), [&kept] { return Result<QJsonObject>(kept); },
        isMissing ? ReadCache::Holds::UntilWrite : read.holds);
}

void GraphWire::readAhead(const QList<Read> &reads) const
{
    QList<Read> open;
    QList<Call> calls;
    for (const Read &read : reads) {
        if (m_cache->knows(key(read.kind, read.path)) || calls.size() == mostInBatch)
            continue;
        open.append(read);
        calls.append({"GET", read.path});
    }
    if (calls.size() < 2) // alone it is as quick
        return;
    const Result<QList<HttpResponse>> responses = sendBatch(calls);
    if (!responses)
        return;
    for (qsizetype i = 0; i < open.size(); ++i)
        remember(open.at(i), responses->at(i));
}

QList<Result<QJsonObject>> GraphWire::writeTogether(const QList<Call> &calls) const
{
    QList<Result<QJsonObject>> results;
    if (calls.size() == 1)
        return {write(calls.first())};
    if (calls.isEmpty())
        return results;
    const Result<QList<HttpResponse>> responses = sendBatch(calls);
    if (!responses && takesNoBatch(responses.error())) {
        for (const Call &call : calls)
            results.append(write(call));
        return results;
    }
    for (qsizetype i = 0; i < calls.size(); ++i)
        results.append(responses ? judged(calls.at(i), responses->at(i)) : responses.error());
    const bool mayHaveWritten = std::any_of(results.begin(), results.end(), [](const auto &one) {
        return one || one.error().code.startsWith("network/"_L1) || one.error().code == "graph/server"_L1;
    });
    if (m_patience.wrote && mayHaveWritten)
        m_patience.wrote();
    for (const Call &call : calls)
        forgetAfter(call);
    return results;
}

} // namespace cmw
