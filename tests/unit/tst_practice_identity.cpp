// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practiceclient.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

const QString admin = u"adele@contoso.com"_s;
const QString support = u"support@contoso.com"_s;
const QString smtpScope = u"https://outlook.office.com/SMTP.Send offline_access"_s;

} // namespace

/// The identity platform as a browser and an app see it.
class PracticeIdentityTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codeFlowLeadsToMe();
    void consentIsAskedOnce();
    void wrongPasswordIsSaidOnThePage();
    void anUnprivilegedUserNeedsAnAdmin();
    void forbiddenUserConsentLeadsBackWithItsCode();
    void cancelOnTheConsentPageIsDeclined();
    void wrongRedirectUriIsAPageAndNoRedirect();
    void aWebRedirectUriIsComparedByteForByte();
    void unknownClientAndTenantAreNamed();
    void aRealSecretBringsTokensThatRefresh();
    void refusedSecrets_data();
    void refusedSecrets();
    void anExpiredSecretIsSaidSo();
    void aCodeWorksOnce();
    void theVerifierMustMatch();
    void deviceCodeWaitsForThePerson();
    void discoveryNamesTheTenant();

private:
    /// Signs the mailbox in to the prepared app, as Webex Connect does.
    static QString code(PracticeClient &client, const QJsonObject &prepared);
    static PracticeClient::Form redemption(const QJsonObject &prepared, const QString &code);
};

QString PracticeIdentityTest::code(PracticeClient &client, const QJsonObject &prepared)
{
    const PracticeClient::Reply reply = client.signIn(
        client.authorizeUrl(u"contoso.com"_s,
            {{u"client_id"_s, prepared[u"clientId"].toString()}, {u"response_type"_s, u"code"_s},
                {u"redirect_uri"_s, prepared[u"callbackUrl"].toString()}, {u"scope"_s, smtpScope},
                {u"state"_s, u"a b+c"_s}}),
        support);
    return redirectField(reply, u"state"_s) == u"a b+c" ? redirectField(reply, u"code"_s) : QString();
}

PracticeClient::Form PracticeIdentityTest::redemption(const QJsonObject &prepared, const QString &code)
{
    return {{u"client_id"_s, prepared[u"clientId"].toString()},
        {u"client_secret"_s, prepared[u"secret"].toString()}, {u"grant_type"_s, u"authorization_code"_s},
        {u"code"_s, code}, {u"redirect_uri"_s, prepared[u"callbackUrl"].toString()}, {u"scope"_s, smtpScope}};
}

void PracticeIdentityTest::codeFlowLeadsToMe()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = client.tokenFor(admin, QString::fromUtf16(graphTools), u"User.Read"_s);
    const PracticeClient::Reply me = client.graph(u"GET"_s, u"/me?$select=id,userPrincipalName"_s, token);
    QCOMPARE(me.status, 200);
    QCOMPARE(me.json()[u"userPrincipalName"].toString(), admin);
    QVERIFY(!me.json().contains(u"displayName"));
}

void PracticeIdentityTest::consentIsAskedOnce()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString id = QString::fromUtf16(graphTools);
    QVERIFY(!client.tokenFor(admin, id, u"Application.ReadWrite.All"_s).isEmpty());
    const PracticeClient::Reply again = client.open(client.authorizeUrl(u"common"_s,
        {{u"client_id"_s, id}, {u"response_type"_s, u"code"_s}, {u"redirect_uri"_s, u"http://localhost:1"_s},
            {u"scope"_s, u"Application.ReadWrite.All"_s}, {u"login_hint"_s, admin}}));
    QCOMPARE(again.status, 302);
    QVERIFY(!redirectField(again, u"code"_s).isEmpty());
}

