// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/proxy.h"
#include "practice/tcplistener.h"

#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cmw::practice;

namespace {

/// Answers every line with the same line, behind its own name.
cmw::Result<std::unique_ptr<TcpListener>> startEcho(const QByteArray &name)
{
    return TcpListener::start([name](qintptr descriptor, QObject *parent) {
        auto *socket = new QTcpSocket(parent);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, name] {
            while (socket->canReadLine())
                socket->write(name + ' ' + socket->readLine());
        });
        socket->setSocketDescriptor(descriptor);
    });
}

QByteArray readUntil(QTcpSocket &socket, const QByteArray &end)
{
    QByteArray all;
    while (!all.endsWith(end) && (socket.bytesAvailable() > 0 || socket.waitForReadyRead(5000)))
        all += socket.readAll();
    return all;
}

} // namespace

class TestPracticeProxy final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto web = startEcho("web");
        auto smtp = startEcho("smtp");
        QVERIFY(web && smtp);
        m_web = std::move(web).value();
        m_smtp = std::move(smtp).value();
        auto proxy = Proxy::start({{u"login.microsoftonline.com"_s, m_web->port()},
            {u"smtp.office365.com"_s, m_smtp->port()}, {u"odd.example.org:8443"_s, m_web->port()}});
        QVERIFY(proxy);
        m_proxy = std::move(proxy).value();
    }

    void namesAreLed_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("https") << QByteArray("login.microsoftonline.com:443") << QByteArray("web");
        QTest::newRow("any case") << QByteArray("Login.MicrosoftOnline.com:443") << QByteArray("web");
        QTest::newRow("smtp") << QByteArray("smtp.office365.com:587") << QByteArray("smtp");
        QTest::newRow("host with port") << QByteArray("odd.example.org:8443") << QByteArray("web");
    }

    void namesAreLed()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, name);
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_proxy->port());
        socket.write("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n");
        QCOMPARE(readUntil(socket, "\r\n\r\n"), "HTTP/1.1 200 Connection established\r\n\r\n");
        socket.write("hello\n");
        QCOMPARE(readUntil(socket, "\n"), name + " hello\n");
    }

    void allElseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("other host") << QByteArray("CONNECT example.org:443 HTTP/1.1") << QByteArray("403");
        QTest::newRow("other port") << QByteArray("CONNECT login.microsoftonline.com:22 HTTP/1.1")
                                    << QByteArray("403");
        QTest::newRow("plain request") << QByteArray("GET http://example.org/ HTTP/1.1") << QByteArray("405");
        QTest::newRow("garbage") << QByteArray("\x01\x02\x03") << QByteArray("400");
    }

    void allElseIsRefused()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, status);
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_proxy->port());
        socket.write(line + "\r\n\r\n");
        const QByteArray answer = readUntil(socket, "only.\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 " + status + ' '), answer);
        QVERIFY(socket.state() == QTcpSocket::UnconnectedState || socket.waitForDisconnected(5000));
    }

    void endlessRequestIsCutShort()
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_proxy->port());
        socket.write(QByteArray(20000, 'x'));
        QVERIFY(readUntil(socket, "only.\n").startsWith("HTTP/1.1 431 "));
    }

    void tunnelEndsWithItsClient()
    {
        for (int i = 0; i < 50; ++i) {
            QTcpSocket socket;
            socket.connectToHost(u"127.0.0.1"_s, m_proxy->port());
            socket.write("CONNECT smtp.office365.com:587 HTTP/1.1\r\n\r\n");
            QVERIFY(socket.waitForReadyRead(5000));
            socket.abort();
        }
    }

private:
    std::unique_ptr<TcpListener> m_web;
    std::unique_ptr<TcpListener> m_smtp;
    std::unique_ptr<Proxy> m_proxy;
};

QTEST_GUILESS_MAIN(TestPracticeProxy)
#include "tst_practice_proxy.moc"
