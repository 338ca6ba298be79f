// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/graphcall.h"

#include "practice/directory.h"
#include "practice/filter.h"
#include "practice/search.h"
#include "practice/state.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

constexpr int defaultPage = 100;

QJsonObject selected(const QJsonObject &object, const QString &select)
{
    if (select.isEmpty())
        return object;
    QJsonObject shown;
    const QStringList names = select.split(u',', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        const auto found = object.find(name.trimmed());
        if (found != object.end())
            shown[found.key()] = *found;
    }
    return shown;
}

QString contextUrl(const GraphCall &call, const QString &context)
{
    return call.request.base + u"/v1.0/$metadata#"_s + context;
}

Result<QJsonArray> kept(const Request &request, const QJsonArray &rows)
{
    QList<Predicate> predicates;
    if (const QString filter = request.query.value(u"$filter"_s); !filter.isEmpty()) {
        const Result<Predicate> parsed = parseFilter(filter);
        if (!parsed)
            return parsed.error();
        predicates.append(*parsed);
    }
    if (const QString search = request.query.value(u"$search"_s); !search.isEmpty()) {
        if (request.header(u"consistencylevel"_s).compare(u"eventual"_s, Qt::CaseInsensitive) != 0)
            return Error{u"Request_UnsupportedQuery"_s, {},
                u"Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'"_s};
        const Result<Predicate> parsed = parseSearch(search);
        if (!parsed)
            return parsed.error();
        predicates.append(*parsed);
    }
    QJsonArray kept;
    for (const QJsonValue &row : rows) {
        if (std::all_of(
                predicates.begin(), predicates.end(), [&row](const Predicate &fits) { return fits(row); }))
            kept.append(row);
    }
    return kept;
}

QString nextLink(const Request &request, int skip)
{
    QByteArray query;
    for (auto field = request.query.begin(); field != request.query.end(); ++field) {
        if (field.key() != u"$skiptoken")
            query += field.key().toLatin1() + '=' + QUrl::toPercentEncoding(field.value()) + '&';
    }
    return request.base + request.path + u'?' + QString::fromLatin1(query) + u"$skiptoken="_s
        + QString::number(skip);
}

} // namespace

Answer graphError(int status, const QString &code, const QString &message)
{
    const QString id = newGuid();
    Answer answer = Answer::json(status,
        {{u"error"_s,
            QJsonObject{{u"code"_s, code}, {u"message"_s, message},
                {u"innerError"_s,
                    QJsonObject{
                        {u"date"_s, QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddTHH:mm:ss"_s)},
                        {u"request-id"_s, id}, {u"client-request-id"_s, id}}}}}});
    answer.headers.append({"request-id", id.toLatin1()});
    if (status == 401)
        answer.headers.emplace_back("WWW-Authenticate",
            R"(Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000")");
    return answer;
}

Answer graphNotFound(const QString &key)
{
    return graphError(404, u"Request_ResourceNotFound"_s,
        u"Resource '"_s + key
            + u"' does not exist or one of its queried reference-property objects are not present."_s);
}

Answer graphDenied()
{
    return graphError(
        403, u"Authorization_RequestDenied"_s, u"Insufficient privileges to complete the operation."_s);
}

Answer graphInvalid(const QString &message)
{
    return graphError(400, u"Request_BadRequest"_s, message);
}

QString applicationAt(State &state, const QString &key)
{
    QString id = state.applications.contains(key) ? key : QString();
    if (key.startsWith(u"appId="_s))
        id = applicationId(state, key.mid(6));
    if (key.startsWith(u"uniqueName="_s)) {
        const auto found = std::find_if(state.applications.cbegin(), state.applications.cend(),
            [&key](const QJsonObject &one) { return one[u"uniqueName"].toString() == key.mid(11); });
        id = found == state.applications.cend() ? QString() : found.key();
    }
    return state.seesNow(id) ? id : QString();
}

QString servicePrincipalAt(State &state, const QString &key)
{
    QString id = state.servicePrincipals.contains(key) ? key : QString();
    if (key.startsWith(u"appId="_s))
        id = servicePrincipalId(state, key.mid(6));
    return state.seesNow(id) ? id : QString();
}

bool mayChangeApplication(const State &state, const GraphCall &call, const QString &id)
{
    return call.may(u"apps"_s) || (call.user && state.owners.value(id) == call.user->id);
}

Answer graphObject(const GraphCall &call, int status, const QString &context, const QJsonObject &object,
    const QString &defaults)
{
    QJsonObject shown = selected(object, call.request.query.value(u"$select"_s, defaults));
    shown[u"@odata.context"] = contextUrl(call, context + u"/$entity"_s);
    Answer answer = Answer::json(status, shown);
    answer.type =
        "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";
    return answer;
}

Answer graphList(
    const GraphCall &call, const QString &context, const QJsonArray &rows, const QString &defaults)
{
    const Result<QJsonArray> all = kept(call.request, rows);
    if (!all)
        return graphError(400, all.error().code, all.error().evidence);
    const int skip = call.request.query.value(u"$skiptoken"_s).toInt();
    const int top = call.request.query.value(u"$top"_s, QString::number(defaultPage)).toInt();
    if (top < 1 || top > 999)
        return graphError(400, u"Request_BadRequest"_s,
            u"Invalid page size specified: '"_s + call.request.query.value(u"$top"_s)
                + u"'. Must be between 1 and 999 inclusive."_s);

    QJsonArray page;
    for (int i = skip; i < all->size() && i < skip + top; ++i)
        page.append(selected(all->at(i).toObject(), call.request.query.value(u"$select"_s, defaults)));
    QJsonObject body{{u"@odata.context"_s, contextUrl(call, context)}, {u"value"_s, page}};
    if (call.request.query.value(u"$count"_s) == u"true")
        body[u"@odata.count"] = all->size();
    if (skip + top < all->size())
        body[u"@odata.nextLink"] = nextLink(call.request, skip + top);
    Answer answer = Answer::json(200, body);
    answer.type =
        "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";
    return answer;
}

} // namespace cmw::practice
