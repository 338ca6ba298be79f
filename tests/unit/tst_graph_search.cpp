// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "webserver.h"

#include "practiceclient.h"

#include "services/cloud.h"
#include "services/exchangesearch.h"
#include "services/graphsearch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cmw;
using namespace std::chrono_literals;

namespace {

constexpr int most = 12;

QByteArray refusal(const QByteArray &code, const QByteArray &message)
{
    return R"({"error":{"code":")" + code + R"(","message":")" + message + R"("}})";
}

/// A search at a server that takes no batch: each request is seen by itself.
struct Search {
    explicit Search(const WebServer &server, const Patience &patience = {})
        : http({}, patience.stop, 5s),
          graph(GraphWire(http, server.url(u"/v1.0"_s), Bearer(Secret("the-token")), {}, patience))
    {
    }
    Http http;
    GraphSearch graph;
};

bool isBatch(const WebServer::Asked &asked)
{
    return asked.target.endsWith("/$batch");
}

WebServer::Said empty()
{
    return WebServer::reply(200, R"({"value":[]})");
}

/// The one request whose path begins so.
WebServer::Asked askedOf(const WebServer &server, const QByteArray &beginning)
{
    const QList<WebServer::Asked> all = server.asked();
    for (const WebServer::Asked &asked : all) {
        if (asked.target.startsWith("/v1.0" + beginning))
            return asked;
    }
    return {};
}

QStringList namesOf(const FoundMailboxes &found)
{
    QStringList names;
    for (const FoundMailbox &one : found.mailboxes)
        names.append(one.name);
    return names;
}

} // namespace

/// Mailboxes by what somebody has typed so far: what is asked, and what the practice directory answers.
class TestGraphSearch final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void quotesAndBackslashesAreEscaped();
    void oneRoundTripIsEnough();
    void onesThatCantSearchAreAskedForBeginnings();
    void refusalsAreValues_data();
    void refusalsAreValues();
    void deniedGroupsHideNobody();
    void foundInTheDirectory_data();
    void foundInTheDirectory();
    void doubtsAreTold_data();
    void doubtsAreTold();
    void licencesAreThoseWithAMailbox_data();
    void licencesAreThoseWithAMailbox();
    void moreThanFitIsSaid();
    void exchangeFindsByNameAndKind();
    void aListOfRoomsIsAGroup();

private:
    std::unique_ptr<practice::Tenant> m_tenant;
    RunContext m_context;
    Result<FoundMailboxes> look(const QString &text, int count = most) const;
};

void TestGraphSearch::initTestCase()
{
    m_tenant = startTenant();
    const auto endpoints = Endpoints::fromJson(m_tenant->cloud());
    QVERIFY(endpoints);
    m_context.endpoints = *endpoints;
    PracticeClient client(m_tenant->addresses());
    const auto token = [&client](const char16_t *app, const QString &scope) {
        return Secret(client.tokenFor(u"adele@contoso.com"_s, QString::fromUtf16(app), scope).toUtf8());
    };
    m_context.tokens.graph = token(graphTools, u"User.Read Directory.Read.All"_s);
    m_context.tokens.exchange = token(exchangeTools, m_context.endpoints.exchangeScope);
}

Result<FoundMailboxes> TestGraphSearch::look(const QString &text, int count) const
{
    Http http(m_context.endpoints.extraCa, {}, 10s);
    GraphSearch search(GraphWire(http, m_context.endpoints.graph, Bearer(m_context.tokens.graph), {}, {}));
    return search.mailboxes(text, count);
}

void TestGraphSearch::quotesAndBackslashesAreEscaped()
{
    WebServer server([](const WebServer::Asked &asked, int) {
        return isBatch(asked) ? WebServer::reply(400, refusal("BadRequest", "no batch")) : empty();
    });
    Search search(server);
    QVERIFY(search.graph.mailboxes(u"  smtp:O'Neill \"AB\\C\" & 김+#  "_s, most).ok());

    const WebServer::Asked people = askedOf(server, "/users?$search=");
    QVERIFY2(
        people.decoded().contains(
            u"$search=\"displayName:O'Neill \\\"AB\\\\C\\\" 김+#\" OR \"mail:O'Neill \\\"AB\\\\C\\\" 김+#\""_s),
        qPrintable(people.decoded()));
    QCOMPARE(people.headers.value("consistencylevel"), "eventual");
    const WebServer::Asked aliases = askedOf(server, "/users?$filter=");
    QVERIFY2(aliases.decoded().contains(
                 u"$filter=proxyAddresses/any(p:startsWith(p,'smtp:O''Neill \"AB\\C\" 김+#'))"_s),
        qPrintable(aliases.decoded()));
    const WebServer::Asked groups = askedOf(server, "/groups?");
    QVERIFY(groups.decoded().contains(u"&$filter=mailEnabled eq true&$count=true"_s));
    const QList<WebServer::Asked> all = server.asked();
    for (const WebServer::Asked &one : all)
        QVERIFY(!one.target.contains('+') && !one.target.contains('#') && !one.target.contains('"'));
}

