// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "peer.h"

#include "services/devicecode.h"
#include "services/http.h"
#include "services/identity.h"

#include <QTest>
#include <QUrlQuery>

#include <optional>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

/// One identity provider that we did not write, and what the sign-ins at it need.
struct Provider {
    explicit Provider(const QStringList &arguments = {}) : peer(u"oidc-provider.mjs"_s, arguments)
    {
        const QJsonObject ready = peer.next();
        endpoints.authority = endpoints.browserAuthority = QUrl(ready.value(u"authority"_s).toString());
        endpoints.extraCa = ready.value(u"ca"_s).toString().toLatin1();
    }

    Peer peer;
    Endpoints endpoints;
};

SignInRequest request(const QString &clientId = u"native-client"_s)
{
    SignInRequest result;
    result.tenant = u"organizations"_s;
    result.clientId = clientId;
    result.scopes = {
        u"openid"_s, u"offline_access"_s, u"https://graph.microsoft.com/Application.ReadWrite.All"_s};
    result.prompt = u"consent"_s; // without it, this provider gives no refresh token
    return result;
}

QString codeOf(const Result<Tokens> &result)
{
    return result ? u"ok"_s : result.error().code;
}

/// Signs in, with the person's program in the place of the browser.
Result<Tokens> signedIn(Provider &provider, const SignInRequest &what, const QStringList &person = {})
{
    std::optional<Peer> browser;
    SignIn signIn(provider.endpoints, what, [&](const QUrl &address) {
        browser.emplace(u"oidc-person.mjs"_s, QStringList{QString::fromLatin1(address.toEncoded())} + person);
        return true;
    });
    QList<Result<Tokens>> ends;
    QObject::connect(
        &signIn, &SignIn::finished, &signIn, [&ends](const Result<Tokens> &end) { ends << end; });
    signIn.start();
    if (!QTest::qWaitFor([&ends] { return !ends.isEmpty(); }, 60000))
        return Error{u"test/no-end"_s, {}, {}};
    // The person sees our page in either case.
    if (browser && !browser->next().value(u"text"_s).toString().contains(u"close this window"_s))
        return Error{u"test/no-page"_s, {}, {}};
    return ends.size() == 1 ? ends.first() : Error{u"test/more-ends"_s, {}, {}};
}

/// Signs in by a code, with the person's program as the other device.
Result<Tokens> signedInByCode(const Provider &provider, const QStringList &person = {})
{
    std::optional<Peer> browser;
    DeviceSignIn signIn(provider.endpoints, request());
    QObject::connect(&signIn, &DeviceSignIn::codeReady, &signIn, [&](const DeviceCode &code) {
        browser.emplace(u"oidc-person.mjs"_s,
            QStringList{QString::fromLatin1(code.page.toEncoded()), u"--code"_s, code.code} + person);
    });
    QList<Result<Tokens>> ends;
    QObject::connect(
        &signIn, &DeviceSignIn::finished, &signIn, [&ends](const Result<Tokens> &end) { ends << end; });
    signIn.start();
    if (!QTest::qWaitFor([&ends] { return !ends.isEmpty(); }, 60000))
        return Error{u"test/no-end"_s, {}, {}};
    return ends.first();
}

Result<Tokens> refreshed(const Provider &provider, const SignInRequest &client, const Secret &token)
{
    QObject context;
    std::optional<Result<Tokens>> answer;
    refreshTokens(provider.endpoints, client, token, &context,
        [&answer](const Result<Tokens> &result) { answer.emplace(result); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 60000))
        return Error{u"test/no-answer"_s, {}, {}};
    return *answer;
}

} // namespace

class tst_oidc_provider : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_provider.reset(); }

    void publicClientSignsIn();
    void confidentialClientSignsIn();
    void wrongSecretIsRefused();
    void refreshTokenIsTurned();
    void personWhoCancelsIsTold();
    void wrongStateEndsIt();
    void refusalOfTheProviderIsTold();
    void tokenErrorIsTold();
    void clientSecretIsProven();
    void personSignsInByCode();
    void codeThatIsDeclinedIsTold();

private:
    std::optional<Provider> m_provider;
};

void tst_oidc_provider::initTestCase()
{
    m_provider.emplace();
    QVERIFY2(
        !m_provider->endpoints.authority.isEmpty(), "the provider doesn't start: npm ci in tests/peers?");
}

void tst_oidc_provider::publicClientSignsIn()
{
    // asks for PKCE with S256, and for an exact redirect URI
    Provider &provider = *m_provider;
    const auto result = signedIn(provider, request());
    QCOMPARE(codeOf(result), u"ok"_s);
    QVERIFY(!result->access.isEmpty());
    QVERIFY(!result->refresh.isEmpty());
    QVERIFY(result->scopes.contains(u"https://graph.microsoft.com/Application.ReadWrite.All"_s));
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(result->expires);
    QVERIFY(left > 3500 && left <= 3600);
    const QJsonObject seen = provider.peer.next().value(u"token"_s).toObject();
    QCOMPARE(seen.value(u"grant"_s).toString(), u"authorization_code"_s);
    QCOMPARE(seen.value(u"status"_s).toInt(), 200);
}

