// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "webserver.h"

#include "services/graph.h"
#include "services/readcache.h"
#include "services/repeats.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLocale>
#include <QTest>
#include <QTimeZone>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace cmw;
using namespace std::chrono_literals;

namespace {

constexpr qint64 soon = 1000;

QByteArray refusal(const QByteArray &code, const QByteArray &message)
{
    return R"({"error":{"code":")" + code + R"(","message":")" + message
        + R"(","innerError":{"request-id":"11111111-2222-3333-4444-555555555555"}}})";
}

/// A Graph client and all that it needs.
struct Client {
    explicit Client(
        const WebServer &server, const Patience &patience = {}, std::shared_ptr<ReadCache> cache = {})
        : http({}, patience.stop, 5s),
          graph(GraphWire(
              http, server.url(u"/v1.0"_s), Bearer(Secret("the-token")), std::move(cache), patience))
    {
    }
    Http http;
    Graph graph;
};

/// Remembers what was waited for.
Patience noting(QStringList &reasons)
{
    return {{}, [&reasons](const Error &reason, std::chrono::seconds) { reasons.append(reason.code); }};
}

} // namespace

class TestGraph final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsCarryTheTokenAndAnIdOfTheirOwn()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200, R"({"id":"me"})"); });
        Client client(server);
        QCOMPARE(client.graph.me()->value(u"id"_s).toString(), u"me"_s);
        QVERIFY(client.graph.authorizationPolicy().ok());
        const auto asked = server.asked();
        QVERIFY(asked.at(0).target.startsWith("/v1.0/me?"));
        QCOMPARE(asked.at(0).headers.value("authorization"), "Bearer the-token");
        QCOMPARE(asked.at(0).headers.value("return-client-request-id"), "true");
        QVERIFY(!asked.at(0).headers.value("client-request-id").isEmpty());
        QVERIFY(
            asked.at(0).headers.value("client-request-id") != asked.at(1).headers.value("client-request-id"));
        QVERIFY(!asked.at(0).headers.contains("consistencylevel"));
    }

    void aRenewedTokenMayBeUsedUpBeforeItsTurn()
    {
        // The other threads of the run share it, and each answer of the server counts.
        WebServer server([](const WebServer::Asked &asked, int) {
            return asked.headers.value("authorization") == "Bearer token-3"
                ? WebServer::reply(200, R"({"id":"me"})")
                : WebServer::reply(401, refusal("InvalidAuthenticationToken", "the token is expired"));
        });
        Http http({}, {}, 5s);
        int renewals = 0;
        const Bearer bearer(
            Secret("token-1"), [&renewals](const Secret &, const QString &, const QStringList &) {
                return Result<Secret>(Secret("token-" + QByteArray::number(++renewals + 1)));
            });
        Graph graph(GraphWire(http, server.url(u"/v1.0"_s), bearer, {}, {}));
        QVERIFY(graph.me());
        QCOMPARE(renewals, 2);
    }

    void aTokenThatIsNeverGoodIsNotRenewedForEver()
    {
        WebServer server([](const auto &, int) {
            return WebServer::reply(401, refusal("InvalidAuthenticationToken", "the token is expired"));
        });
        Http http({}, {}, 5s);
        const Bearer bearer(Secret("old"), [](const Secret &, const QString &, const QStringList &) {
            return Result<Secret>(Secret("new"));
        });
        Graph graph(GraphWire(http, server.url(u"/v1.0"_s), bearer, {}, {}));
        QCOMPARE(graph.me().error().code, u"graph/unauthorized"_s);
        QVERIFY(server.count() < 6);
    }

    void namesInFiltersAreQuoted()
    {
        WebServer server(
            [](const auto &, int) { return WebServer::reply(200, R"({"value":[{"id":"1"}]})"); });
        Client client(server);
        const auto found = client.graph.applicationsByName(u"O'Brien & Söhne + 100% #1 앱"_s);
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(server.asked().at(0).target)),
            u"/v1.0/applications?$filter=displayName eq 'O''Brien & Söhne + 100% #1 앱'"_s);
        for (const char reserved : {'&', '+', '#'})
            QVERIFY(!server.asked().at(0).target.contains(reserved));
    }

    void redirectUrisAreAnAdvancedQuery()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200, R"({"value":[]})"); });
        Client client(server);
        QVERIFY(client.graph.applicationsByRedirectUri(u"https://a.example/callback?x=1&y=2"_s).ok());
        const auto asked = server.asked().at(0);
        QCOMPARE(asked.headers.value("consistencylevel"), "eventual");
        QVERIFY(asked.target.contains("$count=true"));
        QVERIFY(asked.decoded().endsWith(
            u"$filter=web/redirectUris/any(u:u eq 'https://a.example/callback?x=1&y=2')"_s));
        QVERIFY(!asked.target.contains("&y=2"));
    }

    void idsDontLeaveTheirSegment()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(204); });
        Client client(server);
        QVERIFY(client.graph.deleteApplication(u"../users/x?y#z"_s).ok());
        QCOMPARE(server.asked().at(0).method, "DELETE");
        QCOMPARE(server.asked().at(0).target, "/v1.0/applications/..%2Fusers%2Fx%3Fy%23z");
    }

    void userIsFoundBySignInName()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200, R"({"id":"u"})"); });
        Client client(server);
        const auto user = client.graph.userByAddress(u"support@contoso.com"_s);
        QVERIFY(user && user->has_value());
        QVERIFY(server.asked().at(0).decoded().startsWith(u"/v1.0/users/support@contoso.com?$select="_s));
        QCOMPARE(server.count(), 1);
    }

    void userIsFoundByAlias()
    {
        WebServer server([](const auto &, int number) {
            return number == 1 ? WebServer::reply(404, refusal("Request_ResourceNotFound", "no"))
                               : WebServer::reply(200, R"({"value":[{"id":"u"}]})");
        });
        Client client(server);
        const auto user = client.graph.userByAddress(u"help@contoso.com"_s);
        QVERIFY(user && user->has_value());
        QCOMPARE((*user)->value(u"id"_s).toString(), u"u"_s);
        const auto asked = server.asked().at(1);
        QVERIFY(asked.decoded().contains(
            u"mail eq 'help@contoso.com' or proxyAddresses/any(p:p eq 'smtp:help@contoso.com')"_s));
        QCOMPARE(asked.headers.value("consistencylevel"), "eventual");
    }

    void nobodyIsAnAnswer()
    {
        WebServer server([](const auto &, int number) {
            return number == 1 ? WebServer::reply(404) : WebServer::reply(200, R"({"value":[]})");
        });
        Client client(server);
        const auto user = client.graph.userByAddress(u"help@contoso.com"_s);
        QVERIFY(user.ok());
        QVERIFY(!user->has_value());
    }

    void refusalsHaveTheirCodes_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("token") << 401 << refusal("InvalidAuthenticationToken", "expired")
                               << u"graph/unauthorized"_s;
        QTest::newRow("role") << 403 << refusal("Authorization_RequestDenied", "Insufficient")
                              << u"graph/denied"_s;
        QTest::newRow("too fresh")
            << 403
            << refusal("Authorization_RequestDenied",
                   "The backing application of the service principal being created must be in the local tenant")
            << u"graph/too-fresh"_s;
        QTest::newRow("missing") << 404 << refusal("Request_ResourceNotFound", "no") << u"graph/not-found"_s;
        QTest::newRow("there") << 409 << refusal("Request_MultipleObjectsWithSameKeyValue", "x")
                               << u"graph/conflict"_s;
        QTest::newRow("there, as 400")
            << 400 << refusal("Request_BadRequest", "Permission being assigned already exists on the object")
            << u"graph/conflict"_s;
        QTest::newRow("lifetime") << 400 << refusal("CredentialInvalidLifetimeAsPerAppPolicy", "x")
                                  << u"graph/policy"_s;
        QTest::newRow("type") << 400 << refusal("CredentialTypeNotAllowedAsPerAppPolicy", "x")
                              << u"graph/policy"_s;
        QTest::newRow("bad") << 400 << refusal("Request_BadRequest", "x") << u"graph/refused"_s;
        QTest::newRow("redirect") << 302 << QByteArray() << u"graph/refused"_s;
        QTest::newRow("server") << 500 << refusal("generalException", "x") << u"graph/server"_s;
        QTest::newRow("gateway's page") << 502 << QByteArray("<html>Bad Gateway</html>") << u"graph/server"_s;
    }
    void refusalsHaveTheirCodes()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        WebServer server([=](const auto &, int) { return WebServer::reply(status, body); });
        Client client(server);
        const auto created = client.graph.createApplication({{u"displayName"_s, u"x"_s}});
        QCOMPARE(created.error().code, code);
        QCOMPARE(created.error().args.value(u"status"_s).toInt(), status);
        QCOMPARE(created.error().args.value(u"request"_s).toString(), u"POST /v1.0/applications"_s);
        if (body.contains("request-id"))
            QVERIFY(created.error().evidence.contains(u"11111111-2222-3333-4444-555555555555"_s));
        QCOMPARE(server.count(), 1);
    }

    void pageInPlaceOfJsonIsTold()
    {
        WebServer server(
            [](const auto &, int) { return WebServer::reply(200, "<html>Welcome to the hotel</html>"); });
        Client client(server);
        const auto me = client.graph.me();
        QCOMPARE(me.error().code, u"http/not-json"_s);
        QVERIFY(me.error().evidence.contains(u"hotel"_s));
    }

    void pagesAreJoined()
    {
        QUrl next;
        WebServer server([&next](const auto &, int number) {
            const QJsonObject first{{u"value"_s, QJsonArray{QJsonObject{{u"id"_s, u"1"_s}}}},
                {u"@odata.nextLink"_s, next.toString()}};
            return WebServer::reply(
                200, number == 1 ? QJsonDocument(first).toJson() : QByteArray(R"({"value":[{"id":"2"}]})"));
        });
        next = server.url(u"/v1.0/oauth2PermissionGrants?$skiptoken=%20abc"_s);
        Client client(server);
        const auto grants = client.graph.permissionGrants(u"sp"_s);
        QVERIFY(grants);
        QCOMPARE(grants->size(), 2);
        QVERIFY(server.asked().at(1).target.contains("$skiptoken=%20abc"));
    }

    void tokenGoesToNoOtherHost()
    {
        WebServer elsewhere([](const auto &, int) { return WebServer::reply(200, R"({"value":[]})"); });
        WebServer server([&](const auto &, int) {
            return WebServer::reply(
                200, R"({"value":[],"@odata.nextLink":")" + elsewhere.url().toEncoded() + R"("})");
        });
        Client client(server);
        QCOMPARE(client.graph.permissionGrants(u"sp"_s).error().code, u"graph/refused"_s);
        QCOMPARE(elsewhere.count(), 0);
    }

    void throttledRequestIsTriedAgain()
    {
        WebServer server([](const auto &, int number) {
            return number < 3 ? WebServer::reply(number == 1 ? 429 : 503, {}, "Retry-After: 0\r\n")
                              : WebServer::reply(201, R"({"id":"app"})");
        });
        QStringList reasons;
        Client client(server, noting(reasons));
        QVERIFY(client.graph.createApplication({{u"displayName"_s, u"x"_s}}).ok());
        QCOMPARE(server.count(), 3);
        QCOMPARE(reasons, QStringList({u"graph/throttled"_s, u"graph/server"_s}));
    }

    void throttlingWithoutAnEndIsTold()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(429, {}, "Retry-After: 0\r\n"); });
        Client client(server);
        QCOMPARE(client.graph.me().error().code, u"graph/throttled"_s);
        QCOMPARE(server.count(), 7);
    }

    void pauseIsReadInBothWays()
    {
        const auto asked = [](const QByteArray &value) {
            return retryAfter({429, {{"retry-after", value}}, {}});
        };
        QCOMPARE(asked("17"), std::optional<std::chrono::milliseconds>(17s));
        QVERIFY(!asked("").has_value());
        QVERIFY(!asked("soon").has_value());
        QCOMPARE(asked("Tue, 24 Nov 2020 10:00:00 GMT"), std::optional<std::chrono::milliseconds>(0s));
        const auto later = QDateTime::currentDateTimeUtc().addSecs(90);
        const auto pause =
            asked(QLocale::c().toString(later, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1());
        QVERIFY(pause && *pause > 80s && *pause <= 90s);
    }

    void stopEndsAPause()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(429, {}, "Retry-After: 60\r\n"); });
        std::stop_source stop;
        std::jthread stopper;
        Client client(server, {stop.get_token(), [&](const Error &, std::chrono::seconds next) {
                                   QCOMPARE(next, 60s);
                                   stopper = std::jthread([&stop] { stop.request_stop(); });
                               }});
        QElapsedTimer timer;
        timer.start();
        QVERIFY(client.graph.me().error().isCancelled());
        QVERIFY(timer.elapsed() < soon);
        QCOMPARE(server.count(), 1);
    }

    void freshObjectIsTriedAgain()
    {
        WebServer server([](const auto &, int number) {
            return number == 1 ? WebServer::reply(404, refusal("Request_ResourceNotFound", "no"))
                               : WebServer::reply(200, R"({"keyId":"k"})");
        });
        QStringList reasons;
        Client client(server, noting(reasons));
        const auto password = client.graph.addPassword(
            u"app"_s, u"Webex"_s, QDateTime({2027, 5, 23}, {0, 0}, QTimeZone::utc()));
        QVERIFY(password);
        QCOMPARE(server.count(), 2);
        QCOMPARE(reasons, QStringList{u"graph/not-found"_s});
        QVERIFY(server.asked().at(1).body.contains(R"("endDateTime":"2027-05-23T00:00:00Z")"));
    }

    void secretIsNoEvidence_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("with a tail") << 200 << QByteArray(R"({"secretText":"s3cr3t~value"} x)");
        QTest::newRow("half") << 200 << QByteArray(R"({"secretText":"s3cr3t~value")");
        QTest::newRow("refused") << 500 << QByteArray(R"({"secretText":"s3cr3t~value"})");
    }
    void secretIsNoEvidence()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        WebServer server([=](const auto &, int) { return WebServer::reply(status, body); });
        Client client(server);
        const auto password = client.graph.addPassword(u"app"_s, u"Webex"_s, QDateTime::currentDateTimeUtc());
        QVERIFY(!password);
        QCOMPARE(password.error().code, status == 200 ? u"http/not-json"_s : u"graph/server"_s);
        QVERIFY2(!password.error().evidence.contains(u"s3cr3t"), qPrintable(password.error().evidence));
        QCOMPARE(password.error().evidence, u"HTTP %1, %2 bytes"_s.arg(status).arg(body.size()));
    }

    void appsAreFoundByTheirTag()
    {
        WebServer server(
            [](const auto &, int) { return WebServer::reply(200, R"({"value":[{"id":"a"}]})"); });
        Client client(server);
        QCOMPARE(client.graph.applicationsByTag(u"mark-1"_s)->size(), 1);
        QCOMPARE(server.asked().at(0).decoded(), u"/v1.0/applications?$filter=tags/any(t:t eq 'mark-1')"_s);
    }

    void missingAppIsAnAnswerAtOnce()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(404); });
        Client client(server);
        for (int i = 0; i < 2; ++i) {
            const auto app = client.graph.application(u"app"_s);
            QVERIFY(app.ok());
            QVERIFY(!app->has_value());
        }
        QCOMPARE(server.count(), 1);
    }

    void cutReadIsTriedAgain()
    {
        WebServer server([](const auto &, int number) {
            // Half an answer each: what breaks before any byte is tried again by Qt itself.
            return number < 3 ? WebServer::Said{"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"}
                              : WebServer::reply(200, R"({"id":"me"})");
        });
        QStringList reasons;
        Client client(server, noting(reasons));
        QVERIFY(client.graph.me().ok());
        QCOMPARE(server.count(), 3);
        QCOMPARE(reasons.size(), 2);
    }

    void writesOfUnknownOutcomeAreSentOnce_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("code");
        QTest::newRow("cut before the answer") << QByteArray() << u"network/cut-off"_s;
        QTest::newRow("cut in the answer")
            << QByteArray("HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{") << u"network/cut-off"_s;
        QTest::newRow("gateway gave up")
            << QByteArray("HTTP/1.1 504 Gateway Timeout\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n")
            << u"graph/server"_s;
    }
    void writesOfUnknownOutcomeAreSentOnce()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, code);
        WebServer server([=](const auto &, int) { return WebServer::Said{answer}; });
        Client client(server);
        QCOMPARE(
            client.graph.addPassword(u"app"_s, u"x"_s, QDateTime::currentDateTimeUtc()).error().code, code);
        QCOMPARE(server.count(), 1);
    }

    void readsAreRememberedUntilAWrite()
    {
        WebServer server([](const WebServer::Asked &asked, int) {
            return asked.method == "GET" ? WebServer::reply(200, R"({"id":"app"})") : WebServer::reply(204);
        });
        Client client(server);
        QVERIFY(client.graph.application(u"app"_s).ok());
        QVERIFY(client.graph.application(u"app"_s).ok());
        QCOMPARE(server.count(), 1);
        QVERIFY(client.graph.updateApplication(u"app"_s, {{u"displayName"_s, u"new"_s}}).ok());
        QVERIFY(client.graph.application(u"app"_s).ok());
        QCOMPARE(server.count(), 3);
    }

    void threadsShareOneRead()
    {
        constexpr int threads = 4;
        std::atomic<int> begun = 0;
        WebServer server([&begun](const auto &, int) {
            while (begun < threads)
                std::this_thread::yield();
            return WebServer::reply(200, R"({"id":"me"})");
        });
        const auto cache = std::make_shared<ReadCache>();
        std::atomic<int> good = 0;
        {
            std::vector<std::jthread> all;
            all.reserve(threads);
            for (int i = 0; i < threads; ++i) {
                all.emplace_back([&] {
                    Client client(server, {}, cache);
                    ++begun;
                    if (client.graph.me().ok())
                        ++good;
                });
            }
        }
        QCOMPARE(good.load(), threads);
        QCOMPARE(server.count(), 1);
    }

    void grantsGoAsOneRoundTrip()
    {
        WebServer server([](const auto &, int) {
            return WebServer::reply(200,
                R"({"responses":[{"id":"1","status":201,"body":{"id":"grant"}},{"id":"0","status":201,"body":{"id":"role"}}]})");
        });
        Client client(server);
        const auto made = client.graph.grantTogether(u"app"_s,
            {{u"exchange"_s, u"mail-send"_s, {}}, {u"graph"_s, {}, {u"SMTP.Send"_s, u"offline_access"_s}}});
        QCOMPARE(made.at(0)->value(u"id"_s).toString(), u"role"_s);
        QCOMPARE(made.at(1)->value(u"id"_s).toString(), u"grant"_s);
        QCOMPARE(server.count(), 1);
        QCOMPARE(server.asked().at(0).target, "/v1.0/$batch");
        const auto asked = QJsonDocument::fromJson(server.asked().at(0).body).object()[u"requests"].toArray();
        QCOMPARE(asked[0][u"url"].toString(), u"/servicePrincipals/exchange/appRoleAssignedTo"_s);
        QCOMPARE(asked[1][u"method"].toString(), u"POST"_s);
        QCOMPARE(asked[1][u"body"].toObject(),
            QJsonObject({{u"clientId"_s, u"app"_s}, {u"consentType"_s, u"AllPrincipals"_s},
                {u"resourceId"_s, u"graph"_s}, {u"scope"_s, u"SMTP.Send offline_access"_s}}));
        QVERIFY(asked[0][u"headers"][u"client-request-id"] != asked[1][u"headers"][u"client-request-id"]);
    }

    void whatABatchRefusesForNowIsSentAgainAlone()
    {
        WebServer server([](const auto &, int number) {
            return number == 1
                ? WebServer::reply(200,
                    R"({"responses":[{"id":"0","status":201,"body":{"id":"role"}},{"id":"1","status":429,"headers":{"Retry-After":"0"},"body":{"error":{"code":"TooManyRequests","message":"slow"}}}]})")
                : WebServer::reply(201, R"({"id":"grant"})");
        });
        QStringList reasons;
        Client client(server, noting(reasons));
        const auto made = client.graph.grantTogether(
            u"app"_s, {{u"exchange"_s, u"mail-send"_s, {}}, {u"graph"_s, {}, {u"SMTP.Send"_s}}});
        QVERIFY(made.at(0) && made.at(1));
        QCOMPARE(made.at(1)->value(u"id"_s).toString(), u"grant"_s);
        QCOMPARE(server.count(), 2);
        QCOMPARE(server.asked().at(1).target, "/v1.0/oauth2PermissionGrants");
        QCOMPARE(reasons, QStringList{u"graph/throttled"_s});
    }

    void eachAnswerOfABatchIsItsOwn()
    {
        WebServer server([](const auto &, int) {
            return WebServer::reply(200,
                R"({"responses":[{"id":"0","status":403,"body":{"error":{"code":"Authorization_RequestDenied","message":"Insufficient"}}}]})");
        });
        Client client(server);
        const auto made = client.graph.grantTogether(
            u"app"_s, {{u"exchange"_s, u"mail-send"_s, {}}, {u"graph"_s, {}, {u"SMTP.Send"_s}}});
        QCOMPARE(made.at(0).error().code, u"graph/denied"_s);
        QCOMPARE(made.at(1).error().code, u"graph/server"_s); // nothing was said of it
        QCOMPARE(server.count(), 1);
    }

    void aServiceWithoutBatchesIsAskedOneByOne()
    {
        WebServer server([](const WebServer::Asked &asked, int) {
            return asked.target.endsWith("$batch") ? WebServer::reply(404)
                                                   : WebServer::reply(201, R"({"id":"x"})");
        });
        Client client(server);
        const auto made = client.graph.grantTogether(
            u"app"_s, {{u"exchange"_s, u"mail-send"_s, {}}, {u"graph"_s, {}, {u"SMTP.Send"_s}}});
        QVERIFY(made.at(0) && made.at(1));
        QCOMPARE(server.count(), 3);
    }

    void aLostAnswerOfABatchIsNotSentAgain()
    {
        WebServer server([](const auto &, int) { return WebServer::Said{}; });
        Client client(server);
        const auto made = client.graph.grantTogether(
            u"app"_s, {{u"exchange"_s, u"mail-send"_s, {}}, {u"graph"_s, {}, {u"SMTP.Send"_s}}});
        QCOMPARE(made.at(0).error().code, u"network/cut-off"_s);
        QCOMPARE(made.at(1).error().code, u"network/cut-off"_s);
        QCOMPARE(server.count(), 1);
    }

    void whatIsReadAheadIsRemembered()
    {
        WebServer server([](const WebServer::Asked &asked, int) {
            if (!asked.target.endsWith("$batch"))
                return WebServer::reply(403, refusal("Authorization_RequestDenied", "Insufficient"));
            QJsonArray answers;
            const QJsonArray requests = QJsonDocument::fromJson(asked.body).object()[u"requests"].toArray();
            for (const QJsonValue &request : requests) {
                const QString url = request[u"url"].toString();
                const bool isRefused = url.contains(u"securityDefaults", Qt::CaseInsensitive);
                const QJsonObject list{{u"value"_s, QJsonArray{QJsonObject{{u"id"_s, u"o"_s}}}}};
                answers.append(QJsonObject{{u"id"_s, request[u"id"]}, {u"status"_s, isRefused ? 403 : 200},
                    {u"body"_s, url.startsWith(u"/me?") ? QJsonObject{{u"id"_s, u"me"_s}} : list}});
            }
            return WebServer::reply(200, QJsonDocument(QJsonObject{{u"responses"_s, answers}}).toJson());
        });
        Client client(server);
        Setup setup;
        setup.callbackUrl = u"https://a.example/callback"_s;
        client.graph.readAhead(setup);
        QCOMPARE(client.graph.me()->value(u"id"_s).toString(), u"me"_s);
        QCOMPARE(client.graph.organization()->value(u"id"_s).toString(), u"o"_s);
        QCOMPARE(client.graph.applicationsByRedirectUri(setup.callbackUrl)->size(), 1);
        QCOMPARE(server.count(), 1);
        // What was refused there is asked for by who needs it, and told.
        QCOMPARE(client.graph.securityDefaults().error().code, u"graph/denied"_s);
        QCOMPARE(server.count(), 2);
    }

    void rolesAreNamed()
    {
        WebServer server([](const auto &, int) {
            return WebServer::reply(200,
                R"({"value":[{"displayName":"Global Administrator"},{"displayName":"Exchange Administrator"}]})");
        });
        Client client(server);
        QCOMPARE(*client.graph.myRoleNames(),
            QStringList({u"Global Administrator"_s, u"Exchange Administrator"_s}));
        QVERIFY(server.asked().at(0).target.startsWith(
            "/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole"));
    }
};

QTEST_GUILESS_MAIN(TestGraph)

#include "tst_graph.moc"
