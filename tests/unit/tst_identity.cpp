// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "issuer.h"

#include "services/http.h"
#include "services/identity.h"

#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

SignInRequest request()
{
    SignInRequest result;
    result.tenant = u"contoso.com"_s;
    result.clientId = u"client-1"_s;
    result.scopes = {u"https://graph.microsoft.com/User.Read"_s, u"offline_access"_s};
    return result;
}

/// One sign-in, and what became of it.
struct Attempt {
    explicit Attempt(const Issuer &issuer, const SignInRequest &what = request())
        : signIn(issuer.endpoints(), what, [this](const QUrl &url) {
              address = url;
              return true;
          })
    {
        QObject::connect(
            &signIn, &SignIn::finished, &signIn, [this](const Result<Tokens> &result) { ends << result; });
    }

    void start()
    {
        redirect = QUrl(signIn.listen().value());
        signIn.start();
    }
    quint16 port() const { return static_cast<quint16>(redirect.port()); }
    QString parameter(const QString &name) const
    {
        return QUrlQuery(address).queryItemValue(name, QUrl::FullyDecoded);
    }
    QByteArray state() const { return parameter(u"state"_s).toLatin1(); }

    /// Sends what a browser or a program would, and gives back what came; empty where nobody listens.
    QByteArray knock(const QByteArray &request, const QString &host = u"127.0.0.1"_s) const
    {
        QTcpSocket socket;
        socket.connectToHost(host, port());
        socket.write(request);
        const auto closed = [&socket] { return socket.state() == QAbstractSocket::UnconnectedState; };
        return QTest::qWaitFor(closed) ? socket.readAll() : "nobody closed the connection";
    }
    QByteArray get(const QByteArray &target) const
    {
        return knock("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n");
    }
    QByteArray giveCode(const QByteArray &code = "good-code") const
    {
        return get("/?code=" + code + "&state=" + state());
    }

    /// The one end; an error of its own where there was none, or more than one.
    Result<Tokens> end()
    {
        if (!QTest::qWaitFor([this] { return !ends.isEmpty(); }))
            return Error{u"test/no-end"_s, {}, {}};
        giveCode(); // whatever comes now changes nothing
        QCoreApplication::processEvents();
        if (ends.size() != 1)
            return Error{u"test/%1-ends"_s.arg(ends.size()), {}, {}};
        return ends.first();
    }

    QUrl address, redirect;
    QList<Result<Tokens>> ends;
    SignIn signIn;
};

QString codeOf(const Result<Tokens> &result)
{
    return result ? u"ok"_s : result.error().code;
}

} // namespace

class tst_identity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    // The way as it should be
    void tokensArrive();
    void addressAndTokenRequestAreComplete();
    void addressGoesToTheBrowsersAuthority();
    void everyCharacterOfCodeAndSecretArrives();
    void browserThatDoesNotOpenIsTold();
    void browserEndsOnAPage();

    // What Qt NetworkAuth 6.4 keeps to itself
    void refusedTokenRequestIsTold_data();
    void refusedTokenRequestIsTold();
    void wrongStateIsTold_data();
    void wrongStateIsTold();
    void errorOfTheProviderIsTold_data();
    void errorOfTheProviderIsTold();
    void errorWithoutOurStateIsIgnored_data();
    void errorWithoutOurStateIsIgnored();
    void othersThatKnockAreTurnedAway_data();
    void othersThatKnockAreTurnedAway();
    void cancelEndsIt();
    void cancelEndsTheTokenRequest();
    void timeLimitEndsIt();
    void loopbackIsClosedAfterTheEnd();
    void redemptionThatIsChallengedIsSentOnce();

    // Faults of the token endpoint
    void answerWithoutTokenIsTold_data();
    void answerWithoutTokenIsTold();
    void redirectOfTheTokenRequestIsNotFollowed();
    void silentTokenEndpointIsTold();
    void tokenEndpointThatHangsUpIsAskedOnce();
    void tokenEndpointThatIsNotThereIsTold();

    void listensOnLoopbackOnly();
    void incompleteRequestIsTold();
    void nothingSecretIsLogged();
    void endIsToldAfterStart();
    void mayBeDeletedWhereItsEndIsHeard();
    void mayBeDeletedWhileATokenIsAskedFor();

    void refreshBringsNewTokens();
    void refreshWithoutANewOneKeepsTheOld();
    void refreshFailureIsTold_data();
    void refreshFailureIsTold();
    void refreshThatIsNotAnsweredIsTold();
    void refreshEndsWithItsContext();

    void clientSecretIsProven();
    void clientSecretThatIsRefusedIsTold();

