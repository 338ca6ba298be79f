// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/graphrefusal.h"

#include <QJsonDocument>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Graph says "there already" in two ways.
bool isConflict(const QString &code, const QString &message)
{
    return code == "Request_MultipleObjectsWithSameKeyValue"_L1
        || message.contains("already exists"_L1, Qt::CaseInsensitive);
}

/// A service principal right after its app was made: "The backing application of the service principal being
/// created must be in the local tenant".
bool isTooFresh(const QString &message)
{
    return message.contains("backing application"_L1, Qt::CaseInsensitive);
}

bool isPolicy(const QString &code)
{
    return code == "CredentialInvalidLifetimeAsPerAppPolicy"_L1
        || code == "CredentialTypeNotAllowedAsPerAppPolicy"_L1;
}

QString meaning(int status, const QString &code, const QString &message)
{
    switch (status) {
    case 400:
        if (isPolicy(code))
            return u"graph/policy"_s;
        return isConflict(code, message) ? u"graph/conflict"_s : u"graph/refused"_s;
    case 401:
        return u"graph/unauthorized"_s;
    case 403:
        return isTooFresh(message) ? u"graph/too-fresh"_s : u"graph/denied"_s;
    case 404:
        return u"graph/not-found"_s;
    case 409:
        return u"graph/conflict"_s;
    case 429:
        return u"graph/throttled"_s;
    default:
        return status >= 500 ? u"graph/server"_s : u"graph/refused"_s;
    }
}

} // namespace

std::optional<Error> graphRefusal(const QString &request, const HttpResponse &response, Quoting quoting)
{
    if (response.status >= 200 && response.status < 300)
        return {};
    const auto error = QJsonDocument::fromJson(response.body).object().value("error"_L1).toObject();
    const QString code = error.value("code"_L1).toString();
    const QString message = error.value("message"_L1).toString();

    QString evidence = error.isEmpty() ? excerpt(response, quoting) : code + u": "_s + message;
    QString id = error.value("innerError"_L1).toObject().value("request-id"_L1).toString();
    if (id.isEmpty())
        id = QString::fromLatin1(response.header("request-id"));
    if (!id.isEmpty())
        evidence += u" (request-id %1)"_s.arg(id);
    return Error{meaning(response.status, code, message),
        {{u"status"_s, response.status}, {u"code"_s, code}, {u"request"_s, request}}, evidence};
}

} // namespace cmw
