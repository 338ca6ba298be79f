// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practiceclient.h"

#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t admin[] = u"adele@contoso.com";
constexpr char16_t scope[] =
    u"User.Read User.Read.All Organization.Read.All RoleManagement.Read.Directory Application.ReadWrite.All "
    u"AppRoleAssignment.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All Policy.Read.All";

/// A tenant with a fault, and its administrator at Graph.
struct Trouble {
    explicit Trouble(const QString &scenario)
        : tenant(startTenant(scenario)),
          client(tenant->addresses()),
          token(signIn())
    {
    }

    QString signIn(const PracticeClient::Form &more = {})
    {
        return client.tokenFor(
            QString::fromUtf16(admin), QString::fromUtf16(graphTools), QString::fromUtf16(scope), more);
    }
    PracticeClient::Reply call(const QString &method, const QString &path, const QJsonObject &body = {})
    {
        return client.graph(method, path, token, body);
    }
    PracticeClient::Reply createApp()
    {
        return call(u"POST"_s, u"/applications"_s, {{u"displayName"_s, u"x"_s}});
    }
    PracticeClient::Reply createPrincipal(const QJsonValue &appId)
    {
        return call(u"POST"_s, u"/servicePrincipals"_s, {{u"appId"_s, appId}});
    }
    qsizetype apps() { return call(u"GET"_s, u"/applications"_s).value().size(); }
    PracticeClient::Reply batch(const QJsonArray &requests)
    {
        return call(u"POST"_s, u"/$batch"_s, {{u"requests"_s, requests}});
    }

    std::unique_ptr<cmw::practice::Tenant> tenant;
    PracticeClient client;
    QString token;
};

QJsonObject get(const QString &id, const QString &url)
{
    return {{u"id"_s, id}, {u"method"_s, u"GET"_s}, {u"url"_s, url}};
}

QJsonObject post(const QString &id, const QString &url, const QJsonObject &body)
{
    return {{u"id"_s, id}, {u"method"_s, u"POST"_s}, {u"url"_s, url}, {u"body"_s, body},
        {u"headers"_s, QJsonObject{{u"Content-Type"_s, u"application/json"_s}}}};
}

QJsonObject responseTo(const QString &id, const PracticeClient::Reply &batch)
{
    const QJsonArray responses = batch.json()[u"responses"].toArray();
    for (const QJsonValue &response : responses) {
        if (response[u"id"].toString() == id)
            return response.toObject();
    }
    return {};
}

/// The value of a challenge's parameter.
QByteArray challenged(const PracticeClient::Reply &reply, const QString &name)
{
    const QRegularExpression parameter(name + u"=\"([^\"]*)\""_s);
    return parameter.match(QString::fromLatin1(reply.headers.value("www-authenticate")))
        .captured(1)
        .toLatin1();
}

} // namespace

/// A directory that is slow or unwilling, as a client meets it.
class PracticeFaultsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void throttledWithoutATime();
    void busyNamesATime();
    void aGatewayCarriesNothingOut();
    void aFreshPrincipalIsUnseen();
    void aFreshAppsPrincipalIsForbidden();
    void answersAreLostAfterTheChange_data();
    void answersAreLostAfterTheChange();
    void answersToGrantsAreLost();
    void aConnectionEndsBeforeAnythingIsDone();
    void aConnectionEndsAfterAllIsDone();
    void aTokenExpires();
    void claimsAreDemandedOnce();

    void aBatchIsAnsweredOneByOne();
    void aBatchCanHaveMixedResults();
    void whatDependsOnAFailureFails();
    void batchesAreRefused_data();
    void batchesAreRefused();
};

void PracticeFaultsTest::throttledWithoutATime()
{
    Trouble trouble(u"throttled-without-time"_s);
    const auto refused = trouble.createApp();
    QCOMPARE(refused.status, 429);
    QVERIFY(!refused.headers.contains("retry-after"));
    QCOMPARE(trouble.createApp().status, 201);
    QCOMPARE(trouble.apps(), 1);
}

