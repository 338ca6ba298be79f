// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "issuer.h"
#include "services/bearer.h"
#include "services/clouddiscovery.h"
#include "services/signinrefusal.h"

#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

/// What is learned of an organisation without a sign-in, and of refusals.
class tst_clouddiscovery final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void configurationTellsTheCloud_data();
    void configurationTellsTheCloud();
    void chosenCloudIsComparedWithTheDomains();
    void unknownDomainIsNamed();
    void somethingElseIsNoAnswer();
    void challengeCarriesClaims();
    void refusalsGetTheirMeaning();

private:
    static Result<DomainHome> found(const Issuer &issuer);
};

Result<DomainHome> tst_clouddiscovery::found(const Issuer &issuer)
{
    QObject context;
    std::optional<Result<DomainHome>> answer;
    findHome(issuer.endpoints(), u"contoso.com"_s, &context,
        [&answer](const Result<DomainHome> &home) { answer.emplace(home); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 20000))
        return Error{u"test/no-answer"_s, {}, {}};
    return *answer;
}

void tst_clouddiscovery::configurationTellsTheCloud_data()
{
    QTest::addColumn<QByteArray>("scopes");
    QTest::addColumn<QString>("cloud");
    QTest::newRow("worldwide") << QByteArray(
        R"("tenant_region_scope":"EU","cloud_instance_name":"microsoftonline.com","msgraph_host":"graph.microsoft.com")")
                               << u"global"_s;
    QTest::newRow("GCC") << QByteArray(
        R"("tenant_region_scope":"NA","tenant_region_sub_scope":"GCC","cloud_instance_name":"microsoftonline.com","msgraph_host":"graph.microsoft.com")")
                         << u"global"_s;
    QTest::newRow("GCC High") << QByteArray(
        R"("tenant_region_scope":"USGov","tenant_region_sub_scope":"DODCON","cloud_instance_name":"microsoftonline.us","msgraph_host":"graph.microsoft.us")")
                              << u"usgov"_s;
    QTest::newRow("DoD") << QByteArray(
        R"("tenant_region_scope":"USGov","tenant_region_sub_scope":"DOD","cloud_instance_name":"microsoftonline.us","msgraph_host":"graph.microsoft.us")")
                         << u"dod"_s;
    QTest::newRow("China") << QByteArray(
        R"("tenant_region_scope":"AS","cloud_instance_name":"partner.microsoftonline.cn","msgraph_host":"microsoftgraph.chinacloudapi.cn")")
                           << u"china"_s;
    QTest::newRow("one that isn't known")
        << QByteArray(R"("cloud_instance_name":"microsoftonline.example","msgraph_host":"graph.example")")
        << QString();
}

void tst_clouddiscovery::configurationTellsTheCloud()
{
    QFETCH(const QByteArray, scopes);
    Issuer issuer;
    issuer.answer(200, "application/json",
        R"({"issuer":"https://login.microsoftonline.com/5d3ca94e-7f1b-4c0e-9a86-2b8fd1e6c473/v2.0",)" + scopes
            + "}");
    const auto home = found(issuer);
    QVERIFY(home);
    QCOMPARE(home->tenantId, u"5d3ca94e-7f1b-4c0e-9a86-2b8fd1e6c473"_s);
    QTEST(home->cloud, "cloud");
    QCOMPARE(issuer.requests.first().path, QByteArray("/contoso.com/v2.0/.well-known/openid-configuration"));
}

void tst_clouddiscovery::chosenCloudIsComparedWithTheDomains()
{
    const Endpoints global = *Endpoints::named(u"global"_s);
    const Endpoints china = *Endpoints::named(u"china"_s);
    const QString domain = u"contoso.com"_s;
    QVERIFY(fits({u"t"_s, u"global"_s, u"microsoftonline.com"_s}, global, domain));
    QCOMPARE(fits({u"t"_s, u"usgov"_s, u"microsoftonline.us"_s}, global, domain).error().code,
        u"cloud/is-usgov"_s);
    QCOMPARE(
        fits({u"t"_s, u"dod"_s, u"microsoftonline.us"_s}, global, domain).error().code, u"cloud/is-dod"_s);
    QCOMPARE(fits({u"t"_s, u"global"_s, u"microsoftonline.com"_s}, china, domain).error().code,
        u"cloud/is-global"_s);
    QCOMPARE(fits({u"t"_s, {}, u"microsoftonline.example"_s}, global, domain).error().code,
        u"cloud/is-elsewhere"_s);
    QVERIFY(fits({u"t"_s, u"china"_s, u"partner.microsoftonline.cn"_s}, china, domain));
    // An issuer that names no cloud, such as somebody's own, says nothing against the chosen one.
    QVERIFY(fits({u"t"_s, {}, {}}, global, domain));
}

