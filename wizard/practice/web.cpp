// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/web.h"

#include <QHostAddress>

#include <httplib.h>
#include <openssl/pem.h>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds patience{30};

X509_STORE *storeWith(const QByteArray &pem)
{
    X509_STORE *store = X509_STORE_new();
    BIO *bio = BIO_new_mem_buf(pem.constData(), int(pem.size()));
    while (X509 *certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr)) {
        X509_STORE_add_cert(store, certificate);
        X509_free(certificate);
    }
    BIO_free(bio);
    return store;
}

Error failure(httplib::Error error, const QUrl &url)
{
    QString code = u"network/broken"_s;
    switch (error) {
    case httplib::Error::Connection:
        code = u"network/refused"_s;
        break;
    case httplib::Error::ConnectionTimeout:
        code = u"network/timeout"_s;
        break;
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
    case httplib::Error::SSLServerVerification:
        code = u"network/tls"_s;
        break;
    default:
        break;
    }
    return {code, {{u"host"_s, url.host()}}, QString::fromStdString(httplib::to_string(error))};
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
    const bool isSecure = url.scheme() == "https"_L1;
    if (m_stop.stop_requested())
        return Error{u"cancelled"_s, {}, {}};
    if (!url.isValid() || (!isSecure && url.scheme() != "http"_L1) || url.host().isEmpty())
        return Error{u"network/broken"_s, {{u"host"_s, url.host()}}, u"not an HTTP address"_s};
    const bool isHere = isLoopback(url.host());
    if (!isHere && m_proxy.isEmpty())
        return Error{u"network/outside"_s, {{u"host"_s, url.host()}}, {}};

    const QString origin = u"%1://%2:%3"_s.arg(url.scheme(), url.host()).arg(url.port(isSecure ? 443 : 80));
    httplib::Client client(origin.toStdString());
    client.set_connection_timeout(patience);
    client.set_read_timeout(patience);
    client.set_write_timeout(patience);
    client.set_url_encode(false);
    if (isSecure)
        client.set_ca_cert_store(storeWith(m_ca));
    if (!isHere)
        client.set_proxy(m_proxy.host().toStdString(), m_proxy.port());
    const std::stop_callback cancel(m_stop, [&client] { client.stop(); });

    httplib::Request request;
    request.method = method;
    const QByteArray query = url.query(QUrl::FullyEncoded).toUtf8();
    request.path =
        (url.path(QUrl::FullyEncoded).toUtf8() + (query.isEmpty() ? "" : "?") + query).toStdString();
    if (request.path.empty() || request.path.front() != '/')
        request.path.insert(0, "/");
    for (const auto &[name, value] : headers)
        request.headers.emplace(name.toStdString(), value.toStdString());
    if (request.method == "POST") {
        request.headers.emplace("Content-Type", "application/x-www-form-urlencoded");
        request.body = form.toStdString();
    }
    const httplib::Result result = client.send(request);
    if (m_stop.stop_requested())
        return Error{u"cancelled"_s, {}, {}};
    if (!result && !isHere && result.error() == httplib::Error::SSLConnection)
        return Error{u"network/outside"_s, {{u"host"_s, url.host()}}, {}}; // the proxy leads nobody there
    if (!result)
        return failure(result.error(), url);

    WebAnswer answer;
    answer.status = result->status;
    answer.body = QByteArray::fromStdString(result->body);
    if (result->has_header("Location"))
        answer.location = url.resolved(QUrl(QString::fromStdString(result->get_header_value("Location"))));
    for (size_t i = 0; i < result->get_header_value_count("Set-Cookie"); ++i)
        answer.cookies.append(QByteArray::fromStdString(result->get_header_value("Set-Cookie", i)));
    return answer;
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