void PracticeIdentityTest::wrongPasswordIsSaidOnThePage()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const PracticeClient::Reply page = client.open(client.authorizeUrl(u"contoso.com"_s,
        {{u"client_id"_s, QString::fromUtf16(graphTools)}, {u"response_type"_s, u"code"_s},
            {u"redirect_uri"_s, u"http://localhost:1"_s}, {u"scope"_s, u"User.Read"_s},
            {u"login_hint"_s, admin}}));
    QVERIFY(page.body.contains(("value=\"" + admin.toUtf8() + "\"").constData()));
    const PracticeClient::Reply refused =
        client.submit(page.body, u"sign-in"_s, {{u"login"_s, admin}, {u"passwd"_s, u"wrong"_s}});
    QCOMPARE(refused.status, 200);
    QVERIFY(refused.body.contains("AADSTS50126"));
    QVERIFY(!refused.headers.contains("set-cookie"));
}

void PracticeIdentityTest::anUnprivilegedUserNeedsAnAdmin()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const PracticeClient::Reply page = client.signIn(
        client.authorizeUrl(u"contoso.com"_s,
            {{u"client_id"_s, QString::fromUtf16(graphTools)}, {u"response_type"_s, u"code"_s},
                {u"redirect_uri"_s, u"http://localhost:1"_s}, {u"scope"_s, u"Application.ReadWrite.All"_s}}),
        u"alex@contoso.com"_s);
    QVERIFY(page.body.contains("Need admin approval"));
    QVERIFY(page.body.contains("AADSTS90094"));
}

void PracticeIdentityTest::forbiddenUserConsentLeadsBackWithItsCode()
{
    const auto tenant = startTenant(u"user-consent-forbidden"_s);
    PracticeClient client(tenant->addresses());
    const QJsonObject prepared = tenant->addresses().accounts[u"prepared"].toObject();
    const PracticeClient::Reply page = client.signIn(
        client.authorizeUrl(u"contoso.com"_s,
            {{u"client_id"_s, prepared[u"clientId"].toString()}, {u"response_type"_s, u"code"_s},
                {u"redirect_uri"_s, prepared[u"callbackUrl"].toString()}, {u"scope"_s, smtpScope}}),
        support);
    QCOMPARE(page.status, 200);
    const PracticeClient::Reply back = client.submit(page.body, u"approval"_s, {{u"consent"_s, u"return"_s}});
    QCOMPARE(back.status, 302);
    QCOMPARE(redirectField(back, u"error"_s), u"access_denied"_s);
    QVERIFY(redirectField(back, u"error_description"_s).startsWith(u"AADSTS90094: "_s));
}

void PracticeIdentityTest::cancelOnTheConsentPageIsDeclined()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const PracticeClient::Reply page =
        client.signIn(client.authorizeUrl(u"contoso.com"_s,
                          {{u"client_id"_s, QString::fromUtf16(graphTools)}, {u"response_type"_s, u"code"_s},
                              {u"redirect_uri"_s, u"http://localhost:1/"_s}, {u"scope"_s, u"User.Read"_s},
                              {u"state"_s, u"s"_s}}),
            admin);
    QVERIFY(page.body.contains("Microsoft Graph Command Line Tools"));
    QVERIFY(page.body.contains("Sign you in and read your profile"));
    const PracticeClient::Reply back = client.submit(page.body, u"consent"_s, {{u"consent"_s, u"cancel"_s}});
    QVERIFY(redirectField(back, u"error_description"_s).startsWith(u"AADSTS65004: "_s));
    QCOMPARE(redirectField(back, u"state"_s), u"s"_s);
}

void PracticeIdentityTest::wrongRedirectUriIsAPageAndNoRedirect()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const PracticeClient::Reply page = client.open(client.authorizeUrl(u"contoso.com"_s,
        {{u"client_id"_s, QString::fromUtf16(graphTools)}, {u"response_type"_s, u"code"_s},
            {u"redirect_uri"_s, u"https://elsewhere.example/"_s}, {u"scope"_s, u"User.Read"_s}}));
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("AADSTS50011"));
}

