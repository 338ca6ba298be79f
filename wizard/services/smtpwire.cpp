// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/smtpwire.h"

#include "core/address.h"
#include "services/middlebox.h"
#include "services/tls.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QHostInfo>
#include <QRegularExpression>
#include <QSslCipher>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

using std::chrono::milliseconds;

constexpr qsizetype longestLine = 4096; // RFC 5321 says 512
constexpr qsizetype mostLines = 100;
/// For one address of several: by then the system has knocked three times.
constexpr milliseconds longestForOne(5000);
const auto dots = u"••••••••"_s;

/// The first family's first, the other one's first, and so on: names often have all of one before the other.
QList<QHostAddress> familiesInTurn(const QList<QHostAddress> &addresses)
{
    QList<QHostAddress> one, other, order;
    for (const QHostAddress &address : addresses)
        (address.protocol() == addresses.constFirst().protocol() ? one : other).append(address);
    while (!one.isEmpty() || !other.isEmpty()) {
        if (!one.isEmpty())
            order.append(one.takeFirst());
        std::swap(one, other);
    }
    return order;
}

/// An answer that isn't SMTP's. Masked before it is cut: a part of a secret isn't known as one.
Error stranger(const QByteArray &line)
{
    const QString beginning = maskedSecrets(QString::fromUtf8(line)).left(80);
    return {meaningOfStranger(beginning).code, {}, beginning};
}

} // namespace

SmtpWire::SmtpWire(std::stop_token stop, milliseconds timeout)
    : m_stop(std::move(stop)),
      m_timeout(timeout),
      m_deadline(timeout)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
}

Result<void> SmtpWire::await(const std::function<bool()> &done, const QDeadlineTimer &deadline)
{
    // A loop and not waitForReadyRead() and its like: waitForConnected() can't be done in slices, and this
    // one ends at once with a stop request.
    QEventLoop loop;
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
    QObject::connect(&m_socket, &QSslSocket::connected, &loop, &QEventLoop::quit);
    QObject::connect(&m_socket, &QSslSocket::encrypted, &loop, &QEventLoop::quit);
    QObject::connect(&m_socket, &QSslSocket::readyRead, &loop, &QEventLoop::quit);
    QObject::connect(&m_socket, &QSslSocket::bytesWritten, &loop, &QEventLoop::quit);
    QObject::connect(&m_socket, &QSslSocket::encryptedBytesWritten, &loop, &QEventLoop::quit);
    QObject::connect(&m_socket, &QSslSocket::disconnected, &loop, &QEventLoop::quit);
    QObject::connect(&m_socket, &QSslSocket::errorOccurred, &loop, &QEventLoop::quit);
    const std::stop_callback onStop(
        m_stop, [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });

    while (!done()) {
        if (m_stop.stop_requested())
            return Error{u"cancelled"_s, {}, {}};
        if (deadline.hasExpired())
            return Error{u"smtp/timeout"_s, {}, {}};
        if (m_socket.state() == QAbstractSocket::UnconnectedState)
            return Error{u"smtp/cut-off"_s, {}, m_socket.errorString()};
        timer.start(milliseconds(deadline.remainingTime() + 1));
        loop.exec();
    }
    return {};
}