void tst_oidc_provider::confidentialClientSignsIn()
{
    Provider &provider = *m_provider;
    auto client = request(u"confidential-client"_s);
    client.clientSecret = Secret("confidential-secret");
    QCOMPARE(codeOf(signedIn(provider, client)), u"ok"_s);
}

void tst_oidc_provider::wrongSecretIsRefused()
{
    Provider &provider = *m_provider;
    auto client = request(u"confidential-client"_s);
    client.clientSecret = Secret("another");
    const auto result = signedIn(provider, client);
    QCOMPARE(codeOf(result), u"identity/token-refused"_s);
    QCOMPARE(result.error().args.value(u"error"_s).toString(), u"invalid_client"_s);
}

void tst_oidc_provider::refreshTokenIsTurned()
{
    Provider &provider = *m_provider;
    const auto first = signedIn(provider, request());
    QCOMPARE(codeOf(first), u"ok"_s);
    auto client = request();
    client.scopes = {u"openid"_s, u"offline_access"_s};
    const auto second = refreshed(provider, client, first->refresh);
    QCOMPARE(codeOf(second), u"ok"_s);
    QVERIFY(!(second->access == first->access));
    QVERIFY(!(second->refresh == first->refresh)); // this provider turns them
    // The old one is spent; and a refused refresh doesn't end in the old token.
    const auto third = refreshed(provider, client, first->refresh);
    QCOMPARE(codeOf(third), u"identity/token-refused"_s);
    QCOMPARE(third.error().args.value(u"error"_s).toString(), u"invalid_grant"_s);
}

void tst_oidc_provider::personWhoCancelsIsTold()
{
    Provider &provider = *m_provider;
    const auto result = signedIn(provider, request(), {u"--deny"_s});
    QCOMPARE(codeOf(result), u"identity/denied"_s);
    QCOMPARE(result.error().args.value(u"error"_s).toString(), u"access_denied"_s);
    QCOMPARE(result.error().evidence, u"End-User aborted interaction"_s);
}

void tst_oidc_provider::wrongStateEndsIt()
{
    Provider &provider = *m_provider;
    QUrl address;
    SignIn signIn(provider.endpoints, request(), [&address](const QUrl &url) {
        address = url;
        return true;
    });
    QList<Result<Tokens>> ends;
    connect(&signIn, &SignIn::finished, this, [&ends](const Result<Tokens> &end) { ends << end; });
    signIn.start();
    // The provider answers truly, but with a state that somebody put in the place of ours.
    QUrlQuery query(address);
    query.removeQueryItem(u"state"_s);
    query.addQueryItem(u"state"_s, QString(43, u'A'));
    address.setQuery(query);
    Peer browser(u"oidc-person.mjs"_s, {QString::fromLatin1(address.toEncoded())});
    QVERIFY(QTest::qWaitFor([&ends] { return !ends.isEmpty(); }, 60000));
    QCOMPARE(codeOf(ends.first()), u"identity/state"_s);
    QVERIFY(browser.next().value(u"text"_s).toString().contains(u"not completed"_s));
}

void tst_oidc_provider::refusalOfTheProviderIsTold()
{
    Provider &provider = *m_provider;
    auto what = request();
    what.prompt = u"none"_s; // without a page, and nobody is signed in
    const auto result = signedIn(provider, what);
    QCOMPARE(codeOf(result), u"identity/refused"_s);
    QCOMPARE(result.error().args.value(u"error"_s).toString(), u"login_required"_s);
    QCOMPARE(result.error().evidence, u"End-User authentication is required"_s);
}

void tst_oidc_provider::tokenErrorIsTold()
{
    Provider provider({u"--token-error"_s});
    const auto result = signedIn(provider, request());
    QCOMPARE(codeOf(result), u"identity/token-refused"_s);
    QCOMPARE(result.error().args.value(u"error"_s).toString(), u"invalid_grant"_s);
    QCOMPARE(result.error().args.value(u"aadsts"_s).toString(), u"70008"_s);
    QVERIFY(result.error().evidence.startsWith(u"AADSTS70008: "_s));
}

void tst_oidc_provider::clientSecretIsProven()
{
    Provider &provider = *m_provider;
    Http http({}, {});
    const auto prove = [&](const char *secret) {
        return clientCredentials(http, provider.endpoints, u"organizations"_s, u"confidential-client"_s,
            Secret(secret), QString());
    };
    QCOMPARE(codeOf(prove("confidential-secret")), u"ok"_s);
    const auto refused = prove("another");
    QCOMPARE(codeOf(refused), u"identity/token-refused"_s);
    QCOMPARE(refused.error().args.value(u"error"_s).toString(), u"invalid_client"_s);
}

void tst_oidc_provider::personSignsInByCode()
{
    const auto result = signedInByCode(*m_provider);
    QCOMPARE(codeOf(result), u"ok"_s);
    QVERIFY(!result->access.isEmpty());
    QVERIFY(!result->refresh.isEmpty());
}

void tst_oidc_provider::codeThatIsDeclinedIsTold()
{
    QCOMPARE(codeOf(signedInByCode(*m_provider, {u"--deny"_s})), u"identity/denied"_s);
}

QTEST_GUILESS_MAIN(tst_oidc_provider)
#include "tst_oidc_provider.moc"