void PracticeFaultsTest::busyNamesATime()
{
    Trouble trouble(u"busy"_s);
    for (int i = 0; i < 3; ++i) {
        const auto refused = trouble.createApp();
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.headers.value("retry-after"), QByteArray("1"));
    }
    QCOMPARE(trouble.createApp().status, 201);
    QCOMPARE(trouble.apps(), 1);
}

void PracticeFaultsTest::aGatewayCarriesNothingOut()
{
    Trouble trouble(u"gateway-timeout"_s);
    QCOMPARE(trouble.createApp().status, 504);
    QCOMPARE(trouble.createApp().status, 504);
    QCOMPARE(trouble.apps(), 0);
}

void PracticeFaultsTest::aFreshPrincipalIsUnseen()
{
    Trouble trouble(u"slow-principal"_s);
    const QJsonValue appId = trouble.createApp().json()[u"appId"];
    const QString id = trouble.createPrincipal(appId).json()[u"id"].toString();
    const QString graph =
        trouble.call(u"GET"_s, u"/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')"_s)
            .json()[u"id"]
            .toString();
    QCOMPARE(trouble.call(u"GET"_s, u"/servicePrincipals/"_s + id).status, 404);
    const QJsonObject grant{{u"clientId"_s, id}, {u"consentType"_s, u"AllPrincipals"_s},
        {u"resourceId"_s, graph}, {u"scope"_s, u"User.Read"_s}};
    const auto early = trouble.call(u"POST"_s, u"/oauth2PermissionGrants"_s, grant);
    QCOMPARE(early.status, 400);
    QVERIFY(early.body.contains("does not exist or one of its queried reference-property objects"));
    QCOMPARE(trouble.call(u"POST"_s, u"/oauth2PermissionGrants"_s, grant).status, 201);
}

void PracticeFaultsTest::aFreshAppsPrincipalIsForbidden()
{
    Trouble trouble(u"fresh-forbidden"_s);
    const QJsonValue appId = trouble.createApp().json()[u"appId"];
    for (int i = 0; i < 2; ++i) {
        const auto refused = trouble.createPrincipal(appId);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.errorCode(), u"Authorization_RequestDenied"_s);
        QVERIFY(refused.body.contains("the backing application of the service principal being created"));
    }
    QCOMPARE(trouble.createPrincipal(appId).status, 201);
}

void PracticeFaultsTest::answersAreLostAfterTheChange_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("request"); // {app}: a registered app's path, {appId}: its client id
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path"); // where the change shows
    QTest::addColumn<QString>("member"); // and in which array
    QTest::newRow("app") << u"lost-answer"_s << u"POST /applications"_s
                         << QByteArray(R"({"displayName": "twin"})")
                         << u"/applications?$filter=displayName eq 'twin'"_s << u"value"_s;
    QTest::newRow("secret") << u"lost-answer-secret"_s << u"POST {app}/addPassword"_s << QByteArray("{}")
                            << u"{app}"_s << u"passwordCredentials"_s;
    QTest::newRow("principal") << u"lost-answer-principal"_s << u"POST /servicePrincipals"_s
                               << QByteArray(R"({"appId": "{appId}"})")
                               << u"/servicePrincipals?$filter=appId eq '{appId}'"_s << u"value"_s;
    QTest::newRow("change") << u"lost-answer-change"_s << u"PATCH {app}"_s << QByteArray(R"({"tags": ["x"]})")
                            << u"{app}"_s << u"tags"_s;
}

void PracticeFaultsTest::answersAreLostAfterTheChange()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, request);
    QFETCH(QByteArray, body);
    QFETCH(const QString, path);
    QFETCH(const QString, member);
    Trouble trouble(scenario);
    const QJsonObject app = scenario == u"lost-answer" ? QJsonObject() : trouble.createApp().json();
    const auto filled = [&app](QString text) {
        return text.replace(u"{appId}"_s, app[u"appId"].toString())
            .replace(u"{app}"_s, u"/applications/"_s + app[u"id"].toString());
    };
    body.replace("{appId}", app[u"appId"].toString().toLatin1());
    const auto lost = trouble.call(request.section(u' ', 0, 0), filled(request.section(u' ', 1)),
        QJsonDocument::fromJson(body).object());
    QCOMPARE(lost.status, 504);
    // Done once all the same.
    QCOMPARE(trouble.call(u"GET"_s, filled(path)).json()[member].toArray().size(), 1);
}

