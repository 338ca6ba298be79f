// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "issuer.h"
#include "practice/tenant.h"
#include "practiceclient.h"
#include "services/devicecode.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

/// A sign-in by a code on another device: at the practice tenant, with a person at its pages, and at an issuer that
/// answers whatever a test tells it to.
class tst_signin_code final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void personSignsInOnAnotherDevice();
    void declinedConsentIsTold();
    void pollsSlowerWhenTold();
    void refusalsAreTold_data();
    void refusalsAreTold();
    void codeThatEndsIsTold();
    void shortCutOffIsForgiven();
    void cancelEndsIt();
    void codeIsNotOfferedByEveryIssuer();

private:
    static SignInRequest request();
    static void answerCode(Issuer &issuer, int lifetime = 900);
    static void answerError(Issuer &issuer, const QByteArray &error, const QByteArray &text = {});
};

namespace {

constexpr int soon = 20'000;

/// What a sign-in came to, each time that it said so.
class Ends final {
public:
    explicit Ends(DeviceSignIn &signIn)
    {
        QObject::connect(&signIn, &DeviceSignIn::finished, &signIn,
            [this](const Result<Tokens> &result) { m_results.append(result); });
    }
    QString code() const
    {
        if (!QTest::qWaitFor([this] { return !m_results.isEmpty(); }, soon))
            return u"no end"_s;
        return m_results.first() ? u"ok"_s : m_results.first().error().code;
    }
    const Result<Tokens> &result() const { return m_results.first(); }
    qsizetype count() const { return m_results.size(); }

private:
    QList<Result<Tokens>> m_results;
};

} // namespace

SignInRequest tst_signin_code::request()
{
    SignInRequest request;
    request.tenant = u"organizations"_s;
    request.clientId = QString::fromUtf16(graphTools);
    request.scopes = {u"https://graph.microsoft.com/User.Read"_s, u"openid"_s, u"offline_access"_s};
    return request;
}

void tst_signin_code::answerCode(Issuer &issuer, int lifetime)
{
    issuer.answer(200, "application/json",
        R"({"user_code":"ABC12DEF3","device_code":"the-device-code","interval":1,"expires_in":)"
            + QByteArray::number(lifetime) + R"(,"verification_uri":"https://login.example.com/device"})");
}

void tst_signin_code::answerError(Issuer &issuer, const QByteArray &error, const QByteArray &text)
{
    issuer.answer(
        400, "application/json", R"({"error":")" + error + R"(","error_description":")" + text + R"("})");
}

void tst_signin_code::personSignsInOnAnotherDevice()
{
    const auto tenant = startTenant();
    const Result<Endpoints> endpoints = Endpoints::fromJson(tenant->cloud());
    QVERIFY(endpoints);
    DeviceSignIn signIn(*endpoints, request());
    QSignalSpy ready(&signIn, &DeviceSignIn::codeReady);
    const Ends ends(signIn);
    signIn.start();
    QVERIFY(QTest::qWaitFor([&] { return !ready.isEmpty(); }, soon));
    const auto code = ready.first().first().value<DeviceCode>();
    QVERIFY(code.expires > QDateTime::currentDateTimeUtc());

    PracticeClient client(tenant->addresses());
    const auto page = client.open(code.page);
    const auto asked = client.submit(page.body, u"device"_s, {{u"otc"_s, code.code}});
    const QString admin = u"adele@contoso.com"_s;
    const auto consent =
        client.submit(asked.body, u"sign-in"_s, {{u"login"_s, admin}, {u"passwd"_s, client.password(admin)}});
    client.submit(consent.body, u"consent"_s, {{u"consent"_s, u"accept"_s}});
    QCOMPARE(ends.code(), u"ok"_s);
    const Result<Tokens> &tokens = ends.result();
    QVERIFY(!tokens->refresh.isEmpty());
    const auto who = claims(tokens->access);
    QVERIFY(who);
    QCOMPARE(who->account, admin);
}

void tst_signin_code::declinedConsentIsTold()
{
    const auto tenant = startTenant();
    const Result<Endpoints> endpoints = Endpoints::fromJson(tenant->cloud());
    QVERIFY(endpoints);
    DeviceSignIn signIn(*endpoints, request());
    QSignalSpy ready(&signIn, &DeviceSignIn::codeReady);
    const Ends ends(signIn);
    signIn.start();
    QVERIFY(QTest::qWaitFor([&] { return !ready.isEmpty(); }, soon));
    const auto code = ready.first().first().value<DeviceCode>();

    PracticeClient client(tenant->addresses());
    const auto page = client.open(code.page);
    const auto asked = client.submit(page.body, u"device"_s, {{u"otc"_s, code.code}});
    const QString admin = u"adele@contoso.com"_s;
    const auto consent =
        client.submit(asked.body, u"sign-in"_s, {{u"login"_s, admin}, {u"passwd"_s, client.password(admin)}});
    client.submit(consent.body, u"consent"_s, {{u"consent"_s, u"cancel"_s}});
    QCOMPARE(ends.code(), u"identity/denied"_s);
}

void tst_signin_code::pollsSlowerWhenTold()
{
    Issuer issuer;
    answerCode(issuer);
    DeviceSignIn signIn(issuer.endpoints(), request());
    const Ends ends(signIn);
    signIn.start();
    QVERIFY(QTest::qWaitFor([&] { return issuer.requests.size() == 1; }, soon));
    QCOMPARE(issuer.requests.first().value(u"client_id"_s), QString::fromUtf16(graphTools));
    answerError(issuer, "authorization_pending");
    QVERIFY(QTest::qWaitFor([&] { return issuer.requests.size() == 2; }, soon));
    QCOMPARE(issuer.requests.at(1).value(u"device_code"_s), u"the-device-code"_s);
    QCOMPARE(issuer.requests.at(1).value(u"grant_type"_s), u"urn:ietf:params:oauth:grant-type:device_code"_s);
    answerError(issuer, "slow_down");
    QVERIFY(QTest::qWaitFor([&] { return issuer.requests.size() == 3; }, soon));
    QElapsedTimer pause;
    pause.start();
    issuer.answerTokens();
    QCOMPARE(ends.code(), u"ok"_s);
    QVERIFY2(pause.elapsed() > 4000, qPrintable(QString::number(pause.elapsed())));
    QCOMPARE(ends.result()->access.unwrap(), QByteArray("issued-access-token"));
    QCOMPARE(ends.count(), qsizetype(1));
}

void tst_signin_code::refusalsAreTold_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("declined") << QByteArray("authorization_declined") << QByteArray() << u"identity/denied"_s;
    QTest::newRow("denied") << QByteArray("access_denied") << QByteArray() << u"identity/denied"_s;
    QTest::newRow("expired") << QByteArray("expired_token") << QByteArray("AADSTS70019: Code expired.")
                             << u"identity/code-expired"_s;
    QTest::newRow("blocked by a policy")
        << QByteArray("access_denied")
        << QByteArray("AADSTS530036: The device code flow is blocked by a Conditional Access policy.")
        << u"identity/code-blocked"_s;
    QTest::newRow("other") << QByteArray("invalid_client") << QByteArray("AADSTS7000218: No secret.")
                           << u"identity/token-refused"_s;
}

