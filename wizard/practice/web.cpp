// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/web.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslConfiguration>

// Not cpp-httplib's client: 0.11 decodes percent signs in headers, and a Location is no longer the same then.

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds patience{30000};

Error failure(const QNetworkReply &reply, bool isHere)
{
    QString code = u"network/broken"_s;
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
        code = u"network/refused"_s;
        break;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // by the transfer timeout
        code = u"network/timeout"_s;
        break;
    case QNetworkReply::SslHandshakeFailedError:
        code = u"network/tls"_s;
        break;
    default:
        if (!isHere)
            code = u"network/outside"_s; // the proxy leads nobody there
        break;
    }
    return {code, {{u"host"_s, reply.url().host()}}, reply.errorString()};
}

WebAnswer answerOf(QNetworkReply &reply)
{
    WebAnswer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply.readAll();
    if (const QByteArray location = reply.rawHeader("Location"); !location.isEmpty())
        answer.location = reply.url().resolved(QUrl::fromEncoded(location));
    if (const QByteArray cookies = reply.rawHeader("Set-Cookie"); !cookies.isEmpty())
        answer.cookies = cookies.split('\n');
    return answer;
}

} // namespace

bool Web::isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

Result<WebAnswer> Web::get(const QUrl &url, const Headers &headers) const
{
    return send("GET", url, {}, headers);
}

Result<WebAnswer> Web::post(const QUrl &url, const QByteArray &form, const Headers &headers) const
{
    return send("POST", url, form, headers);
}

Result<WebAnswer> Web::send(
    const char *method, const QUrl &url, const QByteArray &form, const Headers &headers) const
{
    const bool isHttp = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isHttp || url.host().isEmpty())
        return Error{u"network/broken"_s, {{u"host"_s, url.host()}}, u"not an HTTP address"_s};
    const bool isHere = isLoopback(url.host());
    if (!isHere && m_proxy.isEmpty())
        return Error{u"network/outside"_s, {{u"host"_s, url.host()}}, {}};

    QNetworkRequest request(url);
    request.setTransferTimeout(static_cast<int>(patience.count()));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(m_ca));
    request.setSslConfiguration(tls);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    if (!form.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded"_L1);

    QNetworkAccessManager manager;
    manager.setProxy(isHere
            ? QNetworkProxy(QNetworkProxy::NoProxy)
            : QNetworkProxy(QNetworkProxy::HttpProxy, m_proxy.host(), static_cast<quint16>(m_proxy.port())));
    const std::unique_ptr<QNetworkReply> reply(manager.sendCustomRequest(request, method, form));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    {
        // A token that was stopped before calls at once: the posted quit is met by the loop.
        const std::stop_callback cancel(
            m_stop, [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
        if (!reply->isFinished())
            loop.exec();
    }
    if (m_stop.stop_requested())
        return Error{u"cancelled"_s, {}, {}};
    const bool isCutShort = reply->error() != QNetworkReply::NoError && reply->error() < 100; // below HTTP
    if (isCutShort || !reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid())
        return failure(*reply, isHere);
    return answerOf(*reply);
}

QByteArray formEncoded(const QList<std::pair<QString, QString>> &fields)
{
    QByteArray encoded;
    for (const auto &[name, value] : fields) {
        if (!encoded.isEmpty())
            encoded += '&';
        encoded += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return encoded;
}

} // namespace cmw::practice
