// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practiceclient.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QtTest>

using namespace Qt::StringLiterals;
using cmw::practice::Addresses;

namespace {

const QString admin = u"adele@contoso.com"_s;
const QString scope = u"User.Read User.Read.All Organization.Read.All RoleManagement.Read.Directory "
                      u"Application.ReadWrite.All AppRoleAssignment.ReadWrite.All "
                      u"DelegatedPermissionGrant.ReadWrite.All Policy.Read.All"_s;
const QString exchangeAppId = u"00000002-0000-0ff1-ce00-000000000000"_s;

QString adminToken(PracticeClient &client)
{
    return client.tokenFor(admin, QString::fromUtf16(graphTools), scope);
}

QString idOf(const QJsonArray &permissions, const QString &value)
{
    for (const QJsonValue &permission : permissions) {
        if (permission[u"value"].toString() == value)
            return permission[u"id"].toString();
    }
    return {};
}

} // namespace

/// Graph as the wizard uses it.
class PracticeGraphTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAppIsMadeAndSignsInByItself();
    void permissionsHaveMicrosoftsIds();
    void organisationAndRolesAreShown();
    void usersAreFound_data();
    void usersAreFound();
    void appsAreFilteredByRedirectUri();
    void upsertByUniqueNameCreatesOnce();
    void aPatchReplacesRedirectUrisAndKeepsTheRest();
    void unknownPropertiesAreRefused();
    void aDeletedAppIsAmongTheDeleted();
    void qtDeletesWithoutABody();
    void secretsAreShownOnce();
    void duplicatesAreConflicts();
    void pagesAreLinked();
    void withoutATokenIs401();
    void anExchangeTokenIs401();
    void withoutTheScopeIs403();
    void withoutTheRoleIs403();
    void sendingMyMailWantsItsScopeAndAMailbox();
    void policyNeedsAHigherRoleToChange();
    void aFreshAppIsUnseenAtFirst();
    void everyThirdCallIsThrottled();
    void oneAnswerIsNoJson();
    void theServiceComesBack();
};

void PracticeGraphTest::anAppIsMadeAndSignsInByItself()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    const PracticeClient::Reply created = client.graph(u"POST"_s, u"/applications"_s, token,
        {{u"displayName"_s, u"앱"_s}, {u"signInAudience"_s, u"AzureADMyOrg"_s}});
    QCOMPARE(created.status, 201);
    const QString id = created.json()[u"id"].toString();
    const QString appId = created.json()[u"appId"].toString();
    const QJsonObject secret =
        client
            .graph(u"POST"_s, u"/applications/"_s + id + u"/addPassword"_s, token,
                {{u"passwordCredential"_s, QJsonObject{{u"displayName"_s, u"test"_s}}}})
            .json();
    PracticeClient::Form form{{u"client_id"_s, appId}, {u"client_secret"_s, secret[u"secretText"].toString()},
        {u"grant_type"_s, u"client_credentials"_s},
        {u"scope"_s, u"https://outlook.office365.com/.default"_s}};
    QCOMPARE(client.token(form).aadsts(), 7000229);

    const QString principal = client.graph(u"POST"_s, u"/servicePrincipals"_s, token, {{u"appId"_s, appId}})
                                  .json()[u"id"]
                                  .toString();
    const QJsonObject exchange =
        client.graph(u"GET"_s, u"/servicePrincipals(appId='"_s + exchangeAppId + u"')"_s, token).json();
    const PracticeClient::Reply assigned = client.graph(u"POST"_s,
        u"/servicePrincipals/"_s + exchange[u"id"].toString() + u"/appRoleAssignedTo"_s, token,
        {{u"principalId"_s, principal}, {u"resourceId"_s, exchange[u"id"]},
            {u"appRoleId"_s, idOf(exchange[u"appRoles"].toArray(), u"Mail.Send"_s)}});
    QCOMPARE(assigned.status, 201);
    const QJsonObject tokens = client.token(form).json();
    const QByteArray claims = QByteArray::fromBase64(
        tokens[u"access_token"].toString().section(u'.', 1, 1).toLatin1(), QByteArray::Base64UrlEncoding);
    QCOMPARE(QJsonDocument::fromJson(claims).object()[u"roles"].toArray(), QJsonArray{u"Mail.Send"_s});
}

