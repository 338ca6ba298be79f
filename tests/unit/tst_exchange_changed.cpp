// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "webserver.h"

#include "services/exchange.h"
#include "services/exchangefence.h"
#include "services/exchangespam.h"
#include "services/readcache.h"
#include "services/repeats.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cmw;
using namespace std::chrono_literals;

namespace {

struct Client {
    explicit Client(const WebServer &server, const Patience &patience = {})
        : http({}, patience.stop, 5s),
          exchange(ExchangeWire(http, server.url(u"/adminapi/beta"_s), Secret("the-token"), {}, patience))
    {
        exchange.setTenant(u"contoso.onmicrosoft.com"_s, u"admin@contoso.com"_s);
    }
    Http http;
    Exchange exchange;
};

WebServer::Answer always(int status, const QByteArray &body = {}, const QByteArray &headers = {})
{
    return [=](const auto &, int) { return WebServer::reply(status, body, headers); };
}

QByteArray timeIn(int seconds)
{
    return QDateTime::currentDateTimeUtc().addSecs(seconds).toString(Qt::ISODateWithMs).toLatin1();
}

constexpr char transportRow[] = R"({"value":[{"SmtpClientAuthenticationDisabled":true}]})";

} // namespace

/// Exchange's admin endpoint is Microsoft's own: that it has changed is told apart from a refusal, from throttling and
/// from the network.
class TestExchangeChanged final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChangedEndpointIsRecognized_data();
    void aChangedEndpointIsRecognized();
    void whatItKnowsIsNoChange_data();
    void whatItKnowsIsNoChange();
    void aPropertyOfAnotherKindIsNotRead_data();
    void aPropertyOfAnotherKindIsNotRead();
    void aTestsOutcomeIsReadByItsWord_data();
    void aTestsOutcomeIsReadByItsWord();
    void whatAnOverwriteHangsOnIsLookedAt_data();
    void whatAnOverwriteHangsOnIsLookedAt();
    void customizationIsNotGuessed_data();
    void customizationIsNotGuessed();
    void aWriteMayAnswerNothing();
    void anUnreadableAnswerToAWriteIsTold();
    void warningsAreNoErrorAndAreKept();
    void aSpentBudgetSlowsDown();
    void withBudgetLeftNothingWaits();
    void aBudgetIsReadByTheServersClock();
};

void TestExchangeChanged::aChangedEndpointIsRecognized_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    const QByteArray html = "<!doctype html><html><body>Hello</body></html>";
    QTest::newRow("gone, empty") << 404 << QByteArray() << QByteArray();
    QTest::newRow("gone, page") << 404 << QByteArray("Content-Type: text/html\r\n") << html;
    QTest::newRow("gone, JSON")
        << 404 << QByteArray()
        << QByteArray(
               R"({"error":{"code":"UnknownError","message":"Resource not found for the segment 'InvokeCommand'."}})");
    QTest::newRow("gone for good") << 410 << QByteArray() << QByteArray();
    QTest::newRow("another method") << 405 << QByteArray() << QByteArray();
    QTest::newRow("another type") << 415 << QByteArray() << QByteArray();
    QTest::newRow("moved") << 301 << QByteArray("Location: https://new.example/adminapi/v3\r\n")
                           << QByteArray();
    QTest::newRow("to a sign-in page") << 302 << QByteArray("Location: https://login.example/\r\n") << html;
    QTest::newRow("page") << 200 << QByteArray("Content-Type: text/html\r\n") << html;
    QTest::newRow("page that refuses") << 403 << QByteArray("Content-Type: text/html\r\n") << html;
    QTest::newRow("nothing") << 200 << QByteArray() << QByteArray();
    QTest::newRow("no content") << 204 << QByteArray() << QByteArray();
    QTest::newRow("other JSON") << 200 << QByteArray() << QByteArray(R"({"results":[]})");
    QTest::newRow("one object") << 200 << QByteArray() << QByteArray(R"({"value":{"Name":"x"}})");
    QTest::newRow("a list") << 200 << QByteArray() << QByteArray(R"([{"Name":"x"}])");
    QTest::newRow("texts for rows") << 200 << QByteArray() << QByteArray(R"({"value":["a"]})");
    QTest::newRow("refused, empty") << 400 << QByteArray() << QByteArray();
    QTest::newRow("refused in other JSON") << 400 << QByteArray() << QByteArray(R"({"message":"No"})");
    QTest::newRow("a new header")
        << 400 << QByteArray()
        << QByteArray(R"({"error":{"code":"BadRequest","message":"The header X-New is required."}})");
    QTest::newRow("no longer routed so")
        << 400 << QByteArray()
        << QByteArray(
               R"({"error":{"code":"BadRequest","message":"Invalid Operation","details":[{"message":"|Microsoft.Exchange.)"
               R"(AdminApi.CommandInvocation.CmdletProxyNotAvailableException|Cmdlet needs proxy."}]}})");
    QTest::newRow("not implemented") << 501 << QByteArray() << QByteArray();
}

