// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/endpoints.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>

/// A token endpoint on loopback that answers what a test tells it to, however wrong, and keeps what it was
/// asked.
class Issuer final {
public:
    struct Request {
        QByteArray method, path, head;
        QUrlQuery form; ///< with "+" turned into spaces, as every server reads a form

        QString value(const QString &name) const { return form.queryItemValue(name, QUrl::FullyDecoded); }
    };
    enum class Manner { Answer, StaySilent, HangUp };

    Issuer()
    {
        m_server.listen(QHostAddress::LocalHost, 0);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { read(socket); });
        });
    }

    /// What the token endpoint says from now on.
    void answer(
        int status, const QByteArray &type, const QByteArray &body, const QByteArray &moreHeaders = {})
    {
        m_answer = "HTTP/1.1 " + QByteArray::number(status) + " Some\r\n" + moreHeaders
            + "Content-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\nConnection: close\r\n\r\n" + body;
        manner = Manner::Answer;
    }
    void answerTokens() { answer(200, "application/json; charset=utf-8", Tokens); }

    cmw::Endpoints endpoints() const
    {
        cmw::Endpoints result;
        result.authority = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
        result.browserAuthority = QUrl(QStringLiteral("http://localhost:%1").arg(m_server.serverPort()));
        return result;
    }
    void close() { m_server.close(); }

    static constexpr auto Tokens =
        R"({"token_type":"Bearer","scope":"https://graph.microsoft.com/User.Read openid",
        "expires_in":3599,"access_token":"issued-access-token","refresh_token":"issued-refresh-token"})";

    Manner manner = Manner::Answer;
    QList<Request> requests;

private:
    void read(QTcpSocket *socket)
    {
        const QByteArray seen = socket->peek(socket->bytesAvailable());
        const qsizetype end = seen.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = seen.left(end).toLower();
        const qsizetype at = head.indexOf("content-length:");
        const qsizetype length =
            at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toInt();
        if (seen.size() < end + 4 + length)
            return;
        socket->readAll();
        const QList<QByteArray> line = seen.left(seen.indexOf('\r')).split(' ');
        const QByteArray body = seen.mid(end + 4).replace('+', "%20");
        requests.append({line.value(0), line.value(1), seen.left(end), QUrlQuery(QString::fromLatin1(body))});
        if (manner == Manner::HangUp)
            return socket->abort();
        if (manner == Manner::Answer)
            socket->write(m_answer);
    }

    QTcpServer m_server;
    QByteArray m_answer;
};