private:
    std::unique_ptr<Issuer> m_issuer;
};

void tst_identity::init()
{
    // What Qt NetworkAuth alone would say of an answer is a warning: that it says one means we let it judge.
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_issuer = std::make_unique<Issuer>();
    m_issuer->answerTokens();
}

void tst_identity::tokensArrive()
{
    Attempt attempt(*m_issuer);
    attempt.start();
    QVERIFY(attempt.giveCode().startsWith("HTTP/1.1 200"));
    const auto result = attempt.end();
    QCOMPARE(codeOf(result), u"ok"_s);
    QCOMPARE(result->access.unwrap(), "issued-access-token");
    QCOMPARE(result->refresh.unwrap(), "issued-refresh-token");
    QCOMPARE(result->scopes, (QStringList{u"https://graph.microsoft.com/User.Read"_s, u"openid"_s}));
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(result->expires);
    QVERIFY2(left > 3500 && left <= 3599, qPrintable(QString::number(left)));
    QCOMPARE(result->expires.timeSpec(), Qt::UTC);
}

void tst_identity::addressAndTokenRequestAreComplete()
{
    auto what = request();
    what.loginHint = u"sales+desk@contoso.com"_s;
    what.prompt = u"select_account"_s;
    Attempt attempt(*m_issuer, what);
    attempt.start();

    // "localhost" and the port, without a slash at the end: the provider compares it as text.
    QCOMPARE(attempt.redirect.toString(), u"http://localhost:%1"_s.arg(attempt.port()));
    const QUrlQuery query(attempt.address);
    QStringList names;
    for (const auto &[name, value] : query.queryItems())
        names << name;
    names.sort();
    QCOMPARE(names,
        (QStringList{u"client_id"_s, u"code_challenge"_s, u"code_challenge_method"_s, u"login_hint"_s,
            u"prompt"_s, u"redirect_uri"_s, u"response_mode"_s, u"response_type"_s, u"scope"_s, u"state"_s}));
    QCOMPARE(attempt.parameter(u"client_id"_s), u"client-1"_s);
    QCOMPARE(attempt.parameter(u"code_challenge_method"_s), u"S256"_s);
    QCOMPARE(attempt.parameter(u"login_hint"_s), u"sales+desk@contoso.com"_s);
    QVERIFY(attempt.address.toEncoded().contains("sales%2Bdesk"));
    QCOMPARE(attempt.parameter(u"prompt"_s), u"select_account"_s);
    QCOMPARE(attempt.parameter(u"redirect_uri"_s), attempt.redirect.toString());
    QCOMPARE(attempt.parameter(u"response_type"_s), u"code"_s);
    QCOMPARE(attempt.parameter(u"scope"_s), u"https://graph.microsoft.com/User.Read offline_access"_s);
    QCOMPARE(attempt.state().size(), 43); // 32 bytes

    attempt.giveCode();
    QCOMPARE(codeOf(attempt.end()), u"ok"_s);
    QCOMPARE(m_issuer->requests.size(), 1);
    const auto token = m_issuer->requests.first();
    QCOMPARE(token.method, "POST");
    QCOMPARE(token.path, "/contoso.com/oauth2/v2.0/token");
    QVERIFY(token.head.contains("application/x-www-form-urlencoded"));
    QCOMPARE(token.value(u"grant_type"_s), u"authorization_code"_s);
    QCOMPARE(token.value(u"redirect_uri"_s), attempt.redirect.toString());
    QCOMPARE(token.value(u"client_id"_s), u"client-1"_s);
    QVERIFY(!token.form.hasQueryItem(u"client_secret"_s)); // a public client that sends one is refused
    QCOMPARE(token.form.allQueryItemValues(u"code_verifier"_s).size(), 1);
    const auto hash =
        QCryptographicHash::hash(token.value(u"code_verifier"_s).toLatin1(), QCryptographicHash::Sha256);
    QCOMPARE(attempt.parameter(u"code_challenge"_s).toLatin1(),
        hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));

    Attempt other(*m_issuer);
    other.start();
    QVERIFY(other.state() != attempt.state());
    QVERIFY(other.parameter(u"code_challenge"_s) != attempt.parameter(u"code_challenge"_s));
}

