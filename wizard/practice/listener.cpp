// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/listener.h"

#include <httplib.h>

#include <openssl/pem.h>

namespace cmw::practice {

namespace {

// Each open connection holds a thread of httplib's pool, and clients keep several of them.
constexpr size_t threads = 32;
// httplib's end waits for idle connections, so they are kept no longer than this.
constexpr time_t keepAliveSeconds = 1;

QString text(const std::string &bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

Request request(const httplib::Request &from, const std::string &body, bool isSecure)
{
    Request request;
    request.method = text(from.method);
    request.path = text(from.path);
    const QByteArray target(from.target.data(), qsizetype(from.target.size()));
    if (const qsizetype mark = target.indexOf('?'); mark >= 0)
        request.query = fieldsFrom(target.mid(mark + 1));
    for (const auto &[name, value] : from.headers)
        request.headers.insert(text(name).toLower(), text(value));
    request.body = QByteArray(body.data(), qsizetype(body.size()));
    if (request.header(QStringLiteral("content-type"))
            .startsWith(QLatin1String("application/x-www-form-urlencoded"), Qt::CaseInsensitive))
        request.form = fieldsFrom(request.body);
    request.base = (isSecure ? QStringLiteral("https://") : QStringLiteral("http://"))
        + request.header(QStringLiteral("host"));
    return request;
}

void write(const Answer &answer, httplib::Response &to)
{
    to.status = answer.status;
    for (const auto &[name, value] : answer.headers)
        to.set_header(name.constData(), value.toStdString());
    if (!answer.type.isEmpty())
        to.set_content(answer.body.toStdString(), answer.type.constData());
}

/// Ends the connection without a word. What httplib writes after it goes nowhere.
void cut(const httplib::Request &from)
{
    constexpr int bothWays = 2; // SHUT_RDWR, and SD_BOTH on Windows
    if (from.ssl)
        ::shutdown(SSL_get_fd(from.ssl), bothWays);
}

template <auto release> struct Release {
    template <class T> void operator()(T *object) const { release(object); }
};

} // namespace

Listener::Listener(std::unique_ptr<httplib::Server> server) : m_server(std::move(server))
{
    m_server->new_task_queue = [] { return new httplib::ThreadPool(threads); };
    m_server->set_keep_alive_timeout(keepAliveSeconds);
    m_server->set_keep_alive_max_count(10000);
    m_server->set_tcp_nodelay(true);
    // A second tenant must never share the port of the first: httplib would set SO_REUSEPORT.
    m_server->set_socket_options([](socket_t) {});
}

Listener::~Listener()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_stopping.notify_all();
    m_server->stop();
}

Result<std::unique_ptr<Listener>> Listener::bound(std::unique_ptr<httplib::Server> server)
{
    std::unique_ptr<Listener> listener(new Listener(std::move(server)));
    const int port = listener->m_server->is_valid() ? listener->m_server->bind_to_any_port("127.0.0.1") : -1;
    if (port <= 0)
        return Error{QStringLiteral("practice/cannot-listen"), {}, {}};
    listener->m_port = quint16(port);
    return listener;
}

Result<std::unique_ptr<Listener>> Listener::plain()
{
    return bound(std::make_unique<httplib::Server>());
}

Result<std::unique_ptr<Listener>> Listener::secure(const Certificate &certificate)
{
    const auto bio = [](const QByteArray &pem) {
        return std::unique_ptr<BIO, Release<BIO_free>>(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    };
    const std::unique_ptr<X509, Release<X509_free>> x509(
        PEM_read_bio_X509(bio(certificate.certificatePem).get(), nullptr, nullptr, nullptr));
    const std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>> key(
        PEM_read_bio_PrivateKey(bio(certificate.keyPem).get(), nullptr, nullptr, nullptr));
    if (!x509 || !key)
        return Error{QStringLiteral("practice/no-certificate"), {}, {}};
    return bound(std::make_unique<httplib::SSLServer>(x509.get(), key.get()));
}

void Listener::handle(const Handler &handler, std::chrono::milliseconds latency, const Around &around)
{
    const Handler late = [=, this](const Request &request) {
        pause(latency);
        return handler(request);
    };
    const bool isSecure = dynamic_cast<httplib::SSLServer *>(m_server.get()) != nullptr;
    const auto answer = [=](const httplib::Request &from, const std::string &body, httplib::Response &to) {
        const Request asked = request(from, body, isSecure);
        const Answer reply = around ? around(asked, late) : late(asked);
        if (reply.isCut)
            cut(from);
        else
            write(reply, to);
    };
    const auto bodiless = [answer](
                              const httplib::Request &from, httplib::Response &to) { answer(from, {}, to); };
    const auto withBody = [answer](const httplib::Request &from, httplib::Response &to,
                              const httplib::ContentReader &reader) {
        std::string body;
        // Without a length httplib would read until the client hangs up; a client that sends none has no
        // body.
        if (from.has_header("Content-Length") || from.has_header("Transfer-Encoding")) {
            reader([&body](const char *data, size_t size) {
                body.append(data, size);
                return true;
            });
        }
        answer(from, body, to);
    };
    m_server->Get(".*", bodiless);
    m_server->Options(".*", bodiless);
    m_server->Post(".*", withBody);
    m_server->Put(".*", withBody);
    m_server->Patch(".*", withBody);
    m_server->Delete(".*", withBody);
}

void Listener::listen()
{
    m_thread = std::jthread([this] { m_server->listen_after_bind(); });
    // stop() is without effect on a server that doesn't run yet.
    while (!m_server->is_running())
        std::this_thread::yield();
}

void Listener::pause(std::chrono::milliseconds time)
{
    if (time.count() == 0)
        return;
    std::unique_lock lock(m_mutex);
    m_stopping.wait_for(lock, time, [this] { return m_stopped; });
}

} // namespace cmw::practice
