// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/endpoints.h"
#include "practice/tenant.h"
#include "practice/visitor.h"
#include "services/http.h"
#include "services/identity.h"

#include <QTest>

#include <optional>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

const auto patience = std::chrono::minutes(1);

QString codeOf(const Result<Tokens> &result)
{
    return result ? u"ok"_s : result.error().code;
}

} // namespace

/// The sign-in at the practice tenant, with its visitor in the place of the person and their browser.
class tst_signin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void adminSignsInToGraph();
    void refreshBringsNewTokens();
    void redirectUriThatTheAppLacksEndsInTheTimeLimit();
    void unknownTenantIsNamed();
    void certificateThatIsNotTrustedIsTold();
    void secretOfTheAppIsProven();

private:
    void start(const QString &scenario);
    Result<Tokens> signedIn(const SignInRequest &request);
    SignInRequest admin() const;

    std::unique_ptr<practice::Tenant> m_tenant;
    std::unique_ptr<practice::Visitor> m_visitor;
    Endpoints m_endpoints;
};

void tst_signin::start(const QString &scenario)
{
    m_visitor.reset();
    auto tenant = practice::Tenant::start({scenario, {}});
    QVERIFY(tenant);
    m_tenant = std::move(tenant).value();
    auto endpoints = Endpoints::fromJson(m_tenant->cloud());
    QVERIFY(endpoints);
    m_endpoints = std::move(endpoints).value();
    m_visitor = std::make_unique<practice::Visitor>(m_endpoints.practice);
}

SignInRequest tst_signin::admin() const
{
    SignInRequest request;
    request.tenant = u"organizations"_s;
    request.clientId = m_endpoints.graphClientId;
    request.scopes = {m_endpoints.graphScope + u"User.Read"_s, u"openid"_s, u"offline_access"_s};
    request.timeout = patience;
    return request;
}

Result<Tokens> tst_signin::signedIn(const SignInRequest &request)
{
    SignIn signIn(m_endpoints, request, [this](const QUrl &address) {
        m_visitor->open(address);
        return true;
    });
    QList<Result<Tokens>> ends;
    connect(&signIn, &SignIn::finished, this, [&ends](const Result<Tokens> &end) { ends << end; });
    signIn.start();
    if (!QTest::qWaitFor([&ends] { return !ends.isEmpty(); }, 90'000))
        return Error{u"test/no-end"_s, {}, {}};
    return ends.size() == 1 ? ends.first() : Error{u"test/more-ends"_s, {}, {}};
}

void tst_signin::adminSignsInToGraph()
{
    start({});
    const auto tokens = signedIn(admin());
    QVERIFY2(tokens, qPrintable(codeOf(tokens)));
    QVERIFY(!tokens->refresh.isEmpty());
    QVERIFY(tokens->expires > QDateTime::currentDateTimeUtc());
    const auto who = claims(tokens->access);
    QVERIFY(who);
    QCOMPARE(who->account, u"adele@contoso.com"_s);
    QCOMPARE(who->tenantId, m_tenant->addresses().tenantId);
    QCOMPARE(who->clientId, m_endpoints.graphClientId);
    QVERIFY2(who->scopes.contains(u"User.Read"_s), qPrintable(who->scopes.join(u' ')));

    // What it is for: Graph takes it.
    Http http(m_endpoints.extraCa, {});
    HttpRequest me;
    me.url = QUrl(m_endpoints.graph.toString() + u"/me"_s);
    me.headers = {{"Authorization", "Bearer " + tokens->access.unwrap()}};
    const auto response = http.send(me);
    QVERIFY(response);
    QCOMPARE(response->status, 200);
}

void tst_signin::refreshBringsNewTokens()
{
    start({});
    auto client = admin();
    client.clientId = m_endpoints.exchangeClientId;
    client.scopes = {m_endpoints.exchangeScope, u"offline_access"_s};
    const auto first = signedIn(client);
    QVERIFY2(first, qPrintable(codeOf(first)));
    std::optional<Result<Tokens>> second;
    refreshTokens(m_endpoints, client, first->refresh, this,
        [&second](const Result<Tokens> &result) { second.emplace(result); });
    QTRY_VERIFY_WITH_TIMEOUT(second, 60'000);
    QVERIFY2(*second, qPrintable(codeOf(*second)));
    QVERIFY(!(second->value().access == first->access));
    const auto who = claims(second->value().access);
    QVERIFY(who);
    QCOMPARE(who->audience, u"https://outlook.office365.com"_s);
}

void tst_signin::redirectUriThatTheAppLacksEndsInTheTimeLimit()
{
    // The provider then shows a page of its own and sends nobody back; no answer is made up, and none is
    // missed.
    start(u"prepared"_s);
    const QJsonObject app = m_endpoints.practice.value(u"prepared"_s).toObject();
    QVERIFY(!app.isEmpty());
    auto request = admin();
    request.tenant = m_tenant->addresses().tenantId;
    request.clientId = app.value(u"clientId"_s).toString();
    request.clientSecret = Secret(app.value(u"secret"_s).toString().toUtf8());
    request.loginHint = u"support@contoso.com"_s;
    request.timeout = std::chrono::seconds(1);
    QCOMPARE(codeOf(signedIn(request)), u"identity/timeout"_s);
}

void tst_signin::unknownTenantIsNamed()
{
    start({});
    Http http(m_endpoints.extraCa, {});
    const auto result = clientCredentials(
        http, m_endpoints, u"nobody.example"_s, u"app"_s, Secret("s"), m_endpoints.exchangeScope);
    QCOMPARE(codeOf(result), u"identity/token-refused"_s);
    QCOMPARE(result.error().args.value(u"aadsts"_s).toString(), u"90002"_s);
}

void tst_signin::certificateThatIsNotTrustedIsTold()
{
    start({});
    m_endpoints.extraCa.clear();
    const auto result = signedIn(admin());
    QCOMPARE(codeOf(result), u"network/tls"_s);
    QVERIFY(!result.error().evidence.isEmpty());
    QCOMPARE(result.error().args.value(u"host"_s).toString(), u"localhost"_s);
}

void tst_signin::secretOfTheAppIsProven()
{
    start(u"prepared"_s);
    const QJsonObject app = m_endpoints.practice.value(u"prepared"_s).toObject();
    const auto prove = [&](const QByteArray &secret) {
        Http http(m_endpoints.extraCa, {});
        return clientCredentials(http, m_endpoints, m_tenant->addresses().tenantId,
            app.value(u"clientId"_s).toString(), Secret(secret), m_endpoints.exchangeScope);
    };
    const auto good = prove(app.value(u"secret"_s).toString().toUtf8());
    QVERIFY2(good, qPrintable(codeOf(good)));
    const auto bad = prove("not-the-secret");
    QCOMPARE(codeOf(bad), u"identity/token-refused"_s);
    QCOMPARE(bad.error().args.value(u"error"_s).toString(), u"invalid_client"_s);
    QCOMPARE(bad.error().args.value(u"aadsts"_s).toString(), u"7000215"_s);
    QVERIFY(bad.error().evidence.startsWith(u"AADSTS7000215: "_s));
}

QTEST_GUILESS_MAIN(tst_signin)
#include "tst_signin.moc"
