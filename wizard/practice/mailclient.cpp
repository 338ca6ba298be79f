// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/mailclient.h"

#include "practice/web.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslSocket>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20000; // ms

/// One connection to a server: each step says what it needs to hear.
class Session final {
public:
    explicit Session(const MailRoute &route) : m_route(route) { }

    Result<QString> connect(const QByteArray &ca, const QUrl &proxy)
    {
        const bool isHere = Web::isLoopback(m_route.server);
        if (!isHere && proxy.isEmpty())
            return Error{u"network/outside"_s, {{u"host"_s, m_route.server}}, {}};
        m_socket.setProxy(isHere
                ? QNetworkProxy(QNetworkProxy::NoProxy)
                : QNetworkProxy(QNetworkProxy::HttpProxy, proxy.host(), static_cast<quint16>(proxy.port())));
        QSslConfiguration tls = m_socket.sslConfiguration();
        tls.setCaCertificates(QSslCertificate::fromData(ca));
        m_socket.setSslConfiguration(tls);
        const bool isSsl = m_route.security == "SSL"_L1;
        if (isSsl)
            m_socket.connectToHostEncrypted(m_route.server, m_route.port);
        else
            m_socket.connectToHost(m_route.server, m_route.port);
        if (!(isSsl ? m_socket.waitForEncrypted(patience) : m_socket.waitForConnected(patience)))
            return failure(
                m_socket.state() == QTcpSocket::ConnectedState ? u"network/tls"_s : u"network/refused"_s);
        return hear("220");
    }

    Result<QString> greet()
    {
        auto hello = say("EHLO localhost", "250");
        if (!hello || m_route.security != "STARTTLS"_L1)
            return hello;
        if (auto ready = say("STARTTLS", "220"); !ready)
            return ready;
        m_socket.startClientEncryption();
        if (!m_socket.waitForEncrypted(patience))
            return failure(u"network/tls"_s);
        return say("EHLO localhost", "250");
    }

    Result<QString> logIn()
    {
        if (!m_route.token.isEmpty()) {
            const QByteArray response = "user=" + m_route.user.toUtf8()
                + "\x01"
                  "auth=Bearer "
                + m_route.token.toUtf8() + "\x01\x01";
            auto reply = say("AUTH XOAUTH2 " + response.toBase64(), {});
            if (reply && reply->startsWith("334"_L1))
                reply = say({}, {}); // a challenge tells what was wrong; the refusal itself comes after it
            return judged(reply, "235");
        }
        for (const QByteArray &line : {QByteArray("AUTH LOGIN"), m_route.user.toUtf8().toBase64()}) {
            if (auto asked = say(line, "334"); !asked)
                return asked;
        }
        return say(m_route.password.toUtf8().toBase64(), "235");
    }

    Result<QString> say(const QByteArray &line, const QByteArray &expected)
    {
        m_socket.write(line + "\r\n");
        return hear(expected);
    }

private:
    /// One whole reply; an error where it doesn't begin as expected.
    Result<QString> hear(const QByteArray &expected)
    {
        QByteArray whole;
        for (;;) {
            while (!m_socket.canReadLine()) {
                if (whole.size() + m_socket.bytesAvailable() > 65536 || !m_socket.waitForReadyRead(patience))
                    return failure(u"practice/mail-refused"_s);
            }
            const QByteArray line = m_socket.readLine();
            whole += line;
            if (line.size() < 4 || line.at(3) != '-')
                break;
        }
        return judged(QString::fromUtf8(whole).trimmed(), expected);
    }

    static Result<QString> judged(const Result<QString> &reply, const QByteArray &expected)
    {
        if (reply && !reply->startsWith(QLatin1StringView(expected)))
            return Error{u"practice/mail-refused"_s, {}, *reply};
        return reply;
    }

    Error failure(const QString &code) const
    {
        return {code, {{u"host"_s, m_route.server}}, m_socket.errorString()};
    }

    const MailRoute &m_route;
    QSslSocket m_socket;
};

Result<QString> open(Session &session, const QByteArray &ca, const QUrl &proxy)
{
    if (auto connected = session.connect(ca, proxy); !connected)
        return connected;
    if (auto greeted = session.greet(); !greeted)
        return greeted;
    return session.logIn();
}

/// Every line that begins with a dot gets another.
QByteArray stuffed(QByteArray content)
{
    if (content.startsWith('.'))
        content.prepend('.');
    return content.replace("\r\n.", "\r\n..");
}

} // namespace

Result<QString> MailClient::logIn(const MailRoute &route) const
{
    Session session(route);
    return open(session, m_ca, m_proxy);
}

Result<QString> MailClient::send(
    const MailRoute &route, const QString &from, const QString &to, const QByteArray &content) const
{
    Session session(route);
    if (auto welcome = open(session, m_ca, m_proxy); !welcome)
        return welcome;
    if (auto sender = session.say("MAIL FROM:<" + from.toUtf8() + '>', "250"); !sender)
        return sender;
    if (auto recipient = session.say("RCPT TO:<" + to.toUtf8() + '>', "250"); !recipient)
        return recipient;
    if (auto data = session.say("DATA", "354"); !data)
        return data;
    return session.say(stuffed(content) + (content.endsWith("\r\n") ? "." : "\r\n."), "250");
}

} // namespace cmw::practice
