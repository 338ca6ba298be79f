// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/tcplistener.h"
#include "practice/weather.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cmw::practice;

namespace {

QByteArray words()
{
    return "ten bytes.ten bytes.";
}

/// What a client hears through the weather, until silence or the end.
struct Heard {
    QByteArray bytes;
    bool ended = false;
    qint64 milliseconds = 0;
};

Heard listenThrough(quint16 port)
{
    QTcpSocket socket;
    QElapsedTimer timer;
    timer.start();
    socket.connectToHost(u"127.0.0.1"_s, port);
    Heard heard;
    while (heard.bytes.size() < words().size() && socket.waitForReadyRead(1000))
        heard.bytes += socket.readAll();
    heard.milliseconds = timer.elapsed();
    heard.bytes += socket.readAll();
    heard.ended = socket.state() == QTcpSocket::UnconnectedState;
    return heard;
}

} // namespace

class TestPracticeWeather final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto speaker = TcpListener::start([](qintptr descriptor, QObject *parent) {
            auto *socket = new QTcpSocket(parent);
            socket->setSocketDescriptor(descriptor);
            socket->write(words());
        });
        QVERIFY(speaker);
        m_speaker = std::move(speaker).value();
    }

    void clearWeatherChangesNothing()
    {
        const auto weather = Weather::start(m_speaker->port(), Weather::Kind::Clear);
        QVERIFY(weather);
        const Heard heard = listenThrough((*weather)->port());
        QCOMPARE(heard.bytes, words());
        QVERIFY(!heard.ended);
    }

    void delayComesLaterAndWhole()
    {
        const auto weather =
            Weather::start(m_speaker->port(), Weather::Kind::Delay, {0, std::chrono::milliseconds(250)});
        QVERIFY(weather);
        const Heard heard = listenThrough((*weather)->port());
        QCOMPARE(heard.bytes, words());
        QVERIFY2(heard.milliseconds >= 230, qPrintable(QString::number(heard.milliseconds)));
    }

    void cutEndsInTheMiddle()
    {
        const auto weather = Weather::start(m_speaker->port(), Weather::Kind::Cut, {7, {}});
        QVERIFY(weather);
        const Heard heard = listenThrough((*weather)->port());
        QCOMPARE(heard.bytes, words().left(7));
        QVERIFY(heard.ended);
    }

    void hangStaysConnectedAndSilent()
    {
        const auto weather = Weather::start(m_speaker->port(), Weather::Kind::Hang, {7, {}});
        QVERIFY(weather);
        const Heard heard = listenThrough((*weather)->port());
        QCOMPARE(heard.bytes, words().left(7));
        QVERIFY(!heard.ended);
    }

    void garbageReplacesTheRest()
    {
        const auto weather = Weather::start(m_speaker->port(), Weather::Kind::Garbage, {4, {}});
        QVERIFY(weather);
        const Heard heard = listenThrough((*weather)->port());
        QCOMPARE(heard.bytes.size(), words().size());
        QCOMPARE(heard.bytes.left(4), words().left(4));
        QVERIFY(heard.bytes != words());
    }

    void refusalEndsAtOnce()
    {
        const auto weather = Weather::start(m_speaker->port(), Weather::Kind::Refuse);
        QVERIFY(weather);
        const Heard heard = listenThrough((*weather)->port());
        QVERIFY(heard.bytes.isEmpty());
        QVERIFY(heard.ended);
    }

    void nobodyBehindItEndsTheConnection()
    {
        auto gone = TcpListener::start([](qintptr, QObject *) {});
        QVERIFY(gone);
        const quint16 port = (*gone)->port();
        gone.value().reset();
        const auto weather = Weather::start(port, Weather::Kind::Clear);
        QVERIFY(weather);
        QVERIFY(listenThrough((*weather)->port()).ended);
    }

private:
    std::unique_ptr<TcpListener> m_speaker;
};

QTEST_GUILESS_MAIN(TestPracticeWeather)
#include "tst_practice_weather.moc"
