// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practiceclient.h"

#include <QUrlQuery>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t admin[] = u"adele@contoso.com";
constexpr char16_t support[] = u"support@contoso.com";
constexpr char16_t smtpScope[] = u"https://outlook.office.com/SMTP.Send offline_access";

/// A tenant, a browser in front of it, and the app that was noted.
struct Browsing {
    explicit Browsing(const QString &scenario)
        : tenant(startTenant(scenario)),
          client(tenant->addresses()),
          noted(tenant->addresses().accounts[u"prepared"].toObject())
    {
    }

    QUrl adminConsent(const QString &path, const PracticeClient::Form &more = {}) const
    {
        QUrl url =
            tenant->addresses().browserAuthority.resolved(QUrl(u'/' + tenant->addresses().tenantId + path));
        QUrlQuery query{{u"client_id"_s, noted[u"clientId"].toString()},
            {u"redirect_uri"_s, noted[u"callbackUrl"].toString()}, {u"state"_s, u"s"_s}};
        for (auto field = more.begin(); field != more.end(); ++field) {
            query.removeQueryItem(field.key());
            query.addQueryItem(field.key(), QString::fromLatin1(QUrl::toPercentEncoding(*field)));
        }
        url.setQuery(query);
        return url;
    }
    QUrl authorize(const QString &at, const QString &scope) const
    {
        return client.authorizeUrl(at,
            {{u"client_id"_s, noted[u"clientId"].toString()}, {u"response_type"_s, u"code"_s},
                {u"redirect_uri"_s, noted[u"callbackUrl"].toString()}, {u"scope"_s, scope}});
    }
    QUrl toolsAuthorize(const QString &at) const
    {
        return client.authorizeUrl(at,
            {{u"client_id"_s, QString::fromUtf16(graphTools)}, {u"response_type"_s, u"code"_s},
                {u"redirect_uri"_s, u"http://localhost:1"_s}, {u"scope"_s, u"User.Read openid"_s}});
    }
    QJsonArray granted(const QString &kind)
    {
        const QString token = client.tokenFor(QString::fromUtf16(admin), QString::fromUtf16(graphTools),
            u"Application.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All"_s);
        return client
            .graph(u"GET"_s,
                u"/servicePrincipals(appId='"_s + noted[u"clientId"].toString() + u"')/"_s + kind, token)
            .value();
    }

    std::unique_ptr<cmw::practice::Tenant> tenant;
    PracticeClient client;
    QJsonObject noted;
};

QJsonObject claimsOf(const QString &token)
{
    return QJsonDocument::fromJson(
        QByteArray::fromBase64(token.section(u'.', 1, 1).toLatin1(), QByteArray::Base64UrlEncoding))
        .object();
}

} // namespace

/// Consent for everyone, and who may sign in at all.
class PracticeConsentTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAdministratorConsentsToAll();
    void olderConsentIsCompleted();
    void oneResourceCanBeConsentedTo();
    void adminConsentIsDeclined();
    void adminConsentNeedsAnAdministrator();
    void adminConsentNeedsTheAppsRedirectUri();
    void adminConsentNamesAForeignPermission();
    void adminConsentNeedsTheService();

    void anotherOrganisationsAccountIsRefused();
    void anotherOrganisationsAccountSignsInAtItsOwn();
    void aPersonalAccountIsRefused();
    void aGuestSignsIn();
    void aClosedEnterpriseAppLetsNobodyIn_data();
    void aClosedEnterpriseAppLetsNobodyIn();
    void theWizardsOwnSignInNeedsApproval();
    void theDeviceCodeIsBlocked();
    void aRevokedRefreshTokenIsRefused();
    void aTenantTellsItsCloud_data();
    void aTenantTellsItsCloud();
};

void PracticeConsentTest::anAdministratorConsentsToAll()
{
    Browsing browsing(u"enterprise-app-missing"_s);
    const auto page =
        browsing.client.signIn(browsing.adminConsent(u"/adminconsent"_s), QString::fromUtf16(admin));
    QVERIFY(page.body.contains("Send mail as any user"));
    QVERIFY(page.body.contains("Send emails from your mailbox using SMTP AUTH"));
    const auto back = browsing.client.submit(page.body, u"consent"_s, {{u"consent"_s, u"accept"_s}});
    QCOMPARE(redirectField(back, u"admin_consent"_s), u"True"_s);
    QCOMPARE(redirectField(back, u"tenant"_s), browsing.tenant->addresses().tenantId);
    QCOMPARE(redirectField(back, u"state"_s), u"s"_s);
    QVERIFY(back.headers.value("location").startsWith(browsing.noted[u"callbackUrl"].toString().toUtf8()));
    const QJsonArray grants = browsing.granted(u"oauth2PermissionGrants"_s);
    QCOMPARE(grants.size(), 2);
    QCOMPARE(grants[0][u"consentType"].toString(), u"AllPrincipals"_s);
    QCOMPARE(browsing.granted(u"appRoleAssignments"_s).size(), 1);
}

