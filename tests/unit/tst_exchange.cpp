// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "webserver.h"

#include "services/exchange.h"
#include "services/exchangespam.h"
#include "services/exchangetrace.h"
#include "services/readcache.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace cmw;
using namespace std::chrono_literals;

namespace {

/// A mailbox and its settings in one row, with what the client relies on.
constexpr char mailboxRow[] =
    R"({"value":[{"PrimarySmtpAddress":"support@contoso.com","RecipientTypeDetails":"UserMailbox",)"
    R"("ForwardingSmtpAddress":null,"DeliverToMailboxAndForward":false,)"
    R"("RequireSenderAuthenticationEnabled":false,)"
    R"("SmtpClientAuthenticationDisabled":null}]})";
constexpr char transportRow[] = R"({"value":[{"SmtpClientAuthenticationDisabled":true}]})";

/// An Exchange client and all that it needs.
struct Client {
    explicit Client(const WebServer &server, const Patience &patience = {})
        : http({}, patience.stop, 5s),
          exchange(ExchangeWire(http, server.url(u"/adminapi/beta"_s), Secret("the-token"), {}, patience))
    {
        exchange.setTenant(u"contoso.onmicrosoft.com"_s, u"admin@contoso.com"_s);
    }
    Http http;
    Exchange exchange;
    ExchangeSpam spam{exchange};
};

QJsonObject parameters(const WebServer::Asked &asked)
{
    return QJsonDocument::fromJson(asked.body)[u"CmdletInput"_s][u"Parameters"_s].toObject();
}

QByteArray refusal(const QByteArray &type, const QByteArray &message)
{
    return R"({"error":{"code":"BadRequest","message":"Invalid Operation","innererror":{"message":"Invalid Operation",)"
           R"("internalexception":{"message":")"
        + message + R"(","type":")" + type + R"("}}}})";
}

} // namespace

