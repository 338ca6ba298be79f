// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/certificates.h"
#include "practice/tcplistener.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <functional>
#include <memory>
#include <mutex>

/// A mail server on loopback, in a thread of its own, that says what a test tells it to, however odd, and
/// keeps what it heard. What isn't told is as Exchange Online does it.
class MailServer final {
public:
    /// What is said after: "connect", "EHLO" (before TLS), "STARTTLS", "EHLO, safe", "AUTH", "token", "" (the
    /// empty line), "MAIL", "RCPT", "DATA", "." and "QUIT", or after a whole line of the client's. `Cut` closes; `Silence` says nothing.
    using Script = QHash<QByteArray, QByteArray>;
    static constexpr auto Cut = "(cut)";
    static constexpr auto Silence = "(silence)";

    explicit MailServer(
        const Script &script = {}, const QString &certificateFor = QStringLiteral("localhost"))
        : m_script(usual())
    {
        for (auto it = script.begin(); it != script.end(); ++it)
            m_script.insert(it.key(), it.value());
        auto certificate = cmw::practice::makeCertificate({certificateFor});
        auto listener = cmw::practice::TcpListener::start(
            [this](qintptr descriptor, QObject *parent) { accept(descriptor, parent); });
        if (!certificate || !listener)
            qFatal("no certificate, or no port on loopback");
        m_certificate = *certificate;
        m_listener = std::move(listener).value();
    }

    quint16 port() const { return m_listener->port(); }
    QByteArray ca() const { return m_certificate.caPem; }
    QByteArrayList heard() const
    {
        const std::lock_guard lock(m_mutex);
        return m_heard;
    }
    /// Called in the server's thread at each of the script's points.
    std::function<void(const QByteArray &point)> at;

private:
    struct Client {
        QSslSocket *socket = nullptr;
        bool awaitsToken = false;
        bool inContent = false;
    };

    static Script usual()
    {
        return {{"connect", "220 mail.test Microsoft ESMTP MAIL Service ready\r\n"},
            {"EHLO", "250-mail.test Hello\r\n250-SIZE 157286400\r\n250 STARTTLS\r\n"},
            {"STARTTLS", "220 2.0.0 SMTP server ready\r\n"},
            {"EHLO, safe", "250-mail.test Hello\r\n250-AUTH LOGIN XOAUTH2\r\n250 SMTPUTF8\r\n"},
            {"AUTH", "334 \r\n"}, {"token", "235 2.7.0 Authentication successful\r\n"},
            {"", "535 5.7.3 Authentication unsuccessful\r\n"}, {"MAIL", "250 2.1.0 Sender OK\r\n"},
            {"RCPT", "250 2.1.5 Recipient OK\r\n"},
            {"DATA", "354 Start mail input; end with <CRLF>.<CRLF>\r\n"},
            {".", "250 2.0.0 OK <abc@prod.outlook.com> [Hostname=X.prod.outlook.com]\r\n"},
            {"QUIT", "221 2.0.0 Service closing transmission channel\r\n"}};
    }

    void accept(qintptr descriptor, QObject *parent)
    {
        const auto client = std::make_shared<Client>();
        client->socket = new QSslSocket(parent);
        client->socket->setSocketDescriptor(descriptor);
        QObject::connect(client->socket, &QSslSocket::disconnected, client->socket, &QObject::deleteLater);
        QObject::connect(client->socket, &QSslSocket::readyRead, client->socket, [this, client] {
            while (client->socket->canReadLine())
                hear(*client, client->socket->readLine().chopped(2));
        });
        say(*client, "connect");
    }

    void hear(Client &client, const QByteArray &line)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_heard.append(line);
        }
        if (client.inContent) {
            if (line == ".") {
                client.inContent = false;
                say(client, ".");
            }
            return;
        }
        const QByteArray verb = line.split(' ').first().split(':').first();
        if (client.awaitsToken) {
            client.awaitsToken = false;
            say(client, "token");
        } else if (verb == "EHLO") {
            say(client, client.socket->isEncrypted() ? "EHLO, safe" : "EHLO");
        } else {
            client.awaitsToken = verb == "AUTH";
            client.inContent = verb == "DATA";
            say(client, m_script.contains(line) ? line : verb);
        }
    }

    void say(Client &client, const QByteArray &point)
    {
        if (at)
            at(point);
        const QByteArray reply = m_script.value(point, "500 5.5.1 Unrecognized command\r\n");
        if (reply == Silence)
            return;
        if (reply == Cut)
            return client.socket->disconnectFromHost();
        client.socket->write(reply);
        if (point != "STARTTLS" || !reply.startsWith("220"))
            return;
        client.socket->setLocalCertificate(QSslCertificate(m_certificate.certificatePem));
        const QSslKey rsa(m_certificate.keyPem, QSsl::Rsa);
        client.socket->setPrivateKey(rsa.isNull() ? QSslKey(m_certificate.keyPem, QSsl::Ec) : rsa);
        client.socket->startServerEncryption();
    }

    Script m_script;
    cmw::practice::Certificate m_certificate;
    mutable std::mutex m_mutex;
    QByteArrayList m_heard;
    std::unique_ptr<cmw::practice::TcpListener> m_listener; // last: it ends first
};