void TestExchangeChanged::aChangedEndpointIsRecognized()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, headers);
    QFETCH(const QByteArray, body);
    const WebServer server(always(status, body, headers + "request-id: abc-1\r\n"));
    Client client(server);
    const Error error = client.exchange.transportConfig().error();
    QCOMPARE(error.code, u"exchange/not-as-known"_s);
    QCOMPARE(error.args[u"cmdlet"_s].toString(), u"Get-TransportConfig"_s);
    QCOMPARE(error.args[u"status"_s].toInt(), status);
    QVERIFY(!error.evidence.isEmpty());
    if (headers.startsWith("Location: https://new"))
        QVERIFY2(error.evidence.contains(u"new.example"), qPrintable(error.evidence));
    QCOMPARE(server.count(), 1);
}

void TestExchangeChanged::whatItKnowsIsNoChange_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const QByteArray known =
        R"({"error":{"code":"BadRequest","message":"Invalid Operation","details":[{"message":"%1"}]}})";
    const auto said = [&known](const QByteArray &text) { return QByteArray(known).replace("%1", text); };
    QTest::newRow("role") << 403 << QByteArray(16, '\0') << u"exchange/denied"_s;
    QTest::newRow("role, empty") << 403 << QByteArray() << u"exchange/denied"_s;
    QTest::newRow("throttled, page") << 429 << QByteArray("<html>") << u"exchange/throttled"_s;
    QTest::newRow("server, page") << 500 << QByteArray("<html>") << u"exchange/server"_s;
    QTest::newRow("its own words") << 400 << said("Something that nobody has met yet")
                                   << u"exchange/refused"_s;
    QTest::newRow("parameter")
        << 400
        << said(
               "|System.Management.Automation.ParameterBindingException|A parameter cannot be found that matches parameter "
               "name 'Mode'.")
        << u"exchange/no-parameter"_s;
    QTest::newRow("mailbox, 404")
        << 404
        << said(
               "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation "
               "couldn't be performed because object 'x' couldn't be found on 'y'.")
        << u"exchange/not-found"_s;
}

void TestExchangeChanged::whatItKnowsIsNoChange()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, code);
    const WebServer server(always(status, body, "Retry-After: 0\r\n"));
    Client client(server);
    const Error error = client.exchange.transportConfig().error();
    QCOMPARE(error.code, code);
    if (code == u"exchange/no-parameter")
        QCOMPARE(error.args[u"parameter"_s].toString(), u"Mode"_s);
}

void TestExchangeChanged::aPropertyOfAnotherKindIsNotRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("code");
    QTest::newRow("on") << QByteArray("false") << QString();
    QTest::newRow("inherits") << QByteArray("null") << QString();
    // Read as "not set", it would be turned on twice, or never.
    QTest::newRow("text") << QByteArray(R"("False")") << u"exchange/not-as-known"_s;
    QTest::newRow("number") << QByteArray("0") << u"exchange/not-as-known"_s;
    QTest::newRow("object") << QByteArray(R"({"Value":false})") << u"exchange/not-as-known"_s;
}

void TestExchangeChanged::aPropertyOfAnotherKindIsNotRead()
{
    QFETCH(const QByteArray, value);
    QFETCH(const QString, code);
    const WebServer server(always(200,
        R"({"value":[{"PrimarySmtpAddress":"a@b.example","SmtpClientAuthenticationDisabled":)" + value
            + "}]}"));
    Client client(server);
    const auto access = client.exchange.clientAccess(u"a@b.example"_s);
    QCOMPARE(access ? QString() : access.error().code, code);
    if (!access)
        QVERIFY(access.error().evidence.contains(u"SmtpClientAuthenticationDisabled"));
}