void PracticeConsentTest::olderConsentIsCompleted()
{
    Browsing browsing(u"prepared"_s);
    const auto page =
        browsing.client.signIn(browsing.adminConsent(u"/adminconsent"_s), QString::fromUtf16(admin));
    browsing.client.submit(page.body, u"consent"_s, {{u"consent"_s, u"accept"_s}});
    QCOMPARE(browsing.granted(u"oauth2PermissionGrants"_s).size(), 2);
    QCOMPARE(browsing.granted(u"appRoleAssignments"_s).size(), 1);
}

void PracticeConsentTest::oneResourceCanBeConsentedTo()
{
    Browsing browsing(u"enterprise-app-missing"_s);
    const QString scope = u"https://outlook.office.com/.default"_s;
    const auto page = browsing.client.signIn(
        browsing.adminConsent(u"/v2.0/adminconsent"_s, {{u"scope"_s, scope}}), QString::fromUtf16(admin));
    const auto back = browsing.client.submit(page.body, u"consent"_s, {{u"consent"_s, u"accept"_s}});
    QCOMPARE(redirectField(back, u"admin_consent"_s), u"True"_s);
    QCOMPARE(redirectField(back, u"scope"_s), scope);
    const QJsonArray grants = browsing.granted(u"oauth2PermissionGrants"_s);
    QCOMPARE(grants.size(), 1);
    QCOMPARE(grants[0][u"scope"].toString(), u"SMTP.Send"_s);
    QCOMPARE(browsing.granted(u"appRoleAssignments"_s).size(), 1);
}

void PracticeConsentTest::adminConsentIsDeclined()
{
    Browsing browsing(u"enterprise-app-missing"_s);
    const auto page =
        browsing.client.signIn(browsing.adminConsent(u"/adminconsent"_s), QString::fromUtf16(admin));
    const auto back = browsing.client.submit(page.body, u"consent"_s, {{u"consent"_s, u"cancel"_s}});
    QCOMPARE(redirectField(back, u"admin_consent"_s), u"True"_s);
    QCOMPARE(redirectField(back, u"error"_s), u"consent_required"_s);
    QVERIFY(redirectField(back, u"error_description"_s).startsWith(u"AADSTS65004: "_s));
    QVERIFY(browsing.granted(u"oauth2PermissionGrants"_s).isEmpty());
}

void PracticeConsentTest::adminConsentNeedsAnAdministrator()
{
    Browsing browsing(u"enterprise-app-missing"_s);
    const auto page =
        browsing.client.signIn(browsing.adminConsent(u"/adminconsent"_s), QString::fromUtf16(support));
    QVERIFY(page.body.contains("Need admin approval"));
    const auto back = browsing.client.submit(page.body, u"approval"_s, {{u"consent"_s, u"return"_s}});
    QVERIFY(redirectField(back, u"error_description"_s).startsWith(u"AADSTS90094: "_s));
}

void PracticeConsentTest::adminConsentNeedsTheAppsRedirectUri()
{
    Browsing browsing(u"prepared"_s);
    const QUrl url =
        browsing.adminConsent(u"/adminconsent"_s, {{u"redirect_uri"_s, u"https://else.example/"_s}});
    const auto page = browsing.client.open(url);
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("AADSTS50011"));
}

void PracticeConsentTest::adminConsentNamesAForeignPermission()
{
    Browsing browsing(u"permissions-foreign"_s);
    const auto back = browsing.client.open(browsing.adminConsent(u"/adminconsent"_s));
    QVERIFY(redirectField(back, u"error_description"_s).startsWith(u"AADSTS65006: "_s));
}

void PracticeConsentTest::adminConsentNeedsTheService()
{
    Browsing browsing(u"no-exchange"_s);
    const QString token = browsing.client.tokenFor(
        QString::fromUtf16(admin), QString::fromUtf16(graphTools), u"Application.ReadWrite.All"_s);
    const QString redirect = u"https://contoso.us.webexconnect.io/callback"_s;
    const QJsonObject access{{u"id"_s, u"76faac2a-0f20-42f1-928a-50de5b9dbe52"_s}, {u"type"_s, u"Scope"_s}};
    const QJsonObject app =
        browsing.client
            .graph(u"POST"_s, u"/applications"_s, token,
                {{u"displayName"_s, u"x"_s}, {u"signInAudience"_s, u"AzureADMyOrg"_s},
                    {u"web"_s, QJsonObject{{u"redirectUris"_s, QJsonArray{redirect}}}},
                    {u"requiredResourceAccess"_s,
                        QJsonArray{
                            QJsonObject{{u"resourceAppId"_s, u"00000002-0000-0ff1-ce00-000000000000"_s},
                                {u"resourceAccess"_s, QJsonArray{access}}}}}})
            .json();
    const auto back = browsing.client.open(browsing.adminConsent(
        u"/adminconsent"_s, {{u"client_id"_s, app[u"appId"].toString()}, {u"redirect_uri"_s, redirect}}));
    QVERIFY(redirectField(back, u"error_description"_s).startsWith(u"AADSTS650052: "_s));
}