void PracticeFaultsTest::answersToGrantsAreLost()
{
    Trouble trouble(u"lost-answer-consent"_s);
    const QJsonValue client = trouble.createPrincipal(trouble.createApp().json()[u"appId"]).json()[u"id"];
    const QJsonObject exchange =
        trouble.call(u"GET"_s, u"/servicePrincipals(appId='00000002-0000-0ff1-ce00-000000000000')"_s).json();
    const QString own = u"/servicePrincipals/"_s + client.toString();
    const QJsonObject grant{{u"clientId"_s, client}, {u"consentType"_s, u"AllPrincipals"_s},
        {u"resourceId"_s, exchange[u"id"]}, {u"scope"_s, u"SMTP.Send"_s}};
    QCOMPARE(trouble.call(u"POST"_s, u"/oauth2PermissionGrants"_s, grant).status, 504);
    QCOMPARE(trouble.call(u"GET"_s, own + u"/oauth2PermissionGrants"_s).value().size(), 1);
    const QJsonObject role{{u"principalId"_s, client}, {u"resourceId"_s, exchange[u"id"]},
        {u"appRoleId"_s, exchange[u"appRoles"][0][u"id"]}};
    const QString roles = u"/servicePrincipals/"_s + exchange[u"id"].toString() + u"/appRoleAssignedTo"_s;
    QCOMPARE(trouble.call(u"POST"_s, roles, role).status, 504);
    QCOMPARE(trouble.call(u"GET"_s, own + u"/appRoleAssignments"_s).value().size(), 1);
}

void PracticeFaultsTest::aConnectionEndsBeforeAnythingIsDone()
{
    Trouble trouble(u"reset-before"_s);
    QCOMPARE(trouble.createApp().status, 0);
    QCOMPARE(trouble.apps(), 0);
    QCOMPARE(trouble.createApp().status, 201);
}

void PracticeFaultsTest::aConnectionEndsAfterAllIsDone()
{
    Trouble trouble(u"reset-after"_s);
    QCOMPARE(trouble.createApp().status, 0);
    QCOMPARE(trouble.apps(), 1);
}

void PracticeFaultsTest::aTokenExpires()
{
    Trouble trouble(u"token-expires"_s);
    for (int i = 0; i < 8; ++i)
        QCOMPARE(trouble.call(u"GET"_s, u"/me"_s).status, 200);
    const auto expired = trouble.call(u"GET"_s, u"/me"_s);
    QCOMPARE(expired.status, 401);
    QCOMPARE(expired.errorCode(), u"InvalidAuthenticationToken"_s);
    QVERIFY(expired.body.contains("Lifetime validation failed, the token is expired."));
    trouble.token = trouble.signIn();
    QCOMPARE(trouble.call(u"GET"_s, u"/me"_s).status, 200);
}

void PracticeFaultsTest::claimsAreDemandedOnce()
{
    Trouble trouble(u"claims-challenge"_s);
    QCOMPARE(trouble.call(u"GET"_s, u"/me"_s).status, 200);
    const auto refused = trouble.createApp();
    QCOMPARE(refused.status, 401);
    QCOMPARE(challenged(refused, u"error"_s), QByteArray("insufficient_claims"));
    const QByteArray claims = QByteArray::fromBase64(challenged(refused, u"claims"_s));
    QVERIFY(QJsonDocument::fromJson(claims).object()[u"access_token"].isObject());
    // Another sign-in alone isn't what is asked for.
    trouble.token = trouble.signIn();
    QCOMPARE(trouble.createApp().status, 401);
    trouble.token = trouble.signIn({{u"claims"_s, QString::fromUtf8(claims)}});
    QCOMPARE(trouble.createApp().status, 201);
    QCOMPARE(trouble.apps(), 1);
}