void TestExchangeChanged::aTestsOutcomeIsReadByItsWord_data()
{
    QTest::addColumn<bool>("isPolicy");
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("granted") << true << QByteArray(R"({"AccessCheckResult":"Granted"})") << true;
    QTest::newRow("denied") << true << QByteArray(R"({"AccessCheckResult":"Denied"})") << true;
    // Read as "not granted", an app would count as shut out.
    QTest::newRow("nothing") << true << QByteArray(R"({"AppId":"a"})") << false;
    QTest::newRow("renamed") << true << QByteArray(R"({"AccessResult":"Granted"})") << false;
    QTest::newRow("translated") << true << QByteArray(R"({"AccessCheckResult":"Gewährt"})") << false;
    QTest::newRow("empty") << true << QByteArray(R"({"AccessCheckResult":""})") << false;
    QTest::newRow("in scope, a text") << false << QByteArray(R"({"InScope":"True"})") << true;
    QTest::newRow("out of scope, a text") << false << QByteArray(R"({"InScope":"False"})") << true;
    QTest::newRow("in scope") << false << QByteArray(R"({"InScope":true})") << true;
    QTest::newRow("out of scope") << false << QByteArray(R"({"InScope":false})") << true;
    QTest::newRow("no scope") << false << QByteArray(R"({"RoleName":"Application Mail.Send"})") << false;
    QTest::newRow("scope not run") << false << QByteArray(R"({"InScope":"Not Run"})") << false;
}

void TestExchangeChanged::aTestsOutcomeIsReadByItsWord()
{
    QFETCH(const bool, isPolicy);
    QFETCH(const QByteArray, row);
    QFETCH(const bool, isKnown);
    const WebServer server(always(200, R"({"value":[)" + row + "]}"));
    Client client(server);
    ExchangeFence fence(client.exchange);
    const auto isLetIn = [&fence]() -> Result<void> {
        const auto said = fence.isLetIn(u"an-app"_s, u"a@b.example"_s);
        return said ? Result<void>() : said.error();
    };
    const auto roles = [&fence]() -> Result<void> {
        const auto said = fence.roles(u"an-app"_s, u"a@b.example"_s);
        return said ? Result<void>() : said.error();
    };
    const Result<void> said = isPolicy ? isLetIn() : roles();
    QCOMPARE(said ? QString() : said.error().code, isKnown ? QString() : u"exchange/not-as-known"_s);
}

void TestExchangeChanged::whatAnOverwriteHangsOnIsLookedAt_data()
{
    QTest::addColumn<QString>("property");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("isKnown");
    const auto internal = u"ForwardingAddress"_s;
    const auto senders = u"RequireSenderAuthenticationEnabled"_s;
    QTest::newRow("forwards to nobody inside") << internal << QJsonValue() << true;
    QTest::newRow("forwards to somebody inside")
        << internal << QJsonValue(u"contoso.com/Users/Alex"_s) << true;
    // Read as "nobody", theirs would be cleared.
    QTest::newRow("somebody in another form")
        << internal << QJsonValue(QJsonObject{{u"Name"_s, u"Alex"_s}}) << false;
    QTest::newRow("anybody may write") << senders << QJsonValue(false) << true;
    QTest::newRow("people inside may write") << senders << QJsonValue(true) << true;
    QTest::newRow("who may write isn't said") << senders << QJsonValue(QJsonValue::Undefined) << false;
    QTest::newRow("who may write, a text") << senders << QJsonValue(u"True"_s) << false;
}

void TestExchangeChanged::whatAnOverwriteHangsOnIsLookedAt()
{
    QFETCH(const QString, property);
    QFETCH(const QJsonValue, value);
    QFETCH(const bool, isKnown);
    QJsonObject row{{u"PrimarySmtpAddress"_s, u"a@b.example"_s},
        {u"RecipientTypeDetails"_s, u"UserMailbox"_s}, {u"ForwardingAddress"_s, QJsonValue()},
        {u"ForwardingSmtpAddress"_s, QJsonValue()}, {u"DeliverToMailboxAndForward"_s, false},
        {u"RequireSenderAuthenticationEnabled"_s, false}};
    row[property] = value; // undefined: takes it away
    const WebServer server(always(
        200, QJsonDocument(QJsonObject{{u"value"_s, QJsonArray{row}}}).toJson(QJsonDocument::Compact)));
    Client client(server);
    const auto mailbox = client.exchange.mailbox(u"a@b.example"_s);
    QCOMPARE(mailbox ? QString() : mailbox.error().code, isKnown ? QString() : u"exchange/not-as-known"_s);
    if (!mailbox)
        QVERIFY2(mailbox.error().evidence.contains(property), qPrintable(mailbox.error().evidence));
}

void TestExchangeChanged::customizationIsNotGuessed_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("allowed") << QByteArray(R"({"IsDehydrated":false})") << true;
    QTest::newRow("not yet") << QByteArray(R"({"IsDehydrated":true})") << true;
    QTest::newRow("not said") << QByteArray(R"({"Name":"contoso"})") << false;
    QTest::newRow("a text") << QByteArray(R"({"IsDehydrated":"True"})") << false;
}