void tst_identity::addressGoesToTheBrowsersAuthority()
{
    Attempt attempt(*m_issuer);
    attempt.start();
    QCOMPARE(attempt.address.host(), u"localhost"_s);
    QCOMPARE(attempt.address.path(), u"/contoso.com/oauth2/v2.0/authorize"_s);
}

void tst_identity::everyCharacterOfCodeAndSecretArrives()
{
    const QByteArray code = "0.A+b/c=%41&d;e~'\"\xed\x95\x9c";
    const QByteArray secret = "Q8~+%2B&=/ ?#;x";
    auto what = request();
    what.clientSecret = Secret(secret);
    Attempt attempt(*m_issuer, what);
    attempt.start();
    attempt.giveCode(code.toPercentEncoding());
    QCOMPARE(codeOf(attempt.end()), u"ok"_s);
    QCOMPARE(m_issuer->requests.first().value(u"code"_s).toUtf8(), code);
    QCOMPARE(m_issuer->requests.first().value(u"client_secret"_s).toUtf8(), secret);
    QCOMPARE(m_issuer->requests.first().form.allQueryItemValues(u"client_secret"_s).size(), 1);
}

void tst_identity::browserThatDoesNotOpenIsTold()
{
    SignIn signIn(m_issuer->endpoints(), request(), [](const QUrl &) { return false; });
    QSignalSpy addresses(&signIn, &SignIn::addressReady);
    QSignalSpy ends(&signIn, &SignIn::finished);
    signIn.start();
    QCOMPARE(addresses.size(), 1);
    QVERIFY(addresses.first().at(0).toUrl().query().contains(u"code_challenge="_s));
    QCOMPARE(addresses.first().at(1).toBool(), false);
    QCoreApplication::processEvents();
    QCOMPARE(ends.size(), 0); // the person may open the address elsewhere
}

void tst_identity::browserEndsOnAPage()
{
    Attempt good(*m_issuer);
    good.start();
    const QByteArray page = good.giveCode();
    QVERIFY(page.contains("You can close this window"));
    QVERIFY(page.contains("이 창을 닫"));
    QVERIFY(page.contains("Cache-Control: no-store"));
    QVERIFY(page.contains("Referrer-Policy: no-referrer"));
    QVERIFY(!page.contains("good-code"));

    Attempt refused(*m_issuer);
    refused.start();
    const QByteArray text = refused.get(
        "/?error=server_error&error_description=%3Cscript%3Ealert(1)%3C/script%3E&state=" + refused.state());
    QVERIFY(text.contains("not completed"));
    QVERIFY(text.contains("완료되지 않았습니다"));
    QVERIFY(!text.contains("alert")); // nothing of the address comes back as a page
}

void tst_identity::refusedTokenRequestIsTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("aadsts");
    QTest::addColumn<QString>("evidence");
    QTest::newRow("400")
        << 400
        << QByteArray(R"({"error":"invalid_grant","error_description":"AADSTS54005: already redeemed"})")
        << u"invalid_grant"_s << u"54005"_s << u"AADSTS54005: already redeemed"_s;
    QTest::newRow("401") << 401
                         << QByteArray(
                                R"({"error":"invalid_client","error_description":"AADSTS7000215: wrong"})")
                         << u"invalid_client"_s << u"7000215"_s << u"AADSTS7000215: wrong"_s;
    QTest::newRow("without a text") << 400 << QByteArray(R"({"error":"invalid_request"})")
                                    << u"invalid_request"_s << QString() << u"invalid_request"_s;
    QTest::newRow("with a status of success")
        << 200 << QByteArray(R"({"error":"invalid_scope","error_description":"no"})") << u"invalid_scope"_s
        << QString() << u"no"_s;
    QTest::newRow("503") << 503
                         << QByteArray(
                                R"({"error":"temporarily_unavailable","error_description":"AADSTS90033"})")
                         << u"temporarily_unavailable"_s << u"90033"_s << u"AADSTS90033"_s;
}