void PracticeFaultsTest::aBatchIsAnsweredOneByOne()
{
    Trouble trouble(u"happy"_s);
    const auto batch = trouble.batch({get(u"me"_s, u"/me?$select=mail"_s),
        post(u"app"_s, u"/applications"_s, {{u"displayName"_s, u"in a batch"_s}}),
        get(u"apps"_s, u"applications?$filter=displayName eq 'in a batch'"_s)});
    QCOMPARE(batch.status, 200);
    QCOMPARE(responseTo(u"me"_s, batch)[u"body"][u"mail"].toString(), QString::fromUtf16(admin));
    QVERIFY(!responseTo(u"me"_s, batch)[u"body"].toObject().contains(u"displayName"_s));
    QCOMPARE(responseTo(u"app"_s, batch)[u"status"].toInt(), 201);
    QVERIFY(!responseTo(u"app"_s, batch)[u"headers"][u"request-id"].toString().isEmpty());
    QCOMPARE(responseTo(u"apps"_s, batch)[u"body"][u"value"].toArray().size(), 1);
}

void PracticeFaultsTest::aBatchCanHaveMixedResults()
{
    Trouble trouble(u"batch-mixed"_s);
    const QJsonArray requests{get(u"1"_s, u"/me"_s), get(u"2"_s, u"/organization"_s),
        get(u"3"_s, u"/applications/00000000-0000-0000-0000-000000000000"_s)};
    const auto batch = trouble.batch(requests);
    QCOMPARE(batch.status, 200);
    QCOMPARE(responseTo(u"1"_s, batch)[u"status"].toInt(), 200);
    QCOMPARE(responseTo(u"2"_s, batch)[u"status"].toInt(), 429);
    QCOMPARE(responseTo(u"2"_s, batch)[u"headers"][u"Retry-After"].toString(), u"1"_s);
    QCOMPARE(responseTo(u"3"_s, batch)[u"body"][u"error"][u"code"].toString(), u"Request_ResourceNotFound"_s);
    QCOMPARE(responseTo(u"2"_s, trouble.batch(requests))[u"status"].toInt(), 200);
}

void PracticeFaultsTest::whatDependsOnAFailureFails()
{
    Trouble trouble(u"happy"_s);
    QJsonObject second = post(u"2"_s, u"/applications"_s, {{u"displayName"_s, u"x"_s}});
    second[u"dependsOn"] = QJsonArray{u"1"_s};
    const auto failed = trouble.batch({get(u"1"_s, u"/users/nobody@contoso.com"_s), second});
    QCOMPARE(responseTo(u"2"_s, failed)[u"status"].toInt(), 424);
    QCOMPARE(trouble.apps(), 0);
    const auto done = trouble.batch({get(u"1"_s, u"/users/alex@contoso.com"_s), second});
    QCOMPARE(responseTo(u"2"_s, done)[u"status"].toInt(), 201);
}

void PracticeFaultsTest::batchesAreRefused_data()
{
    QTest::addColumn<QJsonArray>("requests");
    QJsonArray many;
    for (int i = 0; i < 21; ++i)
        many.append(get(QString::number(i), u"/me"_s));
    QJsonObject untyped = post(u"1"_s, u"/applications"_s, {{u"displayName"_s, u"x"_s}});
    untyped.remove(u"headers"_s);
    QJsonObject early = get(u"1"_s, u"/me"_s);
    early[u"dependsOn"] = QJsonArray{u"2"_s};
    QTest::newRow("none") << QJsonArray();
    QTest::newRow("too many") << many;
    QTest::newRow("twice the same id") << QJsonArray{get(u"1"_s, u"/me"_s), get(u"1"_s, u"/me"_s)};
    QTest::newRow("a body without a type") << QJsonArray{untyped};
    QTest::newRow("depends on what comes later") << QJsonArray{early, get(u"2"_s, u"/me"_s)};
}

void PracticeFaultsTest::batchesAreRefused()
{
    QFETCH(const QJsonArray, requests);
    Trouble trouble(u"happy"_s);
    QCOMPARE(trouble.batch(requests).status, 400);
    QCOMPARE(trouble.apps(), 0);
}

QTEST_GUILESS_MAIN(PracticeFaultsTest)
#include "tst_practice_faults.moc"
