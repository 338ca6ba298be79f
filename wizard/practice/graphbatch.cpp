// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/graphbatch.h"

#include "practice/directory.h"
#include "practice/graphcall.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

constexpr int mostRequests = 20;

/// What is wrong with the whole of it; empty: nothing.
std::optional<Answer> objection(const QJsonArray &steps)
{
    const auto invalid = [](const QString &message) { return graphError(400, u"BadRequest"_s, message); };
    if (steps.isEmpty())
        return invalid(u"Invalid batch payload format."_s);
    if (steps.size() > mostRequests)
        return graphError(400, u"MaximumValueExceeded"_s,
            u"Number of batch request steps exceeds the maximum value of 20."_s);
    QStringList ids;
    for (const QJsonValue &step : steps) {
        const QString id = step[u"id"].toString();
        if (id.isEmpty() || step[u"method"].toString().isEmpty() || step[u"url"].toString().isEmpty())
            return invalid(u"Invalid batch payload format."_s);
        if (ids.contains(id))
            return invalid(u"Request Id '"_s + id + u"' has to be unique in a batch."_s);
        for (const QString &needed : texts(step[u"dependsOn"])) {
            if (!ids.contains(needed))
                return invalid(
                    u"Request Id '"_s + needed + u"' in dependsOn isn't known before it is named."_s);
        }
        const bool hasType = !step[u"headers"][u"Content-Type"].isUndefined()
            || !step[u"headers"][u"content-type"].isUndefined();
        if (step.toObject().contains(u"body") && !hasType)
            return invalid(
                u"Write request id : "_s + id + u" does not contain Content-Type header or body."_s);
        ids << id;
    }
    return {};
}

Request requestOf(const QJsonValue &step, const Request &outer)
{
    Request request;
    request.method = step[u"method"].toString().toUpper();
    request.base = outer.base;
    request.headers.insert(u"authorization"_s, outer.header(u"authorization"_s));
    const QJsonObject headers = step[u"headers"].toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        request.headers.insert(header.key().toLower(), header->toString());
    const QString url = step[u"url"].toString();
    const qsizetype mark = url.indexOf(u'?');
    const QString path = url.left(mark);
    request.path = u"/v1.0"_s + (path.startsWith(u'/') ? QString() : u"/"_s)
        + QString::fromUtf8(QByteArray::fromPercentEncoding(path.toUtf8()));
    if (mark >= 0)
        request.query = fieldsFrom(url.mid(mark + 1).toUtf8());
    if (const QJsonObject body = step[u"body"].toObject(); step.toObject().contains(u"body"))
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

QJsonObject shown(const QString &id, const Answer &answer)
{
    QJsonObject headers;
    for (const auto &[name, value] : answer.headers)
        headers[QString::fromLatin1(name)] = QString::fromLatin1(value);
    QJsonObject response{{u"id"_s, id}, {u"status"_s, answer.status}};
    if (!answer.body.isEmpty()) {
        headers[u"Content-Type"] = u"application/json"_s;
        response[u"body"] = QJsonDocument::fromJson(answer.body).object();
    }
    response[u"headers"] = headers;
    return response;
}

} // namespace

Answer graphBatch(
    const Request &request, const std::function<Answer(const Request &, const QString &path)> &answerOne)
{
    const std::optional<QJsonObject> body = request.json();
    const QJsonArray steps = body ? (*body)[u"requests"].toArray() : QJsonArray();
    if (const std::optional<Answer> refused = objection(steps))
        return *refused;
    QStringList failed;
    QJsonArray responses;
    for (const QJsonValue &step : steps) {
        const QString id = step[u"id"].toString();
        const QStringList needs = texts(step[u"dependsOn"]);
        const bool isInVain = std::any_of(
            needs.begin(), needs.end(), [&failed](const QString &need) { return failed.contains(need); });
        const Request inner = requestOf(step, request);
        const Answer answer = isInVain
            ? graphError(424, u"FailedDependency"_s, u"A request that this one depends on failed."_s)
            : answerOne(inner, inner.path.mid(5));
        // A connection can't end for one of them: it ends for all.
        if (answer.isCut)
            return answer;
        if (answer.status >= 400)
            failed << id;
        // Graph promises no order: here the last comes first.
        responses.prepend(shown(id, answer));
    }
    return Answer::json(200, {{u"responses"_s, responses}});
}

} // namespace cmw::practice