void PracticeGraphTest::permissionsHaveMicrosoftsIds()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    const QString select = u"?$select=appRoles,oauth2PermissionScopes"_s;
    const QJsonObject exchange =
        client.graph(u"GET"_s, u"/servicePrincipals(appId='"_s + exchangeAppId + u"')"_s + select, token)
            .json();
    const QJsonObject graph =
        client
            .graph(u"GET"_s, u"/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')"_s + select,
                token)
            .json();
    // The same name, and another id on each of the two.
    QCOMPARE(idOf(exchange[u"oauth2PermissionScopes"].toArray(), u"SMTP.Send"_s),
        u"76faac2a-0f20-42f1-928a-50de5b9dbe52"_s);
    QCOMPARE(idOf(graph[u"oauth2PermissionScopes"].toArray(), u"SMTP.Send"_s),
        u"258f6531-6087-4cc4-bb90-092c5fb3ed3f"_s);
    QVERIFY(!graph.contains(u"displayName"));
}

void PracticeGraphTest::organisationAndRolesAreShown()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    const QJsonObject organization = client.graph(u"GET"_s, u"/organization"_s, token).value()[0].toObject();
    QCOMPARE(organization[u"id"].toString(), tenant->addresses().tenantId);
    QCOMPARE(organization[u"displayName"].toString(), u"Contoso Ltd"_s);
    const QJsonArray roles =
        client.graph(u"GET"_s, u"/me/transitiveMemberOf/microsoft.graph.directoryRole"_s, token).value();
    QCOMPARE(roles.size(), 3);
    QVERIFY(roles[0][u"roleTemplateId"].isString());
}

void PracticeGraphTest::usersAreFound_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("count");
    QTest::newRow("by mail") << u"$filter=mail eq 'support@contoso.com'"_s << 1;
    QTest::newRow("by alias")
        << u"$filter=mail eq 'x@contoso.com' or proxyAddresses/any(p:p eq 'smtp:support@contoso.onmicrosoft.com')"_s
        << 1;
    QTest::newRow("by beginning") << u"$filter=startswith(displayName,'a')"_s << 2;
    QTest::newRow("by search") << u"$search=\"displayName:cust\" OR \"mail:cust\""_s << 1;
    QTest::newRow("by a later word of the name") << u"$search=\"displayName:supp\""_s << 1;
    QTest::newRow("by words in any order") << u"$search=\"displayName:Support cust\""_s << 1;
    QTest::newRow("words begin") << u"$search=\"displayName:pport\""_s << 0;
    QTest::newRow("an address begins") << u"$search=\"mail:contoso\""_s << 0;
    QTest::newRow("in Korean") << u"$search=\"displayName:김\""_s << 2;
    QTest::newRow("by a word in brackets") << u"$search=\"displayName:서울\""_s << 1;
    QTest::newRow("with both") << u"$search=\"displayName:김\" AND \"mail:minji\""_s << 1;
    QTest::newRow("by the beginning of an alias")
        << u"$filter=proxyAddresses/any(p:startsWith(p,'smtp:rma'))"_s << 1;
    QTest::newRow("a quote with a backslash") << u"$search=\"displayName:\\\"seoul\""_s << 0;
    QTest::newRow("a quote without one") << u"$search=\"displayName:\"seoul\""_s << -1;
    QTest::newRow("no property") << u"$search=\"cust\""_s << -1;
    QTest::newRow("lower case") << u"$search=\"displayName:cust\" or \"mail:cust\""_s << -1;
    QTest::newRow("nobody") << u"$filter=mail eq 'o''neill@contoso.com'"_s << 0;
    QTest::newRow("not a filter") << u"$filter=mail is 'x'"_s << -1;
}