void TestGraphSearch::oneRoundTripIsEnough()
{
    WebServer server([](const WebServer::Asked &asked, int) {
        if (!isBatch(asked))
            return WebServer::reply(500);
        QJsonArray answers;
        const QJsonArray requests = QJsonDocument::fromJson(asked.body).object()[u"requests"].toArray();
        for (const QJsonValue &request : requests) {
            const QJsonObject person{
                {u"id"_s, u"1"_s}, {u"displayName"_s, u"Ann"_s}, {u"mail"_s, u"a@x.example"_s}};
            const bool isPeople = request[u"url"].toString().startsWith(u"/users?$search");
            // A page that isn't the last one.
            QJsonObject body{
                {u"value"_s, isPeople ? QJsonArray{person} : QJsonArray()}, {u"@odata.count"_s, 1}};
            if (isPeople)
                body[u"@odata.nextLink"] = u"https://elsewhere.example/next"_s;
            answers.append(QJsonObject{{u"id"_s, request[u"id"]}, {u"status"_s, 200}, {u"body"_s, body},
                {u"consistency"_s, request[u"headers"][u"ConsistencyLevel"]}});
        }
        return WebServer::reply(200, QJsonDocument(QJsonObject{{u"responses"_s, answers}}).toJson());
    });
    Search search(server);
    const auto found = search.graph.mailboxes(u"ann"_s, most);
    QVERIFY(found);
    QCOMPARE(namesOf(*found), QStringList{u"Ann"_s});
    QVERIFY(found->more);
    QCOMPARE(server.count(), 1);
    const QJsonObject batch = QJsonDocument::fromJson(server.asked().at(0).body).object();
    QCOMPARE(batch[u"requests"].toArray().size(), 3);
    QCOMPARE(batch[u"requests"][0][u"headers"][u"ConsistencyLevel"].toString(), u"eventual"_s);
}

void TestGraphSearch::onesThatCantSearchAreAskedForBeginnings()
{
    WebServer server([](const WebServer::Asked &asked, int) {
        if (asked.target.startsWith("/v1.0/users?$filter=startsWith"))
            return WebServer::reply(
                200, R"({"value":[{"id":"1","displayName":"Ann","mail":"ann@x.example"}]})");
        return WebServer::reply(400, refusal("Request_UnsupportedQuery", "Search is not supported."));
    });
    Search search(server);
    const auto found = search.graph.mailboxes(u"an'n"_s, most);
    QVERIFY2(found, found ? "" : qPrintable(found.error().evidence));
    QCOMPARE(namesOf(*found), QStringList{u"Ann"_s});
    QVERIFY(askedOf(server, "/users?$filter=startsWith")
                .decoded()
                .contains(u"startsWith(displayName,'an''n') or"_s));
}

void TestGraphSearch::refusalsAreValues_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("meaning");
    QTest::newRow("not understood") << 400 << QByteArray("Request_BadRequest") << u"graph/refused"_s;
    QTest::newRow("token ended") << 401 << QByteArray("InvalidAuthenticationToken")
                                 << u"graph/unauthorized"_s;
    QTest::newRow("denied") << 403 << QByteArray("Authorization_RequestDenied") << u"graph/denied"_s;
    QTest::newRow("throttled") << 429 << QByteArray("TooManyRequests") << u"graph/throttled"_s;
}

void TestGraphSearch::refusalsAreValues()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, code);
    WebServer server(
        [&](const WebServer::Asked &, int) { return WebServer::reply(status, refusal(code, "No.")); });
    Patience patience;
    patience.pace = 1000;
    Search search(server, patience);
    const auto found = search.graph.mailboxes(u"ann"_s, most);
    QVERIFY(!found);
    QTEST(found.error().code, "meaning");
    QVERIFY(found.error().evidence.contains(QString::fromLatin1(code)));
}