void tst_identity::refusedTokenRequestIsTold()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_issuer->answer(status, "application/json", body);
    Attempt attempt(*m_issuer);
    attempt.start();
    attempt.giveCode();
    const auto result = attempt.end();
    QCOMPARE(codeOf(result), u"identity/token-refused"_s);
    QTEST(result.error().args.value(u"error"_s).toString(), "error");
    QTEST(result.error().args.value(u"aadsts"_s).toString(), "aadsts");
    QTEST(result.error().evidence, "evidence");
}

void tst_identity::wrongStateIsTold_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("another state") << QByteArray(
        "/?code=c&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    QTest::newRow("no state") << QByteArray("/?code=c");
    QTest::newRow("empty state") << QByteArray("/?code=c&state=");
}

void tst_identity::wrongStateIsTold()
{
    QFETCH(QByteArray, target);
    Attempt attempt(*m_issuer);
    attempt.start();
    QVERIFY(attempt.get(target).startsWith("HTTP/1.1 400"));
    QCOMPARE(codeOf(attempt.end()), u"identity/state"_s);
    QCOMPARE(m_issuer->requests.size(), 0); // that code isn't redeemed
}

void tst_identity::errorOfTheProviderIsTold_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("aadsts");
    QTest::addColumn<QString>("evidence");
    QTest::newRow("the person cancelled") << QByteArray(
        "error=access_denied&error_subcode=cancel&error_description=AADSTS65004%3A+User+declined+100%25")
                                          << u"identity/denied"_s << u"access_denied"_s << u"65004"_s
                                          << u"AADSTS65004: User declined 100%"_s;
    QTest::newRow("the person cancelled, another provider")
        << QByteArray("error=access_denied&error_description=End-User%20aborted%2binteraction")
        << u"identity/denied"_s << u"access_denied"_s << QString() << u"End-User aborted+interaction"_s;
    QTest::newRow("a policy") << QByteArray("error=access_denied&error_description=AADSTS53003%3A+Blocked")
                              << u"identity/refused"_s << u"access_denied"_s << u"53003"_s
                              << u"AADSTS53003: Blocked"_s;
    QTest::newRow("an invalid scope")
        << QByteArray("error=invalid_scope&error_description=AADSTS70011%3a%20%ED%95%9C")
        << u"identity/refused"_s << u"invalid_scope"_s << u"70011"_s << u"AADSTS70011: 한"_s;
    QTest::newRow("without a text") << QByteArray("error=server_error") << u"identity/refused"_s
                                    << u"server_error"_s << QString() << u"server_error"_s;
}

void tst_identity::errorOfTheProviderIsTold()
{
    QFETCH(QByteArray, query);
    Attempt attempt(*m_issuer);
    attempt.start();
    QVERIFY(attempt.get("/?" + query + "&state=" + attempt.state()).startsWith("HTTP/1.1 200"));
    const auto result = attempt.end();
    QTEST(codeOf(result), "code");
    QTEST(result.error().args.value(u"error"_s).toString(), "error");
    QTEST(result.error().args.value(u"aadsts"_s).toString(), "aadsts");
    QTEST(result.error().evidence, "evidence");
}

void tst_identity::errorWithoutOurStateIsIgnored_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("no state") << QByteArray("/?error=access_denied&error_description=AADSTS65004");
    QTest::newRow("another state") << QByteArray("/?error=access_denied&state=other");
    QTest::newRow("with a code") << QByteArray("/?error=access_denied&code=c&state=other");
}

void tst_identity::errorWithoutOurStateIsIgnored()
{
    QFETCH(QByteArray, target);
    Attempt attempt(*m_issuer);
    attempt.start();
    QVERIFY(attempt.get(target).startsWith("HTTP/1.1 400"));
    QCoreApplication::processEvents();
    QVERIFY(attempt.ends.isEmpty());
    attempt.giveCode();
    QCOMPARE(codeOf(attempt.end()), u"ok"_s);
}