void PracticeConsentTest::anotherOrganisationsAccountIsRefused()
{
    Browsing browsing(u"other-organisation"_s);
    const auto page =
        browsing.client.signIn(browsing.toolsAuthorize(u"contoso.com"_s), u"mia@fabrikam.com"_s);
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("AADSTS50020"));
    QVERIFY(page.body.contains("https://sts.windows.net/"));
    // The page still takes another account.
    const auto again = browsing.client.submit(page.body, u"sign-in"_s,
        {{u"login"_s, QString::fromUtf16(admin)},
            {u"passwd"_s, browsing.client.password(QString::fromUtf16(admin))}});
    QVERIFY(again.body.contains("Permissions requested"));
}

void PracticeConsentTest::anotherOrganisationsAccountSignsInAtItsOwn()
{
    Browsing browsing(u"other-organisation"_s);
    const auto back =
        browsing.client.signIn(browsing.toolsAuthorize(u"organizations"_s), u"mia@fabrikam.com"_s);
    const QJsonObject tokens = browsing.client
                                   .token({{u"client_id"_s, QString::fromUtf16(graphTools)},
                                              {u"grant_type"_s, u"authorization_code"_s},
                                              {u"code"_s, redirectField(back, u"code"_s)},
                                              {u"redirect_uri"_s, u"http://localhost:1"_s}},
                                       u"organizations"_s)
                                   .json();
    const QString token = tokens[u"access_token"].toString();
    const QString home = claimsOf(token)[u"tid"].toString();
    QVERIFY(!home.isEmpty() && home != browsing.tenant->addresses().tenantId);
    QCOMPARE(claimsOf(tokens[u"id_token"].toString())[u"tid"].toString(), home);
    const QJsonValue organization = browsing.client.graph(u"GET"_s, u"/organization"_s, token).value()[0];
    QCOMPARE(organization[u"id"].toString(), home);
    QCOMPARE(organization[u"verifiedDomains"][0][u"name"].toString(), u"fabrikam.com"_s);
    // Nothing of this directory is to be had with it.
    QCOMPARE(browsing.client.graph(u"GET"_s, u"/users/alex@contoso.com"_s, token).status, 403);
}

void PracticeConsentTest::aPersonalAccountIsRefused()
{
    Browsing browsing(u"personal-account"_s);
    const QString user = u"mia.nguyen@outlook.com"_s;
    QVERIFY(browsing.client.signIn(browsing.toolsAuthorize(u"organizations"_s), user)
                .body.contains("AADSTS16000"));
    const auto page = browsing.client.signIn(browsing.toolsAuthorize(u"contoso.com"_s), user);
    QVERIFY(page.body.contains("AADSTS50020"));
    QVERIFY(page.body.contains("live.com"));
    QVERIFY(browsing.client.open(browsing.toolsAuthorize(u"consumers"_s)).body.contains("AADSTS9002332"));
}

void PracticeConsentTest::aGuestSignsIn()
{
    Browsing browsing(u"guest-account"_s);
    const QString token = browsing.client.tokenFor(
        u"mia@fabrikam.com"_s, QString::fromUtf16(graphTools), u"User.Read Directory.Read.All"_s);
    QCOMPARE(claimsOf(token)[u"tid"].toString(), browsing.tenant->addresses().tenantId);
    QCOMPARE(claimsOf(token)[u"acct"].toInt(), 1);
    const QJsonObject me =
        browsing.client.graph(u"GET"_s, u"/me?$select=userType,userPrincipalName,mail"_s, token).json();
    QCOMPARE(me[u"userType"].toString(), u"Guest"_s);
    QCOMPARE(me[u"userPrincipalName"].toString(), u"mia_fabrikam.com#EXT#@contoso.onmicrosoft.com"_s);
    QCOMPARE(me[u"mail"].toString(), u"mia@fabrikam.com"_s);
}

void PracticeConsentTest::aClosedEnterpriseAppLetsNobodyIn_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("assignment") << u"assignment-required"_s << QByteArray("AADSTS50105");
    QTest::newRow("disabled") << u"app-disabled"_s << QByteArray("AADSTS7000112");
}

void PracticeConsentTest::aClosedEnterpriseAppLetsNobodyIn()
{
    QFETCH(const QString, scenario);
    QFETCH(const QByteArray, code);
    Browsing browsing(scenario);
    const auto page = browsing.client.signIn(
        browsing.authorize(u"contoso.com"_s, QString::fromUtf16(smtpScope)), QString::fromUtf16(support));
    QVERIFY(page.body.contains(code));
}