void tst_signin_code::refusalsAreTold()
{
    QFETCH(const QByteArray, error);
    QFETCH(const QByteArray, text);
    Issuer issuer;
    answerCode(issuer);
    DeviceSignIn signIn(issuer.endpoints(), request());
    const Ends ends(signIn);
    signIn.start();
    QVERIFY(QTest::qWaitFor([&] { return issuer.requests.size() == 1; }, soon));
    answerError(issuer, error, text);
    QTEST(ends.code(), "code");
    QCOMPARE(ends.result().error().evidence, QString::fromLatin1(text.isEmpty() ? error : text));
}

void tst_signin_code::codeThatEndsIsTold()
{
    Issuer issuer;
    answerCode(issuer, 1);
    DeviceSignIn signIn(issuer.endpoints(), request());
    const Ends ends(signIn);
    signIn.start();
    QVERIFY(QTest::qWaitFor([&] { return issuer.requests.size() == 1; }, soon));
    answerError(issuer, "authorization_pending");
    QCOMPARE(ends.code(), u"identity/code-expired"_s);
}

void tst_signin_code::shortCutOffIsForgiven()
{
    Issuer issuer;
    answerCode(issuer);
    DeviceSignIn signIn(issuer.endpoints(), request());
    const Ends ends(signIn);
    signIn.start();
    QVERIFY(QTest::qWaitFor([&] { return issuer.requests.size() == 1; }, soon));
    issuer.manner = Issuer::Manner::HangUp;
    QVERIFY(QTest::qWaitFor([&] { return issuer.requests.size() == 2; }, soon));
    issuer.answerTokens();
    QCOMPARE(ends.code(), u"ok"_s);
}

void tst_signin_code::cancelEndsIt()
{
    Issuer issuer;
    answerCode(issuer);
    DeviceSignIn signIn(issuer.endpoints(), request());
    QSignalSpy ready(&signIn, &DeviceSignIn::codeReady);
    const Ends ends(signIn);
    signIn.start();
    QVERIFY(QTest::qWaitFor([&] { return !ready.isEmpty(); }, soon));
    signIn.cancel();
    signIn.cancel();
    QCOMPARE(ends.code(), u"cancelled"_s);
    QCOMPARE(ends.count(), qsizetype(1));
}

void tst_signin_code::codeIsNotOfferedByEveryIssuer()
{
    Issuer issuer;
    issuer.answer(404, "text/html", "<h1>Not found</h1>");
    DeviceSignIn signIn(issuer.endpoints(), request());
    const Ends ends(signIn);
    signIn.start();
    QCOMPARE(ends.code(), u"identity/no-token"_s);
}

QTEST_GUILESS_MAIN(tst_signin_code)
#include "tst_signin_code.moc"