void tst_identity::othersThatKnockAreTurnedAway_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("status");
    const QByteArray answer = "?code=c&state=%state";
    QTest::newRow("favicon") << QByteArray("GET /favicon.ico HTTP/1.1") << QByteArray("HTTP/1.1 404");
    QTest::newRow("POST") << QByteArray("POST /" + answer + " HTTP/1.1") << QByteArray("HTTP/1.1 405");
    QTest::newRow("HEAD") << QByteArray("HEAD /" + answer + " HTTP/1.1") << QByteArray("HTTP/1.1 405");
    QTest::newRow("another path") << QByteArray("GET /x" + answer + " HTTP/1.1")
                                  << QByteArray("HTTP/1.1 404");
    QTest::newRow("nothing asked") << QByteArray("GET / HTTP/1.1") << QByteArray("HTTP/1.1 400");
    QTest::newRow("no code") << QByteArray("GET /?state=%state HTTP/1.1") << QByteArray("HTTP/1.1 400");
    QTest::newRow("not HTTP") << QByteArray("\x16\x03\x01 hello") << QByteArray();
    QTest::newRow("endless") << QByteArray("GET /" + QByteArray(70000, 'x')) << QByteArray();
}

void tst_identity::othersThatKnockAreTurnedAway()
{
    QFETCH(QByteArray, line);
    Attempt attempt(*m_issuer);
    attempt.start();
    const QByteArray said =
        attempt.knock(line.replace("%state", attempt.state()) + "\r\nHost: localhost\r\n\r\n");
    QTEST(said.left(12), "status");
    QCoreApplication::processEvents();
    QVERIFY(attempt.ends.isEmpty());
    attempt.giveCode();
    QCOMPARE(codeOf(attempt.end()), u"ok"_s);
    QCOMPARE(m_issuer->requests.size(), 1);
}

void tst_identity::cancelEndsIt()
{
    Attempt attempt(*m_issuer);
    attempt.start();
    attempt.signIn.cancel();
    attempt.signIn.cancel();
    QVERIFY(attempt.giveCode().isEmpty()); // nobody listens any more
    QCOMPARE(codeOf(attempt.end()), u"cancelled"_s);
    QCOMPARE(m_issuer->requests.size(), 0);
}

void tst_identity::cancelEndsTheTokenRequest()
{
    m_issuer->manner = Issuer::Manner::StaySilent;
    Attempt attempt(*m_issuer);
    attempt.start();
    attempt.giveCode();
    QTRY_COMPARE(m_issuer->requests.size(), 1);
    attempt.signIn.cancel();
    QCOMPARE(codeOf(attempt.end()), u"cancelled"_s);
}

void tst_identity::timeLimitEndsIt()
{
    auto what = request();
    what.timeout = std::chrono::milliseconds(100);
    Attempt attempt(*m_issuer, what);
    attempt.start();
    QCOMPARE(codeOf(attempt.end()), u"identity/timeout"_s);
}

void tst_identity::loopbackIsClosedAfterTheEnd()
{
    Attempt attempt(*m_issuer);
    attempt.start();
    attempt.giveCode();
    QCOMPARE(codeOf(attempt.end()), u"ok"_s);
    QVERIFY(attempt.get("/").isEmpty());
    QTcpServer next;
    QVERIFY2(next.listen(QHostAddress::LocalHost, attempt.port()), qPrintable(next.errorString()));
}

void tst_identity::redemptionThatIsChallengedIsSentOnce()
{
    m_issuer->answer(401, "application/json",
        R"({"error":"invalid_client","error_description":"AADSTS7000215"})",
        "WWW-Authenticate: Basic realm=\"token\"\r\n");
    Attempt attempt(*m_issuer);
    attempt.start();
    attempt.giveCode();
    const auto result = attempt.end();
    QCOMPARE(codeOf(result), u"identity/token-refused"_s);
    QCOMPARE(result.error().args.value(u"aadsts"_s).toString(), u"7000215"_s);
    QCOMPARE(m_issuer->requests.size(), 1);
}

