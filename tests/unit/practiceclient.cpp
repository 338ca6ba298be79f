// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practiceclient.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUrlQuery>

#include <httplib.h>

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t callback[] = u"http://localhost:50123";
constexpr char16_t verifier[] = u"0123456789012345678901234567890123456789012345";

QByteArray encoded(const PracticeClient::Form &fields)
{
    QByteArray text;
    for (auto field = fields.begin(); field != fields.end(); ++field)
        text += (text.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(field.key()) + '='
            + QUrl::toPercentEncoding(field.value());
    return text;
}

} // namespace

QString PracticeClient::Reply::errorCode() const
{
    return json()[u"error"][u"code"].toString();
}

PracticeClient::PracticeClient(const cmw::practice::Addresses &addresses) : m_addresses(addresses) { }

PracticeClient::Reply PracticeClient::open(const QUrl &url)
{
    return send(u"GET"_s, url, {}, {}, {});
}

PracticeClient::Reply PracticeClient::submit(
    const QByteArray &page, const QString &formId, const Form &fields)
{
    const QRegularExpression form(
        u"<form id=\"%1\" method=\"post\" action=\"([^\"]*)\">(.*?)</form>"_s.arg(formId),
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = form.match(QString::fromUtf8(page));
    if (!match.hasMatch())
        return {};
    Form all;
    static const QRegularExpression hidden(u"<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">"_s);
    for (auto input = hidden.globalMatch(match.captured(2)); input.hasNext();) {
        const QRegularExpressionMatch one = input.next();
        all.insert(one.captured(1), one.captured(2));
    }
    for (auto field = fields.begin(); field != fields.end(); ++field)
        all.insert(field.key(), field.value());
    return send(u"POST"_s, m_addresses.browserAuthority.resolved(QUrl(match.captured(1))), encoded(all),
        "application/x-www-form-urlencoded", {});
}

PracticeClient::Reply PracticeClient::signIn(const QUrl &authorize, const QString &user)
{
    return submit(open(authorize).body, u"sign-in"_s, {{u"login"_s, user}, {u"passwd"_s, password(user)}});
}

QString PracticeClient::password(const QString &user) const
{
    const QJsonArray accounts = m_addresses.accounts[u"accounts"].toArray();
    for (const QJsonValue &account : accounts) {
        if (account[u"user"].toString() == user)
            return account[u"password"].toString();
    }
    return {};
}

QUrl PracticeClient::authorizeUrl(const QString &tenant, const Form &query) const
{
    QUrl url = m_addresses.browserAuthority.resolved(QUrl(u'/' + tenant + u"/oauth2/v2.0/authorize"_s));
    url.setQuery(QString::fromLatin1(encoded(query)), QUrl::StrictMode);
    return url;
}

PracticeClient::Reply PracticeClient::token(const Form &form, const QString &tenant)
{
    const QString at = tenant.isEmpty() ? m_addresses.tenantId : tenant;
    return send(u"POST"_s, m_addresses.authority.resolved(QUrl(u'/' + at + u"/oauth2/v2.0/token"_s)),
        encoded(form), "application/x-www-form-urlencoded", {});
}

PracticeClient::Reply PracticeClient::deviceCode(const Form &form)
{
    return send(u"POST"_s,
        m_addresses.authority.resolved(QUrl(u'/' + m_addresses.tenantId + u"/oauth2/v2.0/devicecode"_s)),
        encoded(form), "application/x-www-form-urlencoded", {});
}

QString PracticeClient::tokenFor(
    const QString &user, const QString &clientId, const QString &scope, const Form &more)
{
    m_cookie.clear();
    const QByteArray challenge =
        QCryptographicHash::hash(QString::fromUtf16(verifier).toLatin1(), QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    Form query{{u"client_id"_s, clientId}, {u"response_type"_s, u"code"_s},
        {u"redirect_uri"_s, QString::fromUtf16(callback)}, {u"scope"_s, scope},
        {u"code_challenge"_s, QString::fromLatin1(challenge)}, {u"code_challenge_method"_s, u"S256"_s}};
    query.insert(more);
    Reply reply = signIn(authorizeUrl(m_addresses.tenantId, query), user);
    if (reply.status == 200)
        reply = submit(reply.body, u"consent"_s, {{u"consent"_s, u"accept"_s}});
    Form form{{u"client_id"_s, clientId}, {u"grant_type"_s, u"authorization_code"_s},
        {u"code"_s, redirectField(reply, u"code"_s)}, {u"scope"_s, scope},
        {u"redirect_uri"_s, QString::fromUtf16(callback)},
        {u"code_verifier"_s, QString::fromUtf16(verifier)}};
    form.insert(more);
    return token(form).json()[u"access_token"].toString();
}

PracticeClient::Reply PracticeClient::graph(const QString &method, const QString &path, const QString &token,
    const QJsonObject &body, const QHash<QString, QString> &headers)
{
    QHash<QString, QString> all = headers;
    all.insert(u"Authorization"_s, u"Bearer "_s + token);
    const QByteArray json = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
    return send(method, QUrl(m_addresses.graph.toString() + path), json, "application/json", all);
}

PracticeClient::Reply PracticeClient::exchange(
    const QString &cmdlet, const QJsonObject &parameters, const QString &token, const QString &anchor)
{
    const QJsonObject body{
        {u"CmdletInput"_s, QJsonObject{{u"CmdletName"_s, cmdlet}, {u"Parameters"_s, parameters}}}};
    QHash<QString, QString> headers{{u"Authorization"_s, u"Bearer "_s + token}};
    if (!anchor.isEmpty())
        headers.insert(u"X-AnchorMailbox"_s, anchor);
    return send(u"POST"_s,
        QUrl(m_addresses.exchange.toString() + u'/' + m_addresses.tenantId + u"/InvokeCommand"_s),
        QJsonDocument(body).toJson(), "application/json", headers);
}

PracticeClient::Reply PracticeClient::send(const QString &method, const QUrl &url, const QByteArray &body,
    const QByteArray &type, const QHash<QString, QString> &headers)
{
    httplib::Client client(url.toString(QUrl::RemovePath | QUrl::RemoveQuery).toStdString());
    client.set_ca_cert_path(m_addresses.caFile.toLocal8Bit().constData());
    // Header and body are two writes: the second would wait for the delayed acknowledgement of the first.
    client.set_tcp_nodelay(true);
    httplib::Request request;
    request.method = method.toStdString();
    request.path = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority).toStdString();
    request.body = body.toStdString();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        request.set_header(header.key().toStdString(), header.value().toStdString());
    if (!body.isEmpty())
        request.set_header("Content-Type", type.toStdString());
    if (!m_cookie.isEmpty())
        request.set_header("Cookie", m_cookie.toStdString());
    const httplib::Result result = client.send(request);
    if (!result)
        return {};
    Reply reply;
    reply.status = result->status;
    reply.body = QByteArray::fromStdString(result->body);
    for (const auto &[name, value] : result->headers)
        reply.headers.insert(QByteArray::fromStdString(name).toLower(), QByteArray::fromStdString(value));
    if (const QByteArray cookie = reply.headers.value("set-cookie"); !cookie.isEmpty())
        m_cookie = QString::fromLatin1(cookie.left(cookie.indexOf(';')));
    return reply;
}

std::unique_ptr<cmw::practice::Tenant> startTenant(const QString &scenario)
{
    auto tenant = cmw::practice::Tenant::start({scenario, std::chrono::milliseconds(0)});
    if (!tenant)
        qFatal("the practice tenant doesn't start: %s", qPrintable(tenant.error().code));
    return std::move(tenant).value();
}

QString redirectField(const PracticeClient::Reply &reply, const QString &name)
{
    return QUrlQuery(QUrl(QString::fromLatin1(reply.headers.value("location"))))
        .queryItemValue(name, QUrl::FullyDecoded);
}