void TestGraphSearch::deniedGroupsHideNobody()
{
    WebServer server([](const WebServer::Asked &asked, int) {
        if (asked.target.startsWith("/v1.0/groups") || isBatch(asked))
            return WebServer::reply(403, refusal("Authorization_RequestDenied", "No."));
        return WebServer::reply(200, R"({"value":[{"id":"1","displayName":"Ann","mail":"ann@x.example"}]})");
    });
    Search search(server);
    const auto found = search.graph.mailboxes(u"ann"_s, most);
    QVERIFY(found);
    QCOMPARE(namesOf(*found), QStringList{u"Ann"_s}); // once, though she is found in two ways
}

void TestGraphSearch::foundInTheDirectory_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("alias");
    const QString none;
    QTest::newRow("first word") << u"cust"_s << QStringList{u"Customer Support"_s} << none;
    QTest::newRow("another word") << u"questions"_s << QStringList{u"Billing Questions"_s} << none;
    QTest::newRow("words in any order") << u"support cust"_s << QStringList{u"Customer Support"_s} << none;
    QTest::newRow("address") << u"billing@con"_s << QStringList{u"Billing Questions"_s} << none;
    QTest::newRow("alias") << u"rma"_s << QStringList{u"Orders and Returns"_s} << u"rma@contoso.com"_s;
    QTest::newRow("alias in capitals")
        << u"RMA@CONTOSO"_s << QStringList{u"Orders and Returns"_s} << u"rma@contoso.com"_s;
    QTest::newRow("family name") << u"김"_s << QStringList{u"김민지"_s, u"김서연"_s} << none;
    QTest::newRow("full name") << u"김민지"_s << QStringList{u"김민지"_s} << none;
    QTest::newRow("Korean alias") << u"gogaek"_s << QStringList{u"고객 지원팀"_s} << u"gogaek@contoso.com"_s;
    QTest::newRow("nobody") << u"zzz"_s << QStringList() << none;
    QTest::newRow("quotes alone") << u"\"\\"_s << QStringList() << none;
}

void TestGraphSearch::foundInTheDirectory()
{
    QFETCH(const QString, text);
    const auto found = look(text);
    QVERIFY2(found, found ? "" : qPrintable(found.error().evidence));
    QTEST(namesOf(*found), "names");
    QVERIFY(!found->more);
    if (!found->mailboxes.isEmpty())
        QTEST(found->mailboxes.first().alias, "alias");
}

void TestGraphSearch::doubtsAreTold_data()
{
    using Kind = FoundMailbox::Kind;
    using Doubt = FoundMailbox::Doubt;
    QTest::addColumn<QString>("text");
    QTest::addColumn<FoundMailbox::Kind>("kind");
    QTest::addColumn<FoundMailbox::Doubt>("doubt");
    QTest::addColumn<bool>("possible");
    QTest::newRow("a person's") << u"megan"_s << Kind::User << Doubt::None << true;
    QTest::newRow("a shared one") << u"helpdesk"_s << Kind::Shared << Doubt::None << true;
    QTest::newRow("sign-in blocked") << u"isaiah"_s << Kind::User << Doubt::SignInBlocked << true;
    QTest::newRow("no mailbox") << u"joni"_s << Kind::User << Doubt::NoMailbox << false;
    QTest::newRow("guest") << u"noor"_s << Kind::Guest << Doubt::Guest << false;
    QTest::newRow("group") << u"support-team"_s << Kind::Group << Doubt::Group << false;
}

void TestGraphSearch::doubtsAreTold()
{
    QFETCH(const QString, text);
    const auto found = look(text);
    QVERIFY2(found, found ? "" : qPrintable(found.error().evidence));
    QCOMPARE(found->mailboxes.size(), 1);
    QTEST(found->mailboxes.first().kind, "kind");
    QTEST(found->mailboxes.first().doubt, "doubt");
    QTEST(found->mailboxes.first().isPossible(), "possible");
}

void TestGraphSearch::licencesAreThoseWithAMailbox_data()
{
    using Doubt = FoundMailbox::Doubt;
    QTest::addColumn<QByteArray>("plans");
    QTest::addColumn<FoundMailbox::Doubt>("doubt");
    const auto plan = [](const QByteArray &id, const QByteArray &status) {
        return R"(,"assignedPlans":[{"service":"exchange","capabilityStatus":")" + status
            + R"(","servicePlanId":")" + id + R"("}])";
    };
    const QByteArray plan2 = "efb87545-963c-4e0d-99df-69c6916d9eb0";
    QTest::newRow("Plan 2") << plan(plan2, "Enabled") << Doubt::None;
    QTest::newRow("time of grace") << plan(plan2, "Warning") << Doubt::None;
    QTest::newRow("taken away") << plan(plan2, "Deleted") << Doubt::NoLicence;
    QTest::newRow("Exchange Foundation")
        << plan("113feb6c-3fe4-4440-bddc-54d774bf0318", "Enabled") << Doubt::NoLicence;
    QTest::newRow("can't be read") << QByteArray() << Doubt::None;
}