void tst_identity::answerWithoutTokenIsTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a page") << 200 << QByteArray("text/html")
                            << QByteArray("<html>issued-access-token</html>");
    QTest::newRow("nothing") << 200 << QByteArray("application/json") << QByteArray();
    QTest::newRow("half of it") << 200 << QByteArray("application/json")
                                << QByteArray(R"({"access_token":"issued-access-token","ex)");
    QTest::newRow("a list") << 200 << QByteArray("application/json")
                            << QByteArray(R"(["issued-access-token"])");
    QTest::newRow("no access token") << 200 << QByteArray("application/json")
                                     << QByteArray(R"({"token_type":"Bearer"})");
    QTest::newRow("a token that is no text") << 200 << QByteArray("application/json")
                                             << QByteArray(R"({"access_token":{"a":"issued-access-token"}})");
    QTest::newRow("a token of another kind")
        << 200 << QByteArray("application/json")
        << QByteArray(R"({"access_token":"issued-access-token","token_type":"pop"})");
    QTest::newRow("502 of a gateway") << 502 << QByteArray("text/html") << QByteArray("<h1>Bad gateway</h1>");
    QTest::newRow("404") << 404 << QByteArray("text/plain") << QByteArray("no");
}

void tst_identity::answerWithoutTokenIsTold()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    m_issuer->answer(status, type, body);
    Attempt attempt(*m_issuer);
    attempt.start();
    attempt.giveCode();
    const auto result = attempt.end();
    QCOMPARE(codeOf(result), u"identity/no-token"_s);
    QCOMPARE(result.error().args.value(u"status"_s).toInt(), status);
    QVERIFY2(
        !result.error().evidence.contains(u"issued-access-token"_s), qPrintable(result.error().evidence));
}

void tst_identity::redirectOfTheTokenRequestIsNotFollowed()
{
    m_issuer->answer(303, "text/html", "moved", "Location: /elsewhere\r\n");
    Attempt attempt(*m_issuer);
    attempt.start();
    attempt.giveCode();
    const auto result = attempt.end();
    QCOMPARE(codeOf(result), u"identity/no-token"_s);
    QCOMPARE(result.error().args.value(u"status"_s).toInt(), 303);
    QCOMPARE(m_issuer->requests.size(), 1); // nothing of the code or the secret goes elsewhere
}

void tst_identity::silentTokenEndpointIsTold()
{
    m_issuer->manner = Issuer::Manner::StaySilent;
    auto what = request();
    what.timeout = std::chrono::milliseconds(300);
    Attempt attempt(*m_issuer, what);
    attempt.start();
    attempt.giveCode();
    const auto result = attempt.end();
    QCOMPARE(codeOf(result), u"network/timeout"_s);
    QCOMPARE(result.error().args.value(u"host"_s).toString(), u"127.0.0.1"_s);
}

void tst_identity::tokenEndpointThatHangsUpIsAskedOnce()
{
    m_issuer->manner = Issuer::Manner::HangUp;
    Attempt attempt(*m_issuer);
    attempt.start();
    attempt.giveCode();
    QCOMPARE(codeOf(attempt.end()), u"network/cut-off"_s);
    QCOMPARE(m_issuer->requests.size(), 1); // a code counts once
}

void tst_identity::tokenEndpointThatIsNotThereIsTold()
{
    Attempt attempt(*m_issuer);
    attempt.start();
    m_issuer->close();
    attempt.giveCode();
    const auto result = attempt.end();
    QCOMPARE(codeOf(result), u"network/refused"_s);
    QCOMPARE(result.error().args.value(u"host"_s).toString(), u"127.0.0.1"_s);
}

void tst_identity::listensOnLoopbackOnly()
{
    Attempt attempt(*m_issuer);
    attempt.start();
    const QByteArray question = "GET /favicon.ico HTTP/1.1\r\n\r\n";
    QVERIFY(!attempt.knock(question, u"127.0.0.1"_s).isEmpty());
    // Another address of this machine that a server on all addresses would answer at.
    QVERIFY(attempt.knock(question, u"127.0.0.2"_s).isEmpty());
}

void tst_identity::incompleteRequestIsTold()
{
    auto what = request();
    what.tenant.clear();
    Attempt tenant(*m_issuer, what);
    tenant.signIn.start();
    QCOMPARE(codeOf(tenant.end()), u"identity/incomplete"_s);

    SignIn nowhere(Endpoints{}, request(), {});
    QList<Result<Tokens>> ends;
    connect(&nowhere, &SignIn::finished, this, [&ends](const Result<Tokens> &result) { ends << result; });
    nowhere.start();
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(codeOf(ends.first()), u"identity/incomplete"_s);
}