Result<QList<QHostAddress>> SmtpWire::lookUp(const QString &host)
{
    QHostInfo found;
    QEventLoop loop;
    bool finished = false;
    const int id = QHostInfo::lookupHost(host, &loop, [&](const QHostInfo &info) {
        found = info;
        finished = true;
        loop.quit();
    });
    QTimer::singleShot(milliseconds(m_deadline.remainingTime()), &loop, &QEventLoop::quit);
    {
        const std::stop_callback onStop(
            m_stop, [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
        if (!finished)
            loop.exec();
    }
    if (!finished) {
        QHostInfo::abortHostLookup(id);
        return m_stop.stop_requested() ? Error{u"cancelled"_s, {}, {}} : Error{u"smtp/timeout"_s, {}, {}};
    }
    if (found.addresses().isEmpty())
        return Error{u"smtp/lookup"_s, {}, found.errorString()};
    return found.addresses();
}

Result<void> SmtpWire::connectTo(const QList<QHostAddress> &addresses, quint16 port)
{
    const QList<QHostAddress> order = familiesInTurn(addresses);
    for (qsizetype i = 0; i < order.size(); ++i) {
        // One that never answers must leave time for the next.
        const milliseconds left(m_deadline.remainingTime());
        const milliseconds equal = left / static_cast<int>(order.size() - i);
        const bool isLast = i + 1 == order.size();
        const QDeadlineTimer share(isLast ? left : std::min(equal, longestForOne));
        QElapsedTimer time;
        time.start();
        m_socket.connectToHost(order.at(i), port);
        const auto connected = await([this] { return isOpen(); }, share);
        if (connected) {
            addAttempt(peer(), u"connected"_s, milliseconds(time.elapsed()));
            return connected;
        }
        if (connected.error().isCancelled())
            return connected;
        // Silence is what a firewall makes of a refusal: both are "can't connect".
        addAttempt(order.at(i).toString(), connected.error().evidence, milliseconds(time.elapsed()));
        m_socket.abort();
    }
    return Error{u"smtp/connect"_s, {}, m_attempts.join(u"; "_s)};
}

Result<void> SmtpWire::connectThrough(const QNetworkProxy &proxy, const QString &host, quint16 port)
{
    QElapsedTimer time;
    time.start();
    m_socket.setProxy(proxy);
    m_socket.connectToHost(host, port);
    // One that never answers must leave time to go without it.
    const auto connected = await([this] { return isOpen(); }, QDeadlineTimer(m_deadline.remainingTime() / 2));
    if (connected) {
        addAttempt(peer(), u"connected"_s, milliseconds(time.elapsed()));
        return connected;
    }
    if (connected.error().isCancelled())
        return connected;
    addAttempt(u"proxy %1:%2"_s.arg(proxy.hostName()).arg(proxy.port()), connected.error().evidence,
        milliseconds(time.elapsed()));
    m_socket.abort();
    m_socket.setProxy(QNetworkProxy::NoProxy);
    return Error{u"smtp/connect"_s, {}, m_attempts.join(u"; "_s)};
}

void SmtpWire::addAttempt(const QString &where, const QString &outcome, milliseconds time)
{
    m_attempts.append(u"%1: %2 (%3 s)"_s.arg(where, outcome.isEmpty() ? u"no answer"_s : outcome,
        QString::number(double(time.count()) / 1000, 'f', 1)));
}

Result<void> SmtpWire::startTls(const QString &host, const QByteArray &extraCa)
{
    // What came before the handshake came from anybody; it must not be read as if it had come after.
    if (!m_received.isEmpty() || m_socket.bytesAvailable() > 0)
        return Error{u"smtp/tls"_s, {}, u"unencrypted text after the answer to STARTTLS"_s};

    m_socket.setSslConfiguration(tlsConfiguration(extraCa));
    m_socket.setPeerVerifyName(host);
    QObject::connect(
        &m_socket, &QSslSocket::sslErrors, &m_socket, [this](const QList<QSslError> &complaints) {
            m_complaints = complaints;
            m_certificates = m_socket.peerCertificateChain();
        });
    m_socket.startClientEncryption();
    const auto encrypted = await([this] { return m_socket.isEncrypted() && isOpen(); });
    if (encrypted)
        m_certificates = m_socket.peerCertificateChain();
    if (!encrypted && encrypted.error().code == "smtp/cut-off"_L1) {
        const Meaning meaning = meaningOfCertificate(host, m_complaints, m_certificates);
        return Error{meaning.code, meaning.args,
            m_complaints.isEmpty() ? m_socket.errorString() : certificateComplaint(m_complaints)};
    }
    return encrypted;
}

QString SmtpWire::peer() const
{
    const auto address = m_socket.peerAddress();
    const QString who = address.isNull() ? m_socket.peerName() : address.toString();
    return u"%1:%2"_s.arg(who).arg(m_socket.peerPort());
}

QString SmtpWire::tlsSummary() const
{
    const auto cipher = m_socket.sessionCipher();
    return cipher.protocolString() + u", "_s + cipher.name();
}

void SmtpWire::hideName(const QString &address)
{
    // A shorter one is a word or a letter of many lines, and names nobody.
    const QString name = address.section(u'@', 0, 0);
    if (name.size() >= 3 && !m_names.contains(name, Qt::CaseInsensitive))
        m_names.append(name);
}

void SmtpWire::note(QChar who, const QString &line)
{
    QString masked = maskedAddresses(maskedSecrets(line));
    for (const QString &name : std::as_const(m_names)) {
        const QRegularExpression bare(
            u"(?<![\\w.-])%1(?![\\w-]|\\.\\w)"_s.arg(QRegularExpression::escape(name)),
            QRegularExpression::CaseInsensitiveOption);
        masked.replace(bare, name.at(0) + u"•••"_s);
    }
    m_transcript += who + u": "_s + masked + u'\n';
}

void SmtpWire::send(const QByteArray &line)
{
    note(u'C', QString::fromUtf8(line));
    m_socket.write(line + "\r\n");
}

void SmtpWire::sendSecret(const QByteArray &line)
{
    note(u'C', dots);
    m_socket.write(line + "\r\n");
}

Result<void> SmtpWire::sendContent(const QByteArray &content)
{
    QByteArray stuffed = content;
    if (!stuffed.endsWith("\r\n"))
        stuffed += "\r\n";
    if (stuffed.startsWith('.'))
        stuffed.prepend('.');
    stuffed.replace("\r\n.", "\r\n..");
    note(u'C', u"(%1 bytes)"_s.arg(content.size()));
    m_socket.write(stuffed + ".\r\n");
    return await([this] { return m_socket.bytesToWrite() == 0 && m_socket.encryptedBytesToWrite() == 0; });
}

Result<QByteArray> SmtpWire::readLine()
{
    const auto hasLine = [this] {
        m_received += m_socket.readAll();
        return m_received.contains('\n') || m_received.size() > longestLine;
    };
    if (const auto arrived = await(hasLine); !arrived)
        return arrived.error();
    const qsizetype end = m_received.indexOf('\n');
    if (end < 0 || end > longestLine)
        return stranger(m_received);
    QByteArray line = m_received.left(end);
    m_received.remove(0, end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

Result<SmtpReply> SmtpWire::readReply()
{
    SmtpReply reply;
    while (reply.lines.size() < mostLines) {
        const auto line = readLine();
        if (!line)
            return line.error();
        note(u'S', QString::fromUtf8(*line));

        bool isNumber = false;
        const int code = line->left(3).toInt(&isNumber);
        const char separator = line->size() > 3 ? line->at(3) : ' ';
        const bool belongs = reply.lines.isEmpty() || code == reply.code;
        if (!isNumber || code < 200 || code > 599 || !belongs || (separator != ' ' && separator != '-'))
            return stranger(*line);
        reply.code = code;
        reply.lines.append(QString::fromUtf8(line->mid(4)).trimmed());
        if (separator == ' ')
            return reply;
    }
    return Error{u"smtp/not-smtp"_s, {}, u"a reply without an end"_s};
}

QNetworkProxy tunnelFor(const QString &host, quint16 port)
{
    if (host == "localhost"_L1 || QHostAddress(host).isLoopback())
        return QNetworkProxy::NoProxy;
    // A tunnel is what proxies make for HTTPS; asked for a plain socket, the system names SOCKS alone.
    QUrl tunnel;
    tunnel.setScheme(u"https"_s);
    tunnel.setHost(host);
    tunnel.setPort(port);
    const auto found = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(tunnel));
    return found.value(0, QNetworkProxy::NoProxy);
}

} // namespace cmw