void PracticeIdentityTest::aWebRedirectUriIsComparedByteForByte()
{
    const auto tenant = startTenant(u"prepared"_s);
    PracticeClient client(tenant->addresses());
    const QJsonObject prepared = tenant->addresses().accounts[u"prepared"].toObject();
    const PracticeClient::Reply page = client.open(client.authorizeUrl(u"contoso.com"_s,
        {{u"client_id"_s, prepared[u"clientId"].toString()}, {u"response_type"_s, u"code"_s},
            {u"redirect_uri"_s, prepared[u"callbackUrl"].toString() + u'/'}, {u"scope"_s, smtpScope}}));
    QVERIFY(page.body.contains("AADSTS50011"));
}

void PracticeIdentityTest::unknownClientAndTenantAreNamed()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const PracticeClient::Form form{{u"client_id"_s, u"9f7a4c1e-0000-4000-8000-000000000000"_s},
        {u"grant_type"_s, u"client_credentials"_s}, {u"client_secret"_s, u"x"_s},
        {u"scope"_s, u"x/.default"_s}};
    QCOMPARE(client.token(form).aadsts(), 700016);
    QCOMPARE(client.token(form, u"fabrikam.com"_s).aadsts(), 90002);
}

void PracticeIdentityTest::aRealSecretBringsTokensThatRefresh()
{
    const auto tenant = startTenant(u"prepared"_s);
    PracticeClient client(tenant->addresses());
    const QJsonObject prepared = tenant->addresses().accounts[u"prepared"].toObject();
    const PracticeClient::Reply first = client.token(redemption(prepared, code(client, prepared)));
    QCOMPARE(first.status, 200);
    QCOMPARE(first.json()[u"token_type"].toString(), u"Bearer"_s);
    const QString refreshToken = first.json()[u"refresh_token"].toString();
    QVERIFY(!refreshToken.isEmpty());
    const QByteArray claims =
        QByteArray::fromBase64(first.json()[u"access_token"].toString().section(u'.', 1, 1).toLatin1(),
            QByteArray::Base64UrlEncoding);
    const QJsonObject token = QJsonDocument::fromJson(claims).object();
    QCOMPARE(token[u"aud"].toString(), u"https://outlook.office.com"_s);
    QVERIFY(token[u"scp"].toString().split(u' ').contains(u"SMTP.Send"_s));
    QCOMPARE(token[u"upn"].toString(), support);

    PracticeClient::Form form = redemption(prepared, {});
    form[u"grant_type"_s] = u"refresh_token"_s;
    form[u"refresh_token"_s] = refreshToken;
    const PracticeClient::Reply second = client.token(form);
    QCOMPARE(second.status, 200);
    QVERIFY(second.json()[u"refresh_token"].toString() != refreshToken);
    // One refresh token serves every resource that the app is granted.
    form[u"scope"_s] = u"https://graph.microsoft.com/User.Read"_s;
    QCOMPARE(
        client.graph(u"GET"_s, u"/me"_s, client.token(form).json()[u"access_token"].toString()).status, 200);
}

void PracticeIdentityTest::refusedSecrets_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("aadsts");
    QTest::newRow("made up") << u"accountsSecret"_s << 7000215;
    QTest::newRow("the secret's id in its place") << u"secretKeyId"_s << 7000215;
    QTest::newRow("none at all") << QString() << 7000218;
}

void PracticeIdentityTest::refusedSecrets()
{
    QFETCH(const QString, field);
    QFETCH(const int, aadsts);
    const auto tenant = startTenant(u"prepared"_s);
    PracticeClient client(tenant->addresses());
    const QJsonObject prepared = tenant->addresses().accounts[u"prepared"].toObject();
    PracticeClient::Form form = redemption(prepared, code(client, prepared));
    form[u"client_secret"_s] = field.isEmpty() ? QString() : prepared[field].toString(u"made-up"_s);
    const PracticeClient::Reply reply = client.token(form);
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.aadsts(), aadsts);
    QCOMPARE(reply.json()[u"error"].toString(), u"invalid_client"_s);
}