void tst_identity::nothingSecretIsLogged()
{
    static QStringList lines;
    lines.clear();
    QLoggingCategory::setFilterRules(u"*=true\nqt.core.*=false\ndefault=true"_s);
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { lines << text; });
    auto what = request();
    what.clientSecret = Secret("client-secret-1");
    for (const bool good : {true, false}) {
        if (!good)
            m_issuer->answer(
                400, "application/json", R"({"error":"invalid_grant","access_token":"issued-access-token"})");
        Attempt attempt(*m_issuer, what);
        attempt.start();
        attempt.giveCode();
        qDebug() << (attempt.end() ? "ok" : "not ok") << Secret("issued-access-token");
    }
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});

    QVERIFY(lines.size() > 2); // something was logged at all
    const QString all = lines.join(u'\n');
    const QString verifier = m_issuer->requests.first().value(u"code_verifier"_s);
    QVERIFY(!verifier.isEmpty());
    for (const QString &secret :
        {u"issued-access-token"_s, u"issued-refresh-token"_s, u"client-secret-1"_s, verifier, u"good-code"_s})
        QVERIFY2(!all.contains(secret), qPrintable(all));
}

void tst_identity::endIsToldAfterStart()
{
    auto what = request();
    what.clientId.clear();
    SignIn signIn(m_issuer->endpoints(), what, {});
    QSignalSpy ends(&signIn, &SignIn::finished);
    signIn.start();
    QCOMPARE(ends.size(), 0);
    QTRY_COMPARE(ends.size(), 1);
}

void tst_identity::mayBeDeletedWhereItsEndIsHeard()
{
    QUrl address;
    QPointer<SignIn> signIn = new SignIn(m_issuer->endpoints(), request(), [&address](const QUrl &url) {
        address = url;
        return true;
    });
    connect(signIn, &SignIn::finished, this, [&signIn] { delete signIn; });
    const QUrl redirect(signIn->listen().value());
    signIn->start();
    QTcpSocket browser;
    browser.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(redirect.port()));
    browser.write("GET /?code=c&state=" + QUrlQuery(address).queryItemValue(u"state"_s).toLatin1()
        + " HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(signIn.isNull());
    // Even so the browser has its page.
    QTRY_COMPARE(browser.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(browser.readAll().endsWith("</html>\n"));
}

void tst_identity::mayBeDeletedWhileATokenIsAskedFor()
{
    m_issuer->manner = Issuer::Manner::StaySilent;
    auto attempt = std::make_unique<Attempt>(*m_issuer);
    attempt->start();
    attempt->giveCode();
    QTRY_COMPARE(m_issuer->requests.size(), 1);
    attempt.reset();
    m_issuer->answerTokens();
    Attempt next(*m_issuer); // another one goes by
    next.start();
    next.giveCode();
    QCOMPARE(codeOf(next.end()), u"ok"_s);
}

namespace {

Result<Tokens> refreshed(const Issuer &issuer, const SignInRequest &client)
{
    QObject context;
    QList<Result<Tokens>> answers;
    refreshTokens(issuer.endpoints(), client, Secret("old+refresh/token"), &context,
        [&answers](const Result<Tokens> &result) { answers << result; });
    if (!answers.isEmpty())
        return Error{u"test/answered-within-the-call"_s, {}, {}};
    if (!QTest::qWaitFor([&answers] { return !answers.isEmpty(); }))
        return Error{u"test/no-answer"_s, {}, {}};
    QCoreApplication::processEvents();
    return answers.size() == 1 ? answers.first() : Error{u"test/%1-answers"_s.arg(answers.size()), {}, {}};
}

} // namespace

void tst_identity::refreshBringsNewTokens()
{
    auto client = request();
    client.scopes = {u"https://outlook.office365.com/.default"_s}; // another resource than it was given for
    const auto result = refreshed(*m_issuer, client);
    QCOMPARE(codeOf(result), u"ok"_s);
    QCOMPARE(result->access.unwrap(), "issued-access-token");
    QCOMPARE(result->refresh.unwrap(), "issued-refresh-token");
    const auto asked = m_issuer->requests.first();
    QCOMPARE(asked.path, "/contoso.com/oauth2/v2.0/token");
    QCOMPARE(asked.value(u"grant_type"_s), u"refresh_token"_s);
    QCOMPARE(asked.value(u"refresh_token"_s), u"old+refresh/token"_s);
    QCOMPARE(asked.value(u"scope"_s), u"https://outlook.office365.com/.default"_s);
    QVERIFY(!asked.form.hasQueryItem(u"client_secret"_s)); // Qt sends an empty one
}

void tst_identity::refreshWithoutANewOneKeepsTheOld()
{
    m_issuer->answer(200, "application/json", R"({"access_token":"a","expires_in":"60"})");
    const auto result = refreshed(*m_issuer, request());
    QCOMPARE(codeOf(result), u"ok"_s);
    QCOMPARE(result->refresh.unwrap(), "old+refresh/token");
    QCOMPARE(result->scopes, request().scopes);
    QVERIFY(QDateTime::currentDateTimeUtc().secsTo(result->expires) <= 60);
}

void tst_identity::refreshFailureIsTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("refused")
        << 400 << QByteArray(R"({"error":"invalid_grant","error_description":"AADSTS700082: expired"})")
        << u"identity/token-refused"_s;
    QTest::newRow("no token") << 200 << QByteArray("<html>") << u"identity/no-token"_s;
    QTest::newRow("500") << 500 << QByteArray() << u"identity/no-token"_s;
}