void PracticeConsentTest::theWizardsOwnSignInNeedsApproval()
{
    Browsing browsing(u"sign-in-needs-approval"_s);
    const QUrl url = browsing.client.authorizeUrl(u"contoso.com"_s,
        {{u"client_id"_s, QString::fromUtf16(graphTools)}, {u"response_type"_s, u"code"_s},
            {u"redirect_uri"_s, u"http://localhost:1"_s}, {u"scope"_s, u"Application.ReadWrite.All"_s}});
    QVERIFY(browsing.client.signIn(url, QString::fromUtf16(admin)).body.contains("Need admin approval"));
}

void PracticeConsentTest::theDeviceCodeIsBlocked()
{
    Browsing browsing(u"device-code-blocked"_s);
    const QString id = QString::fromUtf16(graphTools);
    const QJsonObject code =
        browsing.client.deviceCode({{u"client_id"_s, id}, {u"scope"_s, u"User.Read"_s}}).json();
    const auto page = browsing.client.open(QUrl(code[u"verification_uri"].toString()));
    const auto signIn =
        browsing.client.submit(page.body, u"device"_s, {{u"otc"_s, code[u"user_code"].toString()}});
    const auto end = browsing.client.submit(signIn.body, u"sign-in"_s,
        {{u"login"_s, QString::fromUtf16(admin)},
            {u"passwd"_s, browsing.client.password(QString::fromUtf16(admin))}});
    QVERIFY(end.body.contains("AADSTS530036"));
    QCOMPARE(browsing.client
                 .token({{u"client_id"_s, id},
                     {u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s},
                     {u"device_code"_s, code[u"device_code"].toString()}})
                 .aadsts(),
        530036);
}

void PracticeConsentTest::aRevokedRefreshTokenIsRefused()
{
    Browsing browsing(u"claims-challenge"_s);
    const QString scopes = u"Application.ReadWrite.All offline_access"_s;
    const QUrl url = browsing.client.authorizeUrl(u"contoso.com"_s,
        {{u"client_id"_s, QString::fromUtf16(graphTools)}, {u"response_type"_s, u"code"_s},
            {u"redirect_uri"_s, u"http://localhost:1"_s}, {u"scope"_s, scopes}});
    const auto page = browsing.client.signIn(url, QString::fromUtf16(admin));
    const auto back = browsing.client.submit(page.body, u"consent"_s, {{u"consent"_s, u"accept"_s}});
    const QJsonObject tokens =
        browsing.client
            .token({{u"client_id"_s, QString::fromUtf16(graphTools)},
                {u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, redirectField(back, u"code"_s)},
                {u"redirect_uri"_s, u"http://localhost:1"_s}})
            .json();
    const PracticeClient::Form refresh{{u"client_id"_s, QString::fromUtf16(graphTools)},
        {u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, tokens[u"refresh_token"].toString()}};
    QCOMPARE(browsing.client.token(refresh).status, 200);
    QCOMPARE(browsing.client
                 .graph(u"POST"_s, u"/applications"_s, tokens[u"access_token"].toString(),
                     {{u"displayName"_s, u"x"_s}})
                 .status,
        401);
    const auto refused = browsing.client.token(refresh);
    QCOMPARE(refused.aadsts(), 50173);
    QCOMPARE(refused.json()[u"error"].toString(), u"invalid_grant"_s);
}

void PracticeConsentTest::aTenantTellsItsCloud_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("instance");
    QTest::addColumn<QString>("graph");
    QTest::newRow("worldwide") << u"happy"_s << u"NA"_s << u"microsoftonline.com"_s
                               << u"graph.microsoft.com"_s;
    QTest::newRow("US Government") << u"government-tenant"_s << u"USGov"_s << u"microsoftonline.us"_s
                                   << u"graph.microsoft.us"_s;
}

void PracticeConsentTest::aTenantTellsItsCloud()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, region);
    QFETCH(const QString, instance);
    QFETCH(const QString, graph);
    Browsing browsing(scenario);
    const QJsonObject document = browsing.client
                                     .open(browsing.tenant->addresses().authority.resolved(
                                         QUrl(u"/contoso.com/v2.0/.well-known/openid-configuration"_s)))
                                     .json();
    QCOMPARE(document[u"tenant_region_scope"].toString(), region);
    QCOMPARE(document[u"cloud_instance_name"].toString(), instance);
    QCOMPARE(document[u"msgraph_host"].toString(), graph);
    QVERIFY(document[u"claims_parameter_supported"].toBool());
}

QTEST_GUILESS_MAIN(PracticeConsentTest)
#include "tst_practice_consent.moc"
