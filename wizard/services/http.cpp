// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http.h"

#include "services/networkreply.h"
#include "services/tls.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QSslError>
#include <QThread>
#include <QTimer>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "cmw.http", QtWarningMsg)

/// Method, host, path and outcome. No query and nobody's address: a log may leave the house.
void tell(const HttpRequest &request, const QString &outcome)
{
    static const QRegularExpression address(u"[^/']*@[^/']*"_s);
    qCDebug(log).noquote() << request.method << request.url.host()
                           << request.url.path().replace(address, u"…"_s) << outcome;
}

/// Header lines that would end early and begin another are never sent.
bool hasLineBreak(const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    for (const auto &[name, value] : headers) {
        for (const char c : name + value) {
            if (c == '\r' || c == '\n' || c == '\0')
                return true;
        }
    }
    return false;
}

QNetworkRequest networkRequest(const HttpRequest &request, const QByteArray &extraCa)
{
    QNetworkRequest result(request.url);
    result.setSslConfiguration(tlsConfiguration(extraCa));
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setRawHeader("User-Agent", "ConnectMailWizard");
    // Else Qt sends the desktop's language, and the services' messages, which we keep as evidence, change
    // with it.
    result.setRawHeader("Accept-Language", "en-US");
    for (const auto &[name, value] : request.headers)
        result.setRawHeader(name, value);
    return result;
}

HttpResponse answer(QNetworkReply &reply)
{
    HttpResponse response;
    response.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto &[name, value] : reply.rawHeaderPairs())
        response.headers.append({name.toLower(), value});
    response.body = reply.readAll();
    return response;
}

[[maybe_unused]] bool mayBlock()
{
    const auto *app = QCoreApplication::instance();
    return !app || app->thread() != QThread::currentThread() || !app->inherits("QGuiApplication");
}

} // namespace

QByteArray HttpResponse::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name.toLower())
            return value;
    }
    return {};
}

Http::Http(const QByteArray &extraCa, std::stop_token stop, std::chrono::milliseconds timeout)
    : m_manager(std::make_unique<QNetworkAccessManager>()),
      m_extraCa(extraCa),
      m_stop(std::move(stop)),
      m_timeout(timeout)
{
}

Http::~Http() = default;

Result<HttpResponse> Http::send(const HttpRequest &request)
{
    Q_ASSERT_X(mayBlock(), "Http", "a loop in the window's thread lets a second click in");
    const QVariantMap args{{u"host"_s, request.url.host()}};
    if (m_stop.stop_requested())
        return Error{u"cancelled"_s, {}, {}};
    if (hasLineBreak(request.headers))
        return Error{u"network/failed"_s, args, u"line break in a header"_s};

    // The server may be closing an idle connection in this very moment: a write on it would end with nobody knowing
    // whether it was done. A new connection costs one handshake.
    if (request.method != "GET" && !request.isRead)
        m_manager->clearConnectionCache();

    // The order of these matters: the stop callback has to be gone before the loop, and that before the
    // reply.
    BodyOnce body(request.body);
    const std::unique_ptr<QNetworkReply> reply(m_manager->sendCustomRequest(
        networkRequest(request, m_extraCa), request.method, request.body.isEmpty() ? nullptr : &body));
    QEventLoop loop;
    QString complaint;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(reply.get(), &QNetworkReply::sslErrors, &loop,
        [&complaint](const QList<QSslError> &errors) { complaint = certificateComplaint(errors); });
    QTimer deadline;
    deadline.setSingleShot(true);
    QObject::connect(&deadline, &QTimer::timeout, &loop, &QEventLoop::quit);
    deadline.start(m_timeout);
    {
        const std::stop_callback onStop(
            m_stop, [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
        if (!reply->isFinished())
            loop.exec();
    }

    if (!reply->isFinished()) {
        const bool stopped = m_stop.stop_requested();
        reply->abort();
        tell(request, stopped ? u"cancelled"_s : u"timeout"_s);
        return stopped ? Error{u"cancelled"_s, {}, {}} : Error{u"network/timeout"_s, args, {}};
    }
    if (isAnswer(*reply)) {
        HttpResponse response = answer(*reply);
        tell(request, QString::number(response.status));
        return response;
    }
    const Error error = networkError(*reply, complaint);
    tell(request, error.code);
    return error;
}

QString excerpt(const HttpResponse &response, Quoting quoting)
{
    if (quoting == Quoting::Forbidden)
        return u"HTTP %1, %2 bytes"_s.arg(response.status).arg(response.body.size());
    constexpr qsizetype longest = 300;
    QString text = QString::fromUtf8(response.body.left(longest));
    for (QChar &c : text) {
        if (!c.isPrint())
            c = c.isSpace() ? u' ' : u'.';
    }
    return u"HTTP %1, %2 bytes: %3"_s.arg(response.status).arg(response.body.size()).arg(text.simplified());
}

Result<QJsonObject> jsonObject(const HttpResponse &response, Quoting quoting)
{
    const auto document = QJsonDocument::fromJson(response.body);
    if (!document.isObject())
        return Error{u"http/not-json"_s, {{u"status"_s, response.status}}, excerpt(response, quoting)};
    return document.object();
}

} // namespace cmw