class TestExchange final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mailboxCmdletGoesToItsMailbox()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200, mailboxRow); });
        Client client(server);
        const auto mailbox = client.exchange.mailbox(u"support@contoso.com"_s);
        QVERIFY(mailbox);
        QCOMPARE(mailbox->value(u"PrimarySmtpAddress"_s).toString(), u"support@contoso.com"_s);
        const auto asked = server.asked().at(0);
        QCOMPARE(asked.method, "POST");
        QCOMPARE(asked.target, "/adminapi/beta/contoso.onmicrosoft.com/InvokeCommand");
        QCOMPARE(asked.headers.value("authorization"), "Bearer the-token");
        QCOMPARE(asked.headers.value("x-anchormailbox"), "support@contoso.com");
        QCOMPARE(asked.headers.value("x-cmdletname"), "Get-Mailbox");
        QCOMPARE(asked.body,
            R"({"CmdletInput":{"CmdletName":"Get-Mailbox","Parameters":{"Identity":"support@contoso.com"}}})");
    }

    void theTraceIsReadInEveryFormOfTime()
    {
        WebServer server([](const auto &, int) {
            return WebServer::reply(200,
                R"({"value":[{"Received":"2026-11-27T14:02:11.1234567","RecipientAddress":"support@contoso.com","Status":"Delivered",)"
                R"("Subject":"Test","SenderAddress":"customer@example.org","MessageId":"<1@example.org>","ToIP":null},)"
                R"({"Received":"2026-11-27T14:02:12Z","RecipientAddress":"a@mail.example","Status":"Pending"},)"
                R"({"Received":"2026-11-27T15:02:10.5+01:00","RecipientAddress":"b@mail.example","Status":"Failed"}]})");
        });
        Client client(server);
        const QDateTime from(QDate(2026, 11, 27), QTime(13, 0, 5), Qt::UTC);
        const auto mails =
            ExchangeTrace(client.exchange)
                .mails({u"support@contoso.com"_s, u"a@mail.example"_s}, from, from.addSecs(7200));
        QVERIFY(mails);
        const auto asked = parameters(server.asked().at(0));
        QCOMPARE(asked[u"StartDate"_s].toString(), u"2026-11-27T13:00:05"_s);
        QCOMPARE(asked[u"EndDate"_s].toString(), u"2026-11-27T15:00:05"_s);
        QCOMPARE(asked[u"RecipientAddress"_s].toArray().size(), 2);
        // Newest first, and all in UTC.
        QStringList times;
        for (const TracedMail &mail : *mails)
            times.append(mail.received.toString(u"HH:mm:ss.zzz"_s));
        QCOMPARE(times.join(u' '), u"14:02:12.000 14:02:11.123 14:02:10.500"_s);
        QCOMPARE(mails->at(1).sender, u"customer@example.org"_s);
        QVERIFY(mails->at(1).toAddress.isEmpty());
    }

    void organisationCmdletGoesByTheAdmin()
    {
        WebServer server([](const auto &, int) {
            return WebServer::reply(200, R"({"value":[{"Name":"Default","AutoForwardingMode":"Off"}]})");
        });
        Client client(server);
        QCOMPARE(client.spam.policies()->size(), 1);
        QCOMPARE(server.asked().at(0).headers.value("x-anchormailbox"), "UPN:admin@contoso.com");
    }

    void smtpAuthHasThreeValues_data()
    {
        QTest::addColumn<std::optional<bool>>("disabled");
        QTest::addColumn<QJsonValue>("sent");
        QTest::newRow("off") << std::optional(true) << QJsonValue(true);
        QTest::newRow("on") << std::optional(false) << QJsonValue(false);
        QTest::newRow("as the organisation") << std::optional<bool>() << QJsonValue(QJsonValue::Null);
    }
    void smtpAuthHasThreeValues()
    {
        QFETCH(std::optional<bool>, disabled);
        QFETCH(QJsonValue, sent);
        WebServer server([](const auto &, int) { return WebServer::reply(200, R"({"value":[]})"); });
        Client client(server);
        QVERIFY(client.exchange.setSmtpAuthDisabled(u"a@contoso.com"_s, disabled).ok());
        const auto given = parameters(server.asked().at(0));
        QVERIFY(given.contains(u"SmtpClientAuthenticationDisabled"_s));
        QCOMPARE(given.value(u"SmtpClientAuthenticationDisabled"_s), sent);
        QCOMPARE(given.value(u"Confirm"_s), QJsonValue(false));
    }

    void forwardingClearsTheInternalAddress()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200, R"({"value":[]})"); });
        Client client(server);
        QVERIFY(client.exchange.setForwarding(u"a@contoso.com"_s, u"f@webex.example"_s, true).ok());
        QCOMPARE(parameters(server.asked().at(0)),
            QJsonObject({{u"Identity"_s, u"a@contoso.com"_s}, {u"ForwardingAddress"_s, QJsonValue::Null},
                {u"ForwardingSmtpAddress"_s, u"f@webex.example"_s}, {u"DeliverToMailboxAndForward"_s, true},
                {u"Confirm"_s, false}}));
    }

    void forwardingIsTakenBack()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200); });
        Client client(server);
        QVERIFY(client.exchange.setForwarding(u"a@contoso.com"_s, {}, false, u"colleague"_s).ok());
        const auto given = parameters(server.asked().at(0));
        QCOMPARE(given.value(u"ForwardingSmtpAddress"_s), QJsonValue(QJsonValue::Null));
        QCOMPARE(given.value(u"ForwardingAddress"_s).toString(), u"colleague"_s);
    }

    void ruleIsSentAsItIs()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200, R"({"value":[]})"); });
        Client client(server);
        QJsonObject rule{{u"Name"_s, u"rule"_s}, {u"HostedOutboundSpamFilterPolicy"_s, u"policy"_s},
            {u"From"_s, QJsonArray{u"a@contoso.com"_s}}, {u"Priority"_s, 0}};
        QVERIFY(client.spam.createRule(rule).ok());
        rule.insert(u"Confirm"_s, false);
        QCOMPARE(parameters(server.asked().at(0)), rule);
    }

    void refusalsHaveTheirCodes_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        const QByteArray missing =
            "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|"
            "The operation couldn't be performed because object 'x' couldn't be found on 'y'.";
        QTest::newRow("token") << 401 << QByteArray() << u"exchange/unauthorized"_s << u"HTTP 401"_s;
        QTest::newRow("role, as zero bytes")
            << 403 << QByteArray(12, '\0') << u"exchange/denied"_s << u"HTTP 403"_s;
        QTest::newRow("no mailbox, 404")
            << 404 << QByteArray(R"({"error":{"code":"NotFound","message":")" + missing + R"("}})")
            << u"exchange/not-found"_s << u"The operation couldn't"_s;
        QTest::newRow("no mailbox, 400")
            << 400
            << refusal("Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException",
                   "It isn't there")
            << u"exchange/not-found"_s << u"It isn't there"_s;
        QTest::newRow("several")
            << 400
            << refusal("Microsoft.Exchange.Configuration.Tasks.ManagementObjectAmbiguousException",
                   "The operation couldn't be performed because 'x' matches multiple entries.")
            << u"exchange/ambiguous"_s << u"The operation couldn't be performed because"_s;
        QTest::newRow("no cmdlet") << 400
                                   << refusal("System.Management.Automation.CommandNotFoundException",
                                          "The term 'X' is not recognized")
                                   << u"exchange/no-cmdlet"_s << u"The term"_s;
        QTest::newRow("dehydrated") << 400
                                    << refusal("X", "run the command Enable-OrganizationCustomization first")
                                    << u"exchange/customization"_s << u"run the command"_s;
        QTest::newRow("details")
            << 400
            << QByteArray(
                   R"({"error":{"message":"Invalid Operation","details":[{"message":"|A.B.AmbiguousException|Both"}]}})")
            << u"exchange/refused"_s << u"Both [A.B.AmbiguousException]"_s;
        QTest::newRow("server") << 500 << refusal("X", "oh") << u"exchange/server"_s << u"oh"_s;
        QTest::newRow("transient") << 400 << refusal("A.TransientException", "busy") << u"exchange/server"_s
                                   << u"busy"_s;
        QTest::newRow("other") << 400 << refusal("A.ParameterTransformationException", "Cannot")
                               << u"exchange/refused"_s << u"Cannot [A.Para"_s;
    }
    void refusalsHaveTheirCodes()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        QFETCH(QString, text);
        WebServer server(
            [=](const auto &, int) { return WebServer::reply(status, body, "request-id: abc-1\r\n"); });
        Client client(server);
        const auto mailbox = client.exchange.mailbox(u"x"_s);
        QCOMPARE(mailbox.error().code, code);
        QVERIFY2(mailbox.error().evidence.startsWith(text), qPrintable(mailbox.error().evidence));
        QVERIFY(mailbox.error().evidence.contains(u"abc-1"_s));
        QCOMPARE(mailbox.error().args.value(u"cmdlet"_s).toString(), u"Get-Mailbox"_s);
        QCOMPARE(mailbox.error().args.value(u"status"_s).toInt(), status);
    }

    void emptyAnswerIsNoMailbox()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200, R"({"value":[]})"); });
        Client client(server);
        QCOMPARE(client.exchange.mailbox(u"x"_s).error().code, u"exchange/not-found"_s);
    }

    void pagesAreJoined()
    {
        QByteArray next;
        WebServer server([&next](const auto &, int number) {
            return WebServer::reply(200,
                number == 1
                    ? R"({"value":[{"Name":"1","State":"Enabled"}],"@odata.nextLink":")" + next + R"("})"
                    : QByteArray(R"({"value":[{"Name":"2","State":"Enabled"}]})"));
        });
        next = server.url(u"/adminapi/beta/contoso.onmicrosoft.com/InvokeCommand?$skiptoken=2"_s).toEncoded();
        Client client(server);
        QCOMPARE(client.spam.rules()->size(), 2);
        const auto asked = server.asked();
        QVERIFY(asked.at(1).target.endsWith("?$skiptoken=2"));
        QCOMPARE(asked.at(1).body, asked.at(0).body);
    }

    void writeWithANextPageIsSentOnce()
    {
        QByteArray next;
        WebServer server([&next](const auto &, int) {
            return WebServer::reply(200, R"({"value":[],"@odata.nextLink":")" + next + R"("})");
        });
        next = server.url(u"/adminapi/beta/contoso.onmicrosoft.com/InvokeCommand?$skiptoken=2"_s).toEncoded();
        Client client(server);
        QVERIFY(client.spam.createPolicy(u"p"_s, u"On"_s).ok());
        QCOMPARE(server.count(), 1);
    }

    void tokenGoesToNoOtherHost()
    {
        WebServer elsewhere([](const auto &, int) { return WebServer::reply(200, R"({"value":[]})"); });
        WebServer server([&](const auto &, int) {
            return WebServer::reply(
                200, R"({"value":[],"@odata.nextLink":")" + elsewhere.url().toEncoded() + R"("})");
        });
        Client client(server);
        QCOMPARE(client.spam.rules().error().code, u"exchange/refused"_s);
        QCOMPARE(elsewhere.count(), 0);
    }

    void busyServerIsAskedAgain()
    {
        WebServer server([](const auto &, int number) {
            constexpr int statuses[] = {429, 502, 503, 504};
            return number <= 4 ? WebServer::reply(statuses[number - 1], {}, "Retry-After: 0\r\n")
                               : WebServer::reply(200, transportRow);
        });
        Client client(server);
        QVERIFY(client.exchange.transportConfig().ok());
        QCOMPARE(server.count(), 5);
    }

    void cutReadIsTriedAgain()
    {
        WebServer server([](const auto &, int number) {
            return number < 3 ? WebServer::cut() : WebServer::reply(200, mailboxRow);
        });
        Client client(server);
        QVERIFY(client.exchange.clientAccess(u"x"_s).ok());
        QCOMPARE(server.count(), 3);
    }

    void cutWriteIsSentOnce()
    {
        WebServer server([](const auto &, int) { return WebServer::cut(); });
        Client client(server);
        QCOMPARE(client.spam.createPolicy(u"p"_s, u"On"_s).error().code, u"network/cut-off"_s);
        QCOMPARE(server.count(), 1);
    }

    void readsAreRememberedUntilAWrite()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200, mailboxRow); });
        Client client(server);
        QVERIFY(client.exchange.mailbox(u"a"_s).ok());
        QVERIFY(client.exchange.mailbox(u"a"_s).ok());
        QCOMPARE(server.count(), 1);
        QVERIFY(client.exchange.mailbox(u"b"_s).ok());
        QVERIFY(client.exchange.clientAccess(u"a"_s).ok());
        QCOMPARE(server.count(), 3);
        QVERIFY(client.spam.removePolicy(u"p"_s).ok());
        QVERIFY(client.exchange.mailbox(u"a"_s).ok());
        QCOMPARE(server.count(), 5);
    }

    void nothingIsSentWithoutATenant()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200, R"({"value":[{}]})"); });
        Client client(server);
        client.exchange.setTenant({}, u"admin@contoso.com"_s);
        QCOMPARE(client.exchange.transportConfig().error().code, u"exchange/refused"_s);
        QCOMPARE(server.count(), 0);
    }

    void lineBreakInAnAddressIsNotSent()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(200, R"({"value":[{}]})"); });
        Client client(server);
        QCOMPARE(client.exchange.mailbox(u"a@b\r\nX-Evil: 1"_s).error().code, u"network/failed"_s);
        QCOMPARE(server.count(), 0);
    }

    void stopEndsAPause()
    {
        WebServer server([](const auto &, int) { return WebServer::reply(429, {}, "Retry-After: 60\r\n"); });
        std::stop_source stop;
        std::jthread stopper;
        Client client(server, {stop.get_token(), [&](const Error &reason, std::chrono::seconds) {
                                   QCOMPARE(reason.code, u"exchange/throttled"_s);
                                   stopper = std::jthread([&stop] { stop.request_stop(); });
                               }});
        QElapsedTimer timer;
        timer.start();
        QVERIFY(client.exchange.transportConfig().error().isCancelled());
        QVERIFY(timer.elapsed() < 1000);
    }
};

QTEST_GUILESS_MAIN(TestExchange)

#include "tst_exchange.moc"
