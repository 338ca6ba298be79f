// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "webserver.h"

#include "services/http.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace cmw;
using namespace std::chrono_literals;

namespace {

constexpr qint64 soon = 1000;

QUrl closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1/"_s.arg(server.serverPort()));
}

HttpRequest post(const QUrl &url, const QByteArray &body = "{\"a\":1}")
{
    return {"POST", url, {{"Content-Type", "application/json"}}, body};
}

} // namespace

class TestHttp final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status :
            {200, 201, 302, 400, 401, 403, 404, 405, 409, 418, 429, 500, 501, 502, 503, 504})
            QTest::addRow("%d", status) << status;
    }
    void everyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        WebServer server([=](const auto &, int) {
            return WebServer::reply(status, "its body",
                "Location: /elsewhere\r\nWWW-Authenticate: Basic realm=\"r\"\r\nX-Some-Thing: yes\r\n");
        });
        Http http({}, {});
        const auto response = http.send({"GET", server.url(), {}, {}});
        QVERIFY2(response.ok(), qPrintable(response ? QString() : response.error().code));
        QCOMPARE(response->status, status);
        QCOMPARE(response->body, "its body");
        QCOMPARE(response->header("x-some-thing"), "yes");
        QCOMPARE(server.count(), 1);
    }

    void bodyAndHeadersArriveAsTheyAre()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(204); });
        Http http({}, {});
        QVERIFY(
            http.send({"PATCH", server.url(u"/a%2Fb?c=%27d%27%20"_s), {{"X-Mine", "ö"}}, "\x01 body"}).ok());
        const auto asked = server.asked().value(0);
        QCOMPARE(asked.method, "PATCH");
        QCOMPARE(asked.target, "/a%2Fb?c=%27d%27%20");
        QCOMPARE(asked.headers.value("x-mine"), "ö");
        QCOMPARE(asked.headers.value("accept-language"), "en-US");
        QCOMPARE(asked.body, "\x01 body");
    }

    void cookiesAreNotKept()
    {
        WebServer server(
            [](const auto &, int) { return WebServer::reply(200, "x", "Set-Cookie: a=b; Path=/\r\n"); });
        Http http({}, {});
        QVERIFY(http.send({"GET", server.url(), {}, {}}).ok());
        QVERIFY(http.send({"GET", server.url(), {}, {}}).ok());
        QCOMPARE(server.count(), 2);
        QVERIFY(!server.asked().at(1).headers.contains("cookie"));
    }

    void lineBreakInAHeaderIsNotSent()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200); });
        Http http({}, {});
        const auto response = http.send({"GET", server.url(), {{"X-Mine", "a\r\nX-Evil: b"}}, {}});
        QCOMPARE(response.error().code, u"network/failed"_s);
        QCOMPARE(server.count(), 0);
    }

    void refusedConnectionIsTold()
    {
        Http http({}, {});
        const auto response = http.send({"GET", closedPort(), {}, {}});
        QCOMPARE(response.error().code, u"network/refused"_s);
        QCOMPARE(response.error().args.value(u"host"_s).toString(), u"127.0.0.1"_s);
    }

    void unknownHostIsTold()
    {
        Http http({}, {});
        const auto response = http.send({"GET", QUrl(u"https://nothing.invalid/"_s), {}, {}});
        QCOMPARE(response.error().code, u"network/not-found"_s);
        QCOMPARE(response.error().args.value(u"host"_s).toString(), u"nothing.invalid"_s);
    }

    void silenceEndsAtTheDeadline()
    {
        WebServer server([](const auto &, int) { return WebServer::Said{{}, WebServer::End::StaySilent}; });
        Http http({}, {}, 200ms);
        QElapsedTimer timer;
        timer.start();
        const auto response = http.send({"GET", server.url(), {}, {}});
        QCOMPARE(response.error().code, u"network/timeout"_s);
        QVERIFY(timer.elapsed() >= 150 && timer.elapsed() < 200 + soon);
    }

    void tricklingBodyEndsAtTheDeadline()
    {
        // Each byte would put off a timeout that counts from the last one.
        WebServer server([](const auto &, int) {
            return WebServer::Said{
                "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nfirst", WebServer::End::StaySilent};
        });
        Http http({}, {}, 200ms);
        QCOMPARE(http.send({"GET", server.url(), {}, {}}).error().code, u"network/timeout"_s);
    }

    void bodyThatIsCutIsNoAnswer()
    {
        WebServer server([](const auto &, int) {
            return WebServer::Said{"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"half\":"};
        });
        Http http({}, {});
        QCOMPARE(http.send({"GET", server.url(), {}, {}}).error().code, u"network/cut-off"_s);
    }

    void proxyThatWantsALoginIsTold()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(407); });
        Http http({}, {});
        QCOMPARE(http.send({"GET", server.url(), {}, {}}).error().code, u"network/proxy"_s);
    }

    void garbageIsNoAnswer()
    {
        WebServer server([](const auto &, int) { return WebServer::Said{"SSH-2.0-OpenSSH_9.2\r\n\r\n"}; });
        Http http({}, {});
        const auto response = http.send({"GET", server.url(), {}, {}});
        QVERIFY(!response);
        QVERIFY2(response.error().code.startsWith(u"network/"_s), qPrintable(response.error().code));
    }

    void cutPostIsSentOnce()
    {
        WebServer server([](const auto &, int) { return WebServer::cut(); });
        Http http({}, {});
        const auto response = http.send(post(server.url()));
        QCOMPARE(response.error().code, u"network/cut-off"_s);
        QCOMPARE(server.count(), 1);
        QCOMPARE(server.asked().at(0).body, "{\"a\":1}");
    }

    void writeGetsAConnectionOfItsOwn()
    {
        WebServer server([](const auto &, int) {
            return WebServer::Said{
                "HTTP/1.1 200 Some\r\nContent-Length: 1\r\n\r\nx", WebServer::End::StaySilent};
        });
        Http http({}, {});
        QVERIFY(http.send({"GET", server.url(), {}, {}}).ok());
        QVERIFY(http.send({"GET", server.url(), {}, {}}).ok());
        QCOMPARE(server.connections(), 1); // reads share one
        QVERIFY(http.send(post(server.url())).ok());
        QCOMPARE(server.connections(), 2); // the first might be closing by now
        HttpRequest cmdlet = post(server.url());
        cmdlet.isRead = true;
        QVERIFY(http.send(cmdlet).ok());
        QCOMPARE(server.connections(), 2); // it may be asked once more, should that one close
        QCOMPARE(server.count(), 4);
    }

    void postAfterAnotherArrives()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200, "ok"); });
        Http http({}, {});
        for (int i = 0; i < 3; ++i)
            QVERIFY(http.send(post(server.url())).ok());
        QCOMPARE(server.count(), 3);
    }

    void unknownCertificateIsRefused()
    {
        const auto certificate = practice::makeCertificate({u"localhost"_s});
        QVERIFY(certificate);
        WebServer server([](const auto &, int) { return WebServer::reply(200); }, *certificate);
        Http http({}, {});
        const auto response = http.send({"GET", server.url(), {}, {}});
        QCOMPARE(response.error().code, u"network/tls"_s);
        QVERIFY2(response.error().evidence.contains(u"issuer"_s), qPrintable(response.error().evidence));
        QCOMPARE(server.count(), 0);
    }

    void extraCaIsTrusted()
    {
        const auto certificate = practice::makeCertificate({u"localhost"_s});
        QVERIFY(certificate);
        WebServer server([](const auto &, int) { return WebServer::reply(200, "safe"); }, *certificate);
        Http http(certificate->caPem, {});
        const auto response = http.send({"GET", server.url(), {}, {}});
        QVERIFY2(response.ok(), qPrintable(response ? QString() : response.error().evidence));
        QCOMPARE(response->body, "safe");
    }

    void certificateOfAnotherHostIsRefused()
    {
        const auto certificate = practice::makeCertificate({u"other.test"_s});
        QVERIFY(certificate);
        WebServer server([](const auto &, int) { return WebServer::reply(200); }, *certificate);
        Http http(certificate->caPem, {});
        QCOMPARE(http.send({"GET", server.url(), {}, {}}).error().code, u"network/tls"_s);
    }

    void stopEndsAWaitingRequest()
    {
        std::stop_source stop;
        // Stopped when the request is there: from the server's thread.
        WebServer server([&stop](const auto &, int) {
            stop.request_stop();
            return WebServer::Said{{}, WebServer::End::StaySilent};
        });
        Http http({}, stop.get_token());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(http.send({"GET", server.url(), {}, {}}).error().code, u"cancelled"_s);
        QVERIFY(timer.elapsed() < soon);
    }

    void nothingIsSentAfterAStop()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200); });
        std::stop_source stop;
        stop.request_stop();
        Http http({}, stop.get_token());
        QVERIFY(http.send({"GET", server.url(), {}, {}}).error().isCancelled());
        QCOMPARE(server.count(), 0);
    }

    void requestsRunInAThreadWithoutALoop()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200, "from a thread"); });
        QByteArray body;
        std::thread([&] {
            Http http({}, {});
            if (const auto response = http.send({"GET", server.url(), {}, {}}))
                body = response->body;
        }).join();
        QCOMPARE(body, "from a thread");
    }

    void textThatIsNotJsonIsTold()
    {
        const HttpResponse response{502, {}, "<html>\r\n\0Bad gateway</html>"};
        const auto object = jsonObject(response);
        QCOMPARE(object.error().code, u"http/not-json"_s);
        QVERIFY(object.error().evidence.contains(u"HTTP 502"_s));
        QVERIFY(!jsonObject({200, {}, "[1]"}).ok());
        QCOMPARE(jsonObject({200, {}, "{\"a\":1}"})->value(u"a"_s).toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(TestHttp)

#include "tst_http.moc"