void PracticeGraphTest::usersAreFound()
{
    QFETCH(const QString, query);
    QFETCH(const int, count);
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const PracticeClient::Reply reply = client.graph(
        u"GET"_s, u"/users?"_s + query, adminToken(client), {}, {{u"ConsistencyLevel"_s, u"eventual"_s}});
    QCOMPARE(reply.status, count < 0 ? 400 : 200);
    if (count >= 0)
        QCOMPARE(reply.value().size(), count);
}

void PracticeGraphTest::appsAreFilteredByRedirectUri()
{
    const auto tenant = startTenant(u"prepared"_s);
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    const QJsonObject prepared = tenant->addresses().accounts[u"prepared"].toObject();
    const QString path = u"/applications?$select=appId&$filter=web/redirectUris/any(u:u eq '%1')"_s;
    const QJsonArray found =
        client.graph(u"GET"_s, path.arg(prepared[u"callbackUrl"].toString()), token).value();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0][u"appId"], prepared[u"clientId"]);
    QCOMPARE(client.graph(u"GET"_s, path.arg(u"https://else.example"_s), token).value().size(), 0);
}

void PracticeGraphTest::upsertByUniqueNameCreatesOnce()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    const QString path = u"/applications(uniqueName='webexconnect-1')"_s;
    const QJsonObject body{{u"displayName"_s, u"Webex Connect Email"_s}};
    const QHash<QString, QString> prefer{{u"Prefer"_s, u"create-if-missing"_s}};
    QCOMPARE(client.graph(u"PATCH"_s, path, token, body).status, 404);
    QCOMPARE(client.graph(u"PATCH"_s, path, token, body, prefer).status, 201);
    QCOMPARE(client.graph(u"PATCH"_s, path, token, body, prefer).status, 204);
    QCOMPARE(client.graph(u"GET"_s, u"/applications"_s, token).value().size(), 1);
}

void PracticeGraphTest::aPatchReplacesRedirectUrisAndKeepsTheRest()
{
    const auto tenant = startTenant(u"prepared"_s);
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    const QString path =
        u"/applications/"_s + tenant->addresses().accounts[u"prepared"][u"appObjectId"].toString();
    const QJsonArray uris{u"https://contoso.us.webexconnect.io/callback"_s};
    QCOMPARE(
        client.graph(u"PATCH"_s, path, token, {{u"web"_s, QJsonObject{{u"redirectUris"_s, uris}}}}).status,
        204);
    const QJsonObject web = client.graph(u"GET"_s, path, token).json()[u"web"].toObject();
    QCOMPARE(web[u"redirectUris"].toArray(), uris);
    QVERIFY(web[u"implicitGrantSettings"][u"enableAccessTokenIssuance"].toBool());
    const QJsonObject insecure{
        {u"web"_s, QJsonObject{{u"redirectUris"_s, QJsonArray{u"http://contoso.com"_s}}}}};
    QCOMPARE(client.graph(u"PATCH"_s, path, token, insecure).status, 400);
}

void PracticeGraphTest::unknownPropertiesAreRefused()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const PracticeClient::Reply reply = client.graph(u"POST"_s, u"/applications"_s, adminToken(client),
        {{u"displayName"_s, u"x"_s}, {u"redirectUris"_s, QJsonArray()}});
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.errorCode(), u"Request_BadRequest"_s);
}