void TestGraphSearch::licencesAreThoseWithAMailbox()
{
    QFETCH(const QByteArray, plans);
    WebServer server([&plans](const WebServer::Asked &asked, int) {
        if (!asked.target.startsWith("/v1.0/users"))
            return isBatch(asked) ? WebServer::reply(403, refusal("Authorization_RequestDenied", "No."))
                                  : empty();
        return WebServer::reply(
            200, R"({"value":[{"id":"1","displayName":"Ann","mail":"ann@x.example")" + plans + "}]}");
    });
    Search search(server);
    const auto found = search.graph.mailboxes(u"ann"_s, most);
    QVERIFY2(found, found ? "" : qPrintable(found.error().evidence));
    QCOMPARE(found->mailboxes.size(), 1);
    QTEST(found->mailboxes.first().doubt, "doubt");
}

void TestGraphSearch::moreThanFitIsSaid()
{
    const auto all = look(u"s"_s);
    QVERIFY(all);
    QVERIFY(!all->more);
    QVERIFY(all->mailboxes.size() > 3);
    // What can't be taken comes last, so it goes first.
    const auto few = look(u"s"_s, 3);
    QVERIFY(few);
    QVERIFY(few->more);
    QCOMPARE(few->mailboxes.size(), 3);
    QVERIFY(few->mailboxes.last().isPossible());
    QVERIFY(!all->mailboxes.last().isPossible());
}

void TestGraphSearch::exchangeFindsByNameAndKind()
{
    using Kind = FoundMailbox::Kind;
    Http http(m_context.endpoints.extraCa, {}, 10s);
    ExchangeWire wire(http, m_context.endpoints.exchange, Bearer(m_context.tokens.exchange), {}, {});
    wire.setTenant(m_tenant->addresses().tenantId, u"adele@contoso.com"_s);
    ExchangeSearch search(wire);
    const QList<std::tuple<QString, QString, Kind, bool>> rows{
        {u"cust"_s, u"support@contoso.com"_s, Kind::User, true},
        {u"orders"_s, u"orders@contoso.com"_s, Kind::Shared, true},
        {u"room.han"_s, u"room.han@contoso.com"_s, Kind::Resource, false},
        {u"all-staff"_s, u"all-staff@contoso.com"_s, Kind::Group, false},
        {u"rma"_s, u"orders@contoso.com"_s, Kind::Shared, true},
        {u"returns@contoso"_s, u"orders@contoso.com"_s, Kind::Shared, true}};
    for (const auto &[text, address, kind, possible] : rows) {
        const auto found = search.mailboxes(text, most);
        QVERIFY2(found, found ? "" : qPrintable(found.error().evidence));
        QCOMPARE(found->mailboxes.size(), 1);
        QCOMPARE(found->mailboxes.first().address, address);
        QCOMPARE(found->mailboxes.first().kind, kind);
        QCOMPARE(found->mailboxes.first().isPossible(), possible);
    }
    QCOMPARE(search.mailboxes(u"rma"_s, most)->mailboxes.first().alias, u"rma@contoso.com"_s);
    QVERIFY(search.mailboxes(u"o'neill*@x"_s, most)->mailboxes.isEmpty());
    QVERIFY(search.mailboxes(u"s"_s, 2)->more);
}

void TestGraphSearch::aListOfRoomsIsAGroup()
{
    WebServer server([](const WebServer::Asked &, int) {
        return WebServer::reply(200,
            R"({"value":[{"DisplayName":"Rooms","PrimarySmtpAddress":"rooms@x.example","EmailAddresses":[],)"
            R"("RecipientTypeDetails":"RoomList"}]})");
    });
    Http http({}, {}, 5s);
    ExchangeWire wire(http, server.url(u"/adminapi"_s), Bearer(Secret("the-token")), {}, {});
    wire.setTenant(u"x.example"_s, u"ann@x.example"_s);
    const auto found = ExchangeSearch(wire).mailboxes(u"rooms"_s, most);
    QVERIFY2(found, found ? "" : qPrintable(found.error().evidence));
    QCOMPARE(found->mailboxes.size(), 1);
    QCOMPARE(found->mailboxes.first().kind, FoundMailbox::Kind::Group);
    QVERIFY(!found->mailboxes.first().isPossible());
}

QTEST_GUILESS_MAIN(TestGraphSearch)
#include "tst_graph_search.moc"