void tst_clouddiscovery::unknownDomainIsNamed()
{
    Issuer issuer;
    issuer.answer(400, "application/json",
        R"({"error":"invalid_tenant","error_description":"AADSTS90002: Tenant 'contoso.com' not found."})");
    const auto home = found(issuer);
    QVERIFY(!home);
    QCOMPARE(home.error().code, u"identity/tenant-unknown"_s);
    QCOMPARE(home.error().args.value(u"domain"_s).toString(), u"contoso.com"_s);
    QVERIFY(home.error().evidence.contains(u"AADSTS90002"_s));
}

void tst_clouddiscovery::somethingElseIsNoAnswer()
{
    Issuer issuer;
    issuer.answer(200, "text/html", "<h1>Sign in to the hotel's network</h1>");
    QCOMPARE(found(issuer).error().code, u"identity/no-token"_s);
    issuer.manner = Issuer::Manner::HangUp;
    QVERIFY(found(issuer).error().code.startsWith(u"network/"));
}

void tst_clouddiscovery::challengeCarriesClaims()
{
    const QByteArray claims = R"({"access_token":{"nbf":{"essential":true,"value":"1604106651"}}})";
    QCOMPARE(
        challengedClaims(
            "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", "
            "error=\"insufficient_claims\", claims=\""
            + claims.toBase64() + '"'),
        QString::fromLatin1(claims));
    QCOMPARE(challengedClaims("Bearer claims=\"" + claims.toBase64(QByteArray::Base64UrlEncoding) + '"'),
        QString::fromLatin1(claims));
    QVERIFY(challengedClaims("Bearer error=\"invalid_token\"").isEmpty());
    QVERIFY(challengedClaims("Bearer claims=\"bm90IEpTT04=\"").isEmpty());
    QVERIFY(challengedClaims("Bearer claims=\"***\"").isEmpty());
}

void tst_clouddiscovery::refusalsGetTheirMeaning()
{
    const auto meaning = [](const QString &code, const QString &aadsts) {
        return signInMeaning({code, {{u"aadsts"_s, aadsts}}, u"the words"_s});
    };
    QCOMPARE(meaning(u"identity/refused"_s, u"90094"_s).code, u"identity/needs-approval"_s);
    QCOMPARE(meaning(u"identity/token-refused"_s, u"65001"_s).code, u"identity/needs-approval"_s);
    QCOMPARE(meaning(u"identity/denied"_s, u"65004"_s).code, u"identity/consent-declined"_s);
    QCOMPARE(meaning(u"identity/refused"_s, u"65002"_s).code, u"identity/client-permission"_s);
    QCOMPARE(meaning(u"identity/token-refused"_s, u"700016"_s).code, u"identity/client-unknown"_s);
    QCOMPARE(meaning(u"identity/refused"_s, u"50011"_s).code, u"identity/client-redirect"_s);
    QCOMPARE(meaning(u"identity/refused"_s, u"50020"_s).code, u"identity/account-unknown"_s);
    QCOMPARE(meaning(u"identity/refused"_s, u"50020"_s).evidence, u"the words"_s);
    QCOMPARE(meaning(u"identity/refused"_s, u"50076"_s).code, u"identity/refused"_s);
    QCOMPARE(meaning(u"network/timeout"_s, u"65001"_s).code, u"network/timeout"_s);
}

QTEST_GUILESS_MAIN(tst_clouddiscovery)
#include "tst_clouddiscovery.moc"
