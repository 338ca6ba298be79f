// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/smtp.h"

#include "practice/certificates.h"
#include "practice/smtpdialogue.h"
#include "practice/tcplistener.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

namespace cmw::practice {

namespace {

constexpr std::chrono::minutes patience{5};

/// One client's connection.
class Connection final : public QObject {
public:
    Connection(qintptr descriptor, const QSslConfiguration &tls, std::chrono::milliseconds latency,
        State &state, MailFlow &mailFlow, QObject *parent)
        : QObject(parent),
          m_dialogue(state, mailFlow)
    {
        m_socket.setSslConfiguration(tls);
        connect(&m_socket, &QSslSocket::readyRead, this, [this] { listen(); });
        connect(&m_socket, &QSslSocket::encrypted, this, [this] { m_dialogue.encrypted(); });
        connect(&m_socket, &QSslSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_socket, &QSslSocket::errorOccurred, this, &QObject::deleteLater);
        m_pause.setSingleShot(true);
        m_pause.setInterval(latency);
        connect(&m_pause, &QTimer::timeout, this, [this] { speak(); });
        m_idle.setSingleShot(true);
        m_idle.setInterval(patience);
        connect(&m_idle, &QTimer::timeout, &m_socket, &QAbstractSocket::abort);
        if (!m_socket.setSocketDescriptor(descriptor)) {
            deleteLater();
            return;
        }
        m_idle.start();
        say(m_dialogue.greet());
    }

    /// A socket says that it is disconnected while it is destroyed: by then nobody here may listen.
    ~Connection() override { m_socket.disconnect(this); }

private:
    void listen()
    {
        m_idle.start();
        say(m_dialogue.take(m_socket.readAll()));
    }

    void say(const QByteArray &words)
    {
        m_words += words;
        if (!m_words.isEmpty() && !m_pause.isActive())
            m_pause.start();
    }

    void speak()
    {
        m_socket.write(std::exchange(m_words, {}));
        if (m_dialogue.isOver()) {
            m_socket.disconnectFromHost();
        } else if (m_dialogue.wantsEncryption() && m_socket.mode() == QSslSocket::UnencryptedMode) {
            m_socket.flush();
            m_socket.startServerEncryption();
        }
    }

    QSslSocket m_socket;
    SmtpDialogue m_dialogue;
    QByteArray m_words;
    QTimer m_pause;
    QTimer m_idle;
};

QSslKey readKey(const QByteArray &pem)
{
    const QSslKey elliptic(pem, QSsl::Ec);
    return elliptic.isNull() ? QSslKey(pem, QSsl::Rsa) : elliptic;
}

} // namespace

SmtpServer::SmtpServer(std::unique_ptr<TcpListener> listener) : m_listener(std::move(listener)) { }

SmtpServer::~SmtpServer() = default;

quint16 SmtpServer::port() const
{
    return m_listener->port();
}

Result<std::unique_ptr<SmtpServer>> SmtpServer::start(
    State &state, MailFlow &mailFlow, const Certificate &certificate, std::chrono::milliseconds latency)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromData(certificate.certificatePem));
    tls.setPrivateKey(readKey(certificate.keyPem));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (tls.localCertificateChain().isEmpty() || tls.privateKey().isNull())
        return Error{QStringLiteral("practice/no-certificate"), {}, {}};

    auto listener =
        TcpListener::start([&state, &mailFlow, tls, latency](qintptr descriptor, QObject *parent) {
            new Connection(
                descriptor, tls, latency, state, mailFlow, parent); // its parent, or its end, deletes it
        });
    if (!listener)
        return listener.error();
    return std::unique_ptr<SmtpServer>(new SmtpServer(std::move(listener).value()));
}

} // namespace cmw::practice