void PracticeGraphTest::aDeletedAppIsAmongTheDeleted()
{
    const auto tenant = startTenant(u"prepared"_s);
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    const QString id = tenant->addresses().accounts[u"prepared"][u"appObjectId"].toString();
    QCOMPARE(client.graph(u"DELETE"_s, u"/applications/"_s + id, token).status, 204);
    QCOMPARE(
        client.graph(u"GET"_s, u"/applications/"_s + id, token).errorCode(), u"Request_ResourceNotFound"_s);
    const QJsonArray deleted =
        client.graph(u"GET"_s, u"/directory/deletedItems/microsoft.graph.application"_s, token).value();
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(deleted[0][u"id"].toString(), id);
}

// Qt's client sends no length with DELETE: a server that waits for a body would hang.
void PracticeGraphTest::qtDeletesWithoutABody()
{
    const auto tenant = startTenant(u"prepared"_s);
    const Addresses &at = tenant->addresses();
    PracticeClient client(at);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(at.ca));
    QNetworkRequest request(QUrl(
        at.graph.toString() + u"/applications/"_s + at.accounts[u"prepared"][u"appObjectId"].toString()));
    request.setSslConfiguration(tls);
    request.setRawHeader("Authorization", "Bearer " + adminToken(client).toLatin1());
    QNetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.deleteResource(request));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 204);
}

void PracticeGraphTest::secretsAreShownOnce()
{
    const auto tenant = startTenant(u"prepared"_s);
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    const QString path =
        u"/applications/"_s + tenant->addresses().accounts[u"prepared"][u"appObjectId"].toString();
    const QJsonObject secret = client.graph(u"POST"_s, path + u"/addPassword"_s, token).json();
    const QString text = secret[u"secretText"].toString();
    QVERIFY(text.size() >= 16 && text.startsWith(secret[u"hint"].toString()));
    const PracticeClient::Reply application = client.graph(u"GET"_s, path, token);
    QCOMPARE(application.json()[u"passwordCredentials"].toArray().size(), 2);
    QVERIFY(!application.body.contains(text.toUtf8()));
    const QJsonObject key{{u"keyId"_s, secret[u"keyId"]}};
    QCOMPARE(client.graph(u"POST"_s, path + u"/removePassword"_s, token, key).status, 204);
    QCOMPARE(client.graph(u"GET"_s, path, token).json()[u"passwordCredentials"].toArray().size(), 1);
}

void PracticeGraphTest::duplicatesAreConflicts()
{
    const auto tenant = startTenant(u"prepared"_s);
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    const QString appId = tenant->addresses().accounts[u"prepared"][u"clientId"].toString();
    const PracticeClient::Reply again =
        client.graph(u"POST"_s, u"/servicePrincipals"_s, token, {{u"appId"_s, appId}});
    QCOMPARE(again.status, 409);
    QCOMPARE(again.errorCode(), u"Request_MultipleObjectsWithSameKeyValue"_s);

    const QString path = u"/servicePrincipals(appId='"_s + appId + u"')/appRoleAssignments"_s;
    const QJsonObject assignment = client.graph(u"GET"_s, path, token).value()[0].toObject();
    const PracticeClient::Reply twice = client.graph(u"POST"_s, path, token,
        {{u"principalId"_s, assignment[u"principalId"]}, {u"resourceId"_s, assignment[u"resourceId"]},
            {u"appRoleId"_s, assignment[u"appRoleId"]}});
    QCOMPARE(twice.status, 400);
    QCOMPARE(twice.json()[u"error"][u"message"].toString(),
        u"Permission being assigned already exists on the object"_s);

    const QString grants =
        u"/oauth2PermissionGrants?$filter=clientId eq '"_s + assignment[u"principalId"].toString() + u'\'';
    QJsonObject grant = client.graph(u"GET"_s, grants, token).value()[0].toObject();
    const QString grantId = grant.take(u"id").toString();
    QCOMPARE(client.graph(u"POST"_s, u"/oauth2PermissionGrants"_s, token, grant).status, 409);
    const QJsonObject wider{{u"scope"_s, u"SMTP.Send IMAP.AccessAsUser.All"_s}};
    QCOMPARE(client.graph(u"PATCH"_s, u"/oauth2PermissionGrants/"_s + grantId, token, wider).status, 204);
    QCOMPARE(client.graph(u"DELETE"_s, u"/oauth2PermissionGrants/"_s + grantId, token).status, 204);
    QCOMPARE(client.graph(u"GET"_s, grants, token).value().size(), 1);
}

