// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/loopback.h"

#include "services/signinanswer.h"

#include <QTcpSocket>

namespace cmw {

namespace {

// A code of Microsoft's has about a thousand characters; an error's description a few hundred.
constexpr qsizetype LongestRequest = 32 * 1024;

enum class Page { Done, Refused, NotHere };

QByteArray html(const char *title, const char *english, const char *korean)
{
    QByteArray page = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>Connect Mail Wizard</title>
<style>
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 30rem; margin: 20vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.25rem; font-weight: 600; }
</style>
</head>
<body>
<main>
<h1>%title</h1>
<p>%english</p>
<p lang="ko">%korean</p>
</main>
</body>
</html>
)";
    return page.replace("%title", title).replace("%english", english).replace("%korean", korean);
}

QByteArray body(Page page)
{
    switch (page) {
    case Page::Done:
        return html("Connect Mail Wizard has your answer.",
            "You can close this window and go back to the wizard.",
            "응답을 받았습니다. 이 창을 닫고 마법사로 돌아가세요.");
    case Page::Refused:
        return html("The sign-in was not completed.",
            "You can close this window. The wizard says why and lets you try again.",
            "로그인이 완료되지 않았습니다. 이 창을 닫으세요. 마법사에서 이유를 확인하고 다시 시도할 수 "
            "있습니다.");
    case Page::NotHere:
        break;
    }
    return html(
        "There is nothing here.", "You can close this window.", "표시할 내용이 없습니다. 이 창을 닫으세요.");
}

void reply(QTcpSocket *socket, const QByteArray &status, Page page)
{
    const QByteArray content = body(page);
    socket->write("HTTP/1.1 " + status
        + "\r\nContent-Type: text/html; charset=utf-8"
          "\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; img-src data:"
          "\r\nReferrer-Policy: no-referrer"
          "\r\nCache-Control: no-store"
          "\r\nConnection: close"
          "\r\nContent-Length: "
        + QByteArray::number(content.size()) + "\r\n\r\n" + content);
    // To the system at once: this object may be gone before the next turn of the event loop.
    socket->flush();
    socket->disconnectFromHost();
}

} // namespace

Loopback::Loopback(const QString &state, QObject *parent) : QAbstractOAuthReplyHandler(parent), m_state(state)
{
    connect(&m_server, &QTcpServer::newConnection, this, &Loopback::accept);
}

Result<void> Loopback::listen()
{
    if (!m_server.isListening() && !m_server.listen(QHostAddress::LocalHost, 0))
        return Error{QStringLiteral("identity/no-loopback"), {}, m_server.errorString()};
    m_port = m_server.serverPort();
    return {};
}

void Loopback::close()
{
    m_server.close();
    const QList<QTcpSocket *> sockets = m_server.findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->disconnectFromHost();
}

QString Loopback::callback() const
{
    return QStringLiteral("http://localhost:%1").arg(m_port);
}

void Loopback::networkReplyFinished(QNetworkReply *reply)
{
    Q_EMIT tokenReply(reply);
}

void Loopback::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QTcpSocket::deleteLater);
    }
}

void Loopback::read(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(LongestRequest + 1);
    if (seen.size() > LongestRequest)
        return socket->abort();
    if (!seen.contains("\r\n\r\n") && !seen.contains("\n\n"))
        return;
    // All of it is taken: what stays unread would turn our answer into a reset connection.
    socket->readAll();
    disconnect(socket, &QTcpSocket::readyRead, this, nullptr);

    const QList<QByteArray> line = seen.left(seen.indexOf('\n')).trimmed().split(' ');
    if (line.size() != 3 || !line.at(2).startsWith("HTTP/1."))
        return socket->abort();
    if (line.at(0) != "GET")
        return reply(socket, "405 Method Not Allowed\r\nAllow: GET", Page::NotHere);
    answer(socket, line.at(1));
}

void Loopback::answer(QTcpSocket *socket, const QByteArray &target)
{
    const qsizetype question = target.indexOf('?');
    if (target.left(question < 0 ? target.size() : question) != "/")
        return reply(socket, "404 Not Found", Page::NotHere);

    const auto values = signInAnswer(question < 0 ? QByteArray() : target.mid(question + 1));
    const QString code = values.value(QStringLiteral("code"));
    const bool ours = m_server.isListening() && values.value(QStringLiteral("state")) == m_state;
    if (values.contains(QStringLiteral("error"))) {
        if (!ours)
            return reply(socket, "400 Bad Request", Page::NotHere);
        reply(socket, "200 OK", Page::Refused);
        Q_EMIT refused(signInRefusal(values));
    } else if (code.isEmpty() || !m_server.isListening()) {
        reply(socket, "400 Bad Request", Page::NotHere);
    } else if (!ours) {
        // Somebody else's code may be a trick to sign us in as somebody else: better to end it, and to say
        // so.
        reply(socket, "400 Bad Request", Page::Refused);
        Q_EMIT refused({QStringLiteral("identity/state"), {}, {}});
    } else {
        reply(socket, "200 OK", Page::Done);
        m_server.close();
        Q_EMIT callbackReceived({{QStringLiteral("code"), code}, {QStringLiteral("state"), m_state}});
    }
}

} // namespace cmw