void PracticeIdentityTest::anExpiredSecretIsSaidSo()
{
    const auto tenant = startTenant(u"secret-expired"_s);
    PracticeClient client(tenant->addresses());
    const QJsonObject prepared = tenant->addresses().accounts[u"prepared"].toObject();
    QCOMPARE(client.token(redemption(prepared, code(client, prepared))).aadsts(), 7000222);
}

void PracticeIdentityTest::aCodeWorksOnce()
{
    const auto tenant = startTenant(u"prepared"_s);
    PracticeClient client(tenant->addresses());
    const QJsonObject prepared = tenant->addresses().accounts[u"prepared"].toObject();
    const PracticeClient::Form form = redemption(prepared, code(client, prepared));
    QCOMPARE(client.token(form).status, 200);
    QCOMPARE(client.token(form).aadsts(), 54005);
}

void PracticeIdentityTest::theVerifierMustMatch()
{
    const auto tenant = startTenant(u"no-role"_s); // where the Graph tools are consented to
    PracticeClient client(tenant->addresses());
    const QString id = QString::fromUtf16(graphTools);
    const PracticeClient::Reply back =
        client.signIn(client.authorizeUrl(u"organizations"_s,
                          {{u"client_id"_s, id}, {u"response_type"_s, u"code"_s},
                              {u"redirect_uri"_s, u"http://localhost:9"_s}, {u"scope"_s, u"User.Read"_s},
                              {u"code_challenge"_s, u"abc"_s}, {u"code_challenge_method"_s, u"S256"_s}}),
            admin);
    const PracticeClient::Reply reply = client.token({{u"client_id"_s, id},
        {u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, redirectField(back, u"code"_s)},
        {u"redirect_uri"_s, u"http://localhost:9"_s}, {u"code_verifier"_s, u"abc"_s}});
    QCOMPARE(reply.aadsts(), 501481);
}

void PracticeIdentityTest::deviceCodeWaitsForThePerson()
{
    const auto tenant = startTenant(u"no-role"_s);
    PracticeClient client(tenant->addresses());
    const QString id = QString::fromUtf16(graphTools);
    const QJsonObject code =
        client.deviceCode({{u"client_id"_s, id}, {u"scope"_s, u"User.Read offline_access openid"_s}}).json();
    const PracticeClient::Form poll{{u"client_id"_s, id},
        {u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s},
        {u"device_code"_s, code[u"device_code"].toString()}};
    QCOMPARE(client.token(poll).json()[u"error"].toString(), u"authorization_pending"_s);

    const PracticeClient::Reply page = client.open(QUrl(code[u"verification_uri"].toString()));
    const PracticeClient::Reply signInPage =
        client.submit(page.body, u"device"_s, {{u"otc"_s, code[u"user_code"].toString().toLower()}});
    const PracticeClient::Reply end = client.submit(
        signInPage.body, u"sign-in"_s, {{u"login"_s, admin}, {u"passwd"_s, client.password(admin)}});
    QVERIFY(end.body.contains("You have signed in"));
    const QJsonObject tokens = client.token(poll).json();
    QVERIFY(tokens.contains(u"id_token"));
    QVERIFY(tokens.contains(u"refresh_token"));
    QCOMPARE(client.graph(u"GET"_s, u"/me"_s, tokens[u"access_token"].toString()).status, 200);
}

void PracticeIdentityTest::discoveryNamesTheTenant()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QUrl url =
        tenant->addresses().authority.resolved(QUrl(u"/contoso.com/v2.0/.well-known/openid-configuration"_s));
    const QJsonObject document = client.open(url).json();
    QVERIFY(document[u"issuer"].toString().contains(tenant->addresses().tenantId));
}

QTEST_GUILESS_MAIN(PracticeIdentityTest)
#include "tst_practice_identity.moc"