void PracticeGraphTest::pagesAreLinked()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    const QJsonObject first = client.graph(u"GET"_s, u"/users?$top=3&$select=mail"_s, token).json();
    QCOMPARE(first[u"value"].toArray().size(), 3);
    QString next = first[u"@odata.nextLink"].toString();
    QVERIFY(next.startsWith(tenant->addresses().graph.toString()));
    next.remove(0, tenant->addresses().graph.toString().size());
    const QJsonObject second = client.graph(u"GET"_s, next, token).json();
    QCOMPARE(second[u"value"].toArray().size(), 3);
    QVERIFY(second[u"value"] != first[u"value"]);
    const QJsonObject all = client.graph(u"GET"_s, u"/users?$top=999&$select=mail"_s, token).json();
    QVERIFY(all[u"value"].toArray().size() > 6);
    QVERIFY(!all.contains(u"@odata.nextLink"));
}

void PracticeGraphTest::withoutATokenIs401()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const PracticeClient::Reply reply = client.graph(u"GET"_s, u"/me"_s, u"eyJ.made.up"_s);
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.errorCode(), u"InvalidAuthenticationToken"_s);
    QCOMPARE(reply.json()[u"error"][u"innerError"][u"request-id"].toString().toLatin1(),
        reply.headers.value("request-id"));
}

void PracticeGraphTest::anExchangeTokenIs401()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = client.tokenFor(
        admin, QString::fromUtf16(exchangeTools), u"https://outlook.office365.com/.default"_s);
    QVERIFY(!token.isEmpty());
    QCOMPARE(client.graph(u"GET"_s, u"/me"_s, token).errorCode(), u"InvalidAuthenticationToken"_s);
}

void PracticeGraphTest::withoutTheScopeIs403()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = client.tokenFor(admin, QString::fromUtf16(graphTools), u"User.Read"_s);
    QCOMPARE(client.graph(u"GET"_s, u"/applications"_s, token).errorCode(), u"Authorization_RequestDenied"_s);
    QCOMPARE(client.graph(u"GET"_s, u"/users/support@contoso.com"_s, token).status, 403);
}

void PracticeGraphTest::withoutTheRoleIs403()
{
    const auto tenant = startTenant(u"no-role"_s);
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    QCOMPARE(client.graph(u"GET"_s, u"/applications"_s, token).status, 200);
    const PracticeClient::Reply reply =
        client.graph(u"POST"_s, u"/applications"_s, token, {{u"displayName"_s, u"x"_s}});
    QCOMPARE(reply.status, 403);
    QCOMPARE(reply.errorCode(), u"Authorization_RequestDenied"_s);
}

void PracticeGraphTest::sendingMyMailWantsItsScopeAndAMailbox()
{
    const auto tenant = startTenant(u"prepared"_s);
    PracticeClient client(tenant->addresses());
    const QString path = u"/me/sendMail"_s;
    const QJsonObject to{{u"emailAddress"_s, QJsonObject{{u"address"_s, u"support@contoso.com"_s}}}};
    const QJsonObject mail{
        {u"message"_s, QJsonObject{{u"subject"_s, u"Hello"_s}, {u"toRecipients"_s, QJsonArray{to}}}},
        {u"saveToSentItems"_s, false}};
    const QString tools = QString::fromUtf16(graphTools);
    const QString plain = client.tokenFor(admin, tools, u"User.Read"_s);
    QCOMPARE(client.graph(u"POST"_s, path, plain, mail).errorCode(), u"ErrorAccessDenied"_s);
    const QString token = client.tokenFor(admin, tools, u"User.Read Mail.Send"_s);
    const PracticeClient::Reply sent = client.graph(u"POST"_s, path, token, mail);
    QCOMPARE(sent.status, 202);
    QCOMPARE(sent.body, "");
    // To nobody: refused as Exchange does.
    QCOMPARE(client.graph(u"POST"_s, path, token, {{u"message"_s, QJsonObject()}}).status, 400);

    const auto without = startTenant(u"admin-without-mailbox"_s);
    PracticeClient other(without->addresses());
    const PracticeClient::Reply refused =
        other.graph(u"POST"_s, path, other.tokenFor(admin, tools, u"User.Read Mail.Send"_s), mail);
    QCOMPARE(refused.status, 404);
    QCOMPARE(refused.errorCode(), u"MailboxNotEnabledForRESTAPI"_s);
}

