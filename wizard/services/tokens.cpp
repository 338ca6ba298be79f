// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/tokens.h"

#include "services/networkreply.h"
#include "services/tls.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

// Long enough for every message of Microsoft's, short enough for a page.
constexpr qsizetype LongestEvidence = 2000;

constexpr auto Complaint = "certificateComplaint";

/// Lifetimes are numbers, and texts in some providers' answers. Without one: Microsoft's shortest.
qint64 seconds(const QJsonValue &value)
{
    constexpr qint64 hour = 3600;
    const qint64 number = value.isString() ? value.toString().toLongLong() : value.toInteger(hour);
    return std::clamp<qint64>(number, 0, 366 * 24 * hour);
}

Error noToken(int status, const QString &why)
{
    return {u"identity/no-token"_s, {{u"status"_s, status}}, u"HTTP %1, %2"_s.arg(status).arg(why)};
}

} // namespace

TokenNetwork::TokenNetwork(const QByteArray &extraCa, QObject *parent)
    : QNetworkAccessManager(parent),
      m_extraCa(extraCa)
{
    // Noted for who reads the reply; never forgiven.
    connect(this, &QNetworkAccessManager::sslErrors, this,
        [](QNetworkReply *reply, const QList<QSslError> &errors) {
            reply->setProperty(Complaint, certificateComplaint(errors));
        });
}

QNetworkReply *TokenNetwork::createRequest(
    Operation operation, const QNetworkRequest &request, QIODevice *body)
{
    QNetworkRequest ours(request);
    ours.setSslConfiguration(tlsConfiguration(m_extraCa));
    ours.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    ours.setRawHeader("Accept", "application/json");
    ours.setRawHeader("Accept-Language", "en-US"); // the provider's texts are evidence: in one language
    ours.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    ours.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    ours.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    auto once = std::make_unique<BodyOnce>(body ? body->readAll() : QByteArray());
    QNetworkReply *reply = QNetworkAccessManager::createRequest(operation, ours, once.get());
    once.release()->setParent(reply);
    return reply;
}

QByteArray formEncoded(const QList<std::pair<QString, QString>> &fields)
{
    QByteArray result;
    for (const auto &[name, value] : fields) {
        if (value.isEmpty())
            continue;
        if (!result.isEmpty())
            result += '&';
        result += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return result;
}

Result<Tokens> tokensFrom(
    int status, const QByteArray &contentType, const QByteArray &body, const QStringList &asked)
{
    // By its content, not by its type: some providers send JSON as text.
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return noToken(
            status, u"%1, %2 bytes, not JSON"_s.arg(QString::fromLatin1(contentType)).arg(body.size()));

    const QJsonObject object = document.object();
    if (const QString error = object.value(u"error"_s).toString(); !error.isEmpty()) {
        const QString text = object.value(u"error_description"_s).toString().left(LongestEvidence);
        return Error{u"identity/token-refused"_s, {{u"error"_s, error}, {u"aadsts"_s, aadstsCode(text)}},
            text.isEmpty() ? error : text};
    }
    const QString access = object.value(u"access_token"_s).toString();
    if (status < 200 || status > 299 || access.isEmpty())
        return noToken(status, u"JSON without access_token"_s);
    const QString type = object.value(u"token_type"_s).toString(u"Bearer"_s);
    if (type.compare("Bearer"_L1, Qt::CaseInsensitive) != 0)
        return noToken(status, u"token_type "_s + type.left(LongestEvidence));

    Tokens tokens;
    tokens.access = Secret(access.toUtf8());
    tokens.refresh = Secret(object.value(u"refresh_token"_s).toString().toUtf8());
    tokens.expires = QDateTime::currentDateTimeUtc().addSecs(seconds(object.value(u"expires_in"_s)));
    const QString scope = object.value(u"scope"_s).toString();
    tokens.scopes = scope.isEmpty() ? asked : scope.split(u' ', Qt::SkipEmptyParts);
    return tokens;
}

Result<Tokens> tokensFrom(QNetworkReply &reply, const QStringList &asked)
{
    if (!isAnswer(reply))
        return networkError(reply, reply.property(Complaint).toString());
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return tokensFrom(status, reply.rawHeader("Content-Type"), reply.readAll(), asked);
}

} // namespace cmw
