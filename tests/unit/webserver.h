// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/certificates.h"
#include "practice/tcplistener.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QString>
#include <QUrl>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

/// A web server on loopback, in a thread of its own, that answers what a test tells it to, however wrong, and
/// keeps what it was asked. One request a connection.
class WebServer final {
public:
    struct Asked {
        QByteArray method, target;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;

        /// Path and query as a server reads them.
        QString decoded() const { return QUrl::fromPercentEncoding(target); }
    };
    enum class End { Close, StaySilent }; ///< to close before all was said is to cut
    struct Said {
        QByteArray bytes;
        End end = End::Close;
    };
    /// Called in the server's thread; `number` counts from 1.
    using Answer = std::function<Said(const Asked &asked, int number)>;

    explicit WebServer(Answer answer, const cmw::practice::Certificate &certificate = {})
        : m_answer(std::move(answer)),
          m_certificate(certificate)
    {
        auto listener = cmw::practice::TcpListener::start(
            [this](qintptr descriptor, QObject *parent) { accept(descriptor, parent); });
        if (!listener)
            qFatal("no port on loopback");
        m_listener = std::move(listener).value();
    }

    quint16 port() const { return m_listener->port(); }
    QUrl url(const QString &path = QStringLiteral("/")) const
    {
        return QUrl(
            QStringLiteral("%1://localhost:%2%3")
                .arg(m_certificate.keyPem.isEmpty() ? QStringLiteral("http") : QStringLiteral("https"))
                .arg(port())
                .arg(path));
    }
    QList<Asked> asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }
    qsizetype count() const { return asked().size(); }
    int connections() const { return m_connections; }

    static Said cut() { return {}; }
    static Said reply(int status, const QByteArray &body = {}, const QByteArray &moreHeaders = {})
    {
        return {"HTTP/1.1 " + QByteArray::number(status) + " Some\r\n" + moreHeaders
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body};
    }

private:
    void accept(qintptr descriptor, QObject *parent)
    {
        ++m_connections;
        auto *socket = new QSslSocket(parent);
        socket->setSocketDescriptor(descriptor);
        QObject::connect(socket, &QSslSocket::readyRead, socket, [this, socket] { read(socket); });
        QObject::connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        if (m_certificate.keyPem.isEmpty())
            return;
        socket->setLocalCertificate(QSslCertificate(m_certificate.certificatePem));
        socket->setPrivateKey(key(m_certificate.keyPem));
        socket->startServerEncryption();
    }

    static QSslKey key(const QByteArray &pem)
    {
        const QSslKey rsa(pem, QSsl::Rsa);
        return rsa.isNull() ? QSslKey(pem, QSsl::Ec) : rsa;
    }

    void read(QSslSocket *socket)
    {
        const QByteArray seen = socket->peek(socket->bytesAvailable());
        const qsizetype end = seen.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Asked asked;
        const auto lines = seen.left(end).split('\n');
        asked.method = lines.first().split(' ').value(0);
        asked.target = lines.first().split(' ').value(1);
        for (const auto &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            asked.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = asked.headers.value("content-length").toInt();
        if (seen.size() < end + 4 + length)
            return;
        asked.body = socket->readAll().mid(end + 4);

        int number = 0;
        {
            const std::lock_guard lock(m_mutex);
            m_asked.append(asked);
            number = static_cast<int>(m_asked.size());
        }
        const Said said = m_answer(asked, number);
        socket->write(said.bytes);
        if (said.end == End::StaySilent)
            return;
        socket->disconnectFromHost();
    }

    Answer m_answer;
    cmw::practice::Certificate m_certificate;
    mutable std::mutex m_mutex;
    QList<Asked> m_asked;
    std::atomic_int m_connections = 0;
    std::unique_ptr<cmw::practice::TcpListener> m_listener; // last: it ends first
};