void TestExchangeChanged::customizationIsNotGuessed()
{
    QFETCH(const QByteArray, row);
    QFETCH(const bool, isKnown);
    const WebServer server(always(200, R"({"value":[)" + row + "]}"));
    Client client(server);
    const auto said = ExchangeSpam(client.exchange).isDehydrated();
    QCOMPARE(said ? QString() : said.error().code, isKnown ? QString() : u"exchange/not-as-known"_s);
}

void TestExchangeChanged::aWriteMayAnswerNothing()
{
    for (const int status : {200, 202, 204}) {
        const WebServer server(always(status));
        Client client(server);
        QVERIFY(client.exchange.setSmtpAuthDisabled(u"a@b.example"_s, false).ok());
    }
}

void TestExchangeChanged::anUnreadableAnswerToAWriteIsTold()
{
    const WebServer server(always(200, "<html>"));
    bool wrote = false;
    Client client(server, {{}, {}, [&wrote] { wrote = true; }});
    const auto set = client.exchange.setSmtpAuthDisabled(u"a@b.example"_s, false);
    QCOMPARE(set.error().code, u"exchange/not-as-known"_s);
    QCOMPARE(server.count(), 1);
    // It may have been carried out all the same.
    QVERIFY(wrote);
}

void TestExchangeChanged::warningsAreNoErrorAndAreKept()
{
    const WebServer server([](const auto &, int number) {
        return WebServer::reply(200,
            number == 1
                ? R"({"@adminapi.warnings":["No settings of 'a' have been modified.",""],"value":[]})"
                : R"~({"adminapi.warnings@odata.type":"#Collection(String)","@adminapi.warnings":[],"value":[]})~");
    });
    Client client(server);
    QVERIFY(client.exchange.setSmtpAuthDisabled(u"a"_s, false).ok());
    QCOMPARE(client.exchange.wire().warnings(), QStringList{u"No settings of 'a' have been modified."_s});
    QVERIFY(client.exchange.setSmtpAuthDisabled(u"a"_s, false).ok());
    QVERIFY(client.exchange.wire().warnings().isEmpty());
}

void TestExchangeChanged::aSpentBudgetSlowsDown()
{
    const WebServer server([](const auto &, int number) {
        const QByteArray left = number == 1 ? "0" : "9";
        return WebServer::reply(200, transportRow,
            "Rate-Limit-Remaining: " + left + "\r\nRate-Limit-Reset: " + timeIn(40) + "\r\n");
    });
    QList<std::chrono::seconds> pauses;
    Client client(server,
        {{},
            [&pauses](const Error &reason, std::chrono::seconds next) {
                QCOMPARE(reason.code, u"exchange/throttled"_s);
                pauses.append(next);
            },
            {}, 1000});
    for (int i = 0; i < 3; ++i) {
        QVERIFY(client.exchange.wire().write({u"Set-X"_s, {}, {}}).ok());
    }
    QCOMPARE(server.count(), 3);
    // Once, before the second.
    QCOMPARE(pauses.size(), 1);
    QVERIFY2(
        pauses.first() > 30s && pauses.first() <= 40s, qPrintable(QString::number(pauses.first().count())));
}

void TestExchangeChanged::withBudgetLeftNothingWaits()
{
    const WebServer server(
        always(200, transportRow, "Rate-Limit-Remaining: 1\r\nRate-Limit-Reset: " + timeIn(300) + "\r\n"));
    bool waited = false;
    Client client(server, {{}, [&waited](const Error &, std::chrono::seconds) { waited = true; }});
    for (int i = 0; i < 3; ++i)
        QVERIFY(client.exchange.wire().write({u"Set-X"_s, {}, {}}).ok());
    QVERIFY(!waited);
}

void TestExchangeChanged::aBudgetIsReadByTheServersClock()
{
    HttpResponse response{429,
        {{"rate-limit-remaining", "0"}, {"rate-limit-reset", "2020-11-24T10:00:20Z"},
            {"date", "Tue, 24 Nov 2020 10:00:00 GMT"}},
        {}};
    QCOMPARE(untilFreshBudget(response), std::optional<std::chrono::milliseconds>(20s));
    // Without a Retry-After the refused call comes again then.
    QCOMPARE(retryAfter(response), std::optional<std::chrono::milliseconds>(20s));
    response.headers.emplaceBack("retry-after", "3");
    QCOMPARE(retryAfter(response), std::optional<std::chrono::milliseconds>(3s));
    QVERIFY(!untilFreshBudget({200, {{"rate-limit-remaining", "7"}, {"rate-limit-reset", timeIn(9)}}, {}}));
    QVERIFY(!untilFreshBudget({200, {{"rate-limit-remaining", "0"}, {"rate-limit-reset", "soon"}}, {}}));
}

QTEST_GUILESS_MAIN(TestExchangeChanged)

#include "tst_exchange_changed.moc"