void PracticeGraphTest::policyNeedsAHigherRoleToChange()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = client.tokenFor(
        admin, QString::fromUtf16(graphTools), u"Policy.Read.All Policy.ReadWrite.Authorization"_s);
    const QJsonArray policies = client.graph(u"GET"_s, u"/policies/authorizationPolicy"_s, token)
                                    .json()[u"defaultUserRolePermissions"][u"permissionGrantPoliciesAssigned"]
                                    .toArray();
    QCOMPARE(policies[0].toString(), u"ManagePermissionGrantsForSelf.microsoft-user-default-recommended"_s);
    QCOMPARE(client
                 .graph(u"PATCH"_s, u"/policies/authorizationPolicy"_s, token,
                     {{u"allowUserConsentForRiskyApps"_s, false}})
                 .status,
        403);
}

void PracticeGraphTest::aFreshAppIsUnseenAtFirst()
{
    const auto tenant = startTenant(u"slow-directory"_s);
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    const QString path = u"/applications/"_s
        + client.graph(u"POST"_s, u"/applications"_s, token, {{u"displayName"_s, u"x"_s}})
              .json()[u"id"]
              .toString();
    QCOMPARE(client.graph(u"GET"_s, path, token).status, 404);
    QCOMPARE(client.graph(u"POST"_s, path + u"/addPassword"_s, token).status, 404);
    QCOMPARE(client.graph(u"POST"_s, path + u"/addPassword"_s, token).status, 200);
}

void PracticeGraphTest::everyThirdCallIsThrottled()
{
    const auto tenant = startTenant(u"throttled"_s);
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    QCOMPARE(client.graph(u"GET"_s, u"/me"_s, token).status, 200);
    QCOMPARE(client.graph(u"GET"_s, u"/me"_s, token).status, 200);
    const PracticeClient::Reply reply = client.graph(u"GET"_s, u"/me"_s, token);
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.headers.value("retry-after"), QByteArray("1"));
    QCOMPARE(client.graph(u"GET"_s, u"/me"_s, token).status, 200);
}

void PracticeGraphTest::oneAnswerIsNoJson()
{
    const auto tenant = startTenant(u"broken-json"_s);
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    QVERIFY(client.graph(u"GET"_s, u"/me"_s, token).body.startsWith("<!doctype html>"));
    QCOMPARE(client.graph(u"GET"_s, u"/me"_s, token).json()[u"mail"].toString(), admin);
}

void PracticeGraphTest::theServiceComesBack()
{
    const auto tenant = startTenant(u"server-error"_s);
    PracticeClient client(tenant->addresses());
    const QString token = adminToken(client);
    QCOMPARE(client.graph(u"GET"_s, u"/me"_s, token).status, 503);
    QCOMPARE(client.graph(u"GET"_s, u"/me"_s, token).status, 503);
    QCOMPARE(client.graph(u"GET"_s, u"/me"_s, token).status, 200);
}

QTEST_GUILESS_MAIN(PracticeGraphTest)
#include "tst_practice_graph.moc"