void tst_identity::refreshFailureIsTold()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_issuer->answer(status, "application/json", body);
    QTEST(codeOf(refreshed(*m_issuer, request())), "code");
}

void tst_identity::refreshThatIsNotAnsweredIsTold()
{
    m_issuer->manner = Issuer::Manner::StaySilent;
    auto client = request();
    client.timeout = std::chrono::milliseconds(200);
    QCOMPARE(codeOf(refreshed(*m_issuer, client)), u"network/timeout"_s);
    m_issuer->manner = Issuer::Manner::HangUp;
    QCOMPARE(codeOf(refreshed(*m_issuer, client)), u"network/cut-off"_s);
    m_issuer->close();
    QCOMPARE(codeOf(refreshed(*m_issuer, client)), u"network/refused"_s);
}

void tst_identity::refreshEndsWithItsContext()
{
    m_issuer->manner = Issuer::Manner::StaySilent;
    bool answered = false;
    auto context = std::make_unique<QObject>();
    refreshTokens(m_issuer->endpoints(), request(), Secret("r"), context.get(),
        [&answered](const Result<Tokens> &) { answered = true; });
    QTRY_COMPARE(m_issuer->requests.size(), 1);
    context.reset();
    m_issuer->answerTokens();
    QCOMPARE(codeOf(refreshed(*m_issuer, request())), u"ok"_s); // a whole other one goes by
    QVERIFY(!answered);
}

void tst_identity::clientSecretIsProven()
{
    Http http({}, {});
    const auto result = clientCredentials(http, m_issuer->endpoints(), u"tenant-1"_s, u"app-1"_s,
        Secret("Q8~+%2B"), u"https://outlook.office365.com/.default"_s);
    QCOMPARE(codeOf(result), u"ok"_s);
    const auto asked = m_issuer->requests.first();
    QCOMPARE(asked.path, "/tenant-1/oauth2/v2.0/token");
    QCOMPARE(asked.value(u"grant_type"_s), u"client_credentials"_s);
    QCOMPARE(asked.value(u"client_id"_s), u"app-1"_s);
    QCOMPARE(asked.value(u"client_secret"_s), u"Q8~+%2B"_s);
    QCOMPARE(asked.value(u"scope"_s), u"https://outlook.office365.com/.default"_s);
}

void tst_identity::clientSecretThatIsRefusedIsTold()
{
    m_issuer->answer(401, "application/json",
        R"({"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."})");
    Http http({}, {});
    const auto refused =
        clientCredentials(http, m_issuer->endpoints(), u"t"_s, u"a"_s, Secret("s"), u"x/.default"_s);
    QCOMPARE(codeOf(refused), u"identity/token-refused"_s);
    QCOMPARE(refused.error().args.value(u"aadsts"_s).toString(), u"7000215"_s);
    m_issuer->close();
    const auto gone =
        clientCredentials(http, m_issuer->endpoints(), u"t"_s, u"a"_s, Secret("s"), u"x/.default"_s);
    QCOMPARE(codeOf(gone), u"network/refused"_s);
}

QTEST_GUILESS_MAIN(tst_identity)
#include "tst_identity.moc"
