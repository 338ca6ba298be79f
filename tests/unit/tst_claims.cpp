// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity.h"

#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

Secret token(const QByteArray &payload)
{
    const auto part = [](const QByteArray &text) {
        return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return Secret(part(R"({"typ":"JWT","alg":"RS256"})") + '.' + part(payload) + ".c2lnbmF0dXJl");
}

} // namespace

class tst_claims : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void claimsOfAPersonsTokenAreRead();
    void claimsOfAnAppsTokenAreRead();
    void guestsAndPersonalAccountsAreKnown();
    void accountIsTakenFromWhereItIs_data();
    void accountIsTakenFromWhereItIs();
    void tokenThatSaysNothingIsNamed_data();
    void tokenThatSaysNothingIsNamed();
    void numberOfMicrosoftsErrorIsFound_data();
    void numberOfMicrosoftsErrorIsFound();
};

void tst_claims::claimsOfAPersonsTokenAreRead()
{
    const auto result =
        claims(token(R"({"aud":"https://graph.microsoft.com","appid":"14d82eec","tid":"tenant-1",
        "upn":"admin@contoso.com","name":"김 관리자 ÿ?>","scp":"User.Read Application.ReadWrite.All","exp":1764028800})"));
    QVERIFY(result);
    QCOMPARE(result->account, u"admin@contoso.com"_s);
    QCOMPARE(
        result->name, u"김 관리자 ÿ?>"_s); // its bytes need both characters that base64url has of its own
    QCOMPARE(result->tenantId, u"tenant-1"_s);
    QCOMPARE(result->audience, u"https://graph.microsoft.com"_s);
    QCOMPARE(result->clientId, u"14d82eec"_s);
    QCOMPARE(result->scopes, (QStringList{u"User.Read"_s, u"Application.ReadWrite.All"_s}));
    QVERIFY(result->roles.isEmpty());
    QCOMPARE(result->expires, QDateTime(QDate(2025, 11, 25), QTime(0, 0), Qt::UTC));
}

void tst_claims::guestsAndPersonalAccountsAreKnown()
{
    const auto member = claims(token(R"({"tid":"tenant-1","upn":"a@contoso.com","acct":0})"));
    QVERIFY(member && !member->isGuest && !member->isPersonal);
    const auto guest = claims(token(
        R"({"tid":"tenant-1","unique_name":"mia@fabrikam.com","acct":1,"idp":"https://sts.windows.net/tenant-2/"})"));
    QVERIFY(guest && guest->isGuest && !guest->isPersonal);
    const auto named = claims(token(
        R"({"tid":"tenant-1","upn":"mia_outlook.com#EXT#@contoso.onmicrosoft.com","unique_name":"live.com#mia@outlook.com","acct":1})"));
    QVERIFY(named);
    QCOMPARE(named->account, u"mia@outlook.com"_s);
    const auto home = claims(
        token(R"({"tid":"9188040d-6c67-4c5b-b112-36a304b66dad","preferred_username":"mia@outlook.com"})"));
    QVERIFY(home && home->isPersonal);
    const auto invited =
        claims(token(R"({"tid":"tenant-1","unique_name":"live.com#mia@outlook.com","idp":"live.com"})"));
    QVERIFY(invited && invited->isGuest && !invited->isPersonal);
}

void tst_claims::claimsOfAnAppsTokenAreRead()
{
    const auto result = claims(token(R"({"aud":["https://outlook.office365.com","other"],"azp":"app-1",
        "roles":["Mail.Send","SMTP.SendAsApp"]})"));
    QVERIFY(result);
    QCOMPARE(result->audience, u"https://outlook.office365.com"_s);
    QCOMPARE(result->clientId, u"app-1"_s);
    QCOMPARE(result->roles, (QStringList{u"Mail.Send"_s, u"SMTP.SendAsApp"_s}));
    QVERIFY(result->account.isEmpty());
    QVERIFY(result->scopes.isEmpty());
    QVERIFY(!result->expires.isValid());
}

void tst_claims::accountIsTakenFromWhereItIs_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("v1") << QByteArray(R"({"unique_name":"a@b.c"})");
    QTest::newRow("v2") << QByteArray(R"({"preferred_username":"a@b.c"})");
    QTest::newRow("upn first") << QByteArray(R"({"unique_name":"live.com#x","upn":"a@b.c"})");
    QTest::newRow("empty upn") << QByteArray(R"({"upn":"","preferred_username":"a@b.c"})");
}

void tst_claims::accountIsTakenFromWhereItIs()
{
    QFETCH(QByteArray, payload);
    const auto result = claims(token(payload));
    QVERIFY(result);
    QCOMPARE(result->account, u"a@b.c"_s);
}

void tst_claims::tokenThatSaysNothingIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray payload = QByteArray("{}").toBase64();
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("opaque") << QByteArray("EwB4A8l6BAAU0wDjFA6usBY8gB2LLZHCr9gRQlc");
    QTest::newRow("two parts") << "h." + payload;
    QTest::newRow("encrypted") << "h." + payload + ".iv.text.tag";
    QTest::newRow("not base64") << QByteArray("h.!!!!.s");
    QTest::newRow("not JSON") << "h." + QByteArray("nonsense").toBase64() + ".s";
    QTest::newRow("a list") << "h." + QByteArray("[1]").toBase64() + ".s";
}

void tst_claims::tokenThatSaysNothingIsNamed()
{
    QFETCH(QByteArray, text);
    const auto result = claims(Secret(text));
    QVERIFY(!result);
    QCOMPARE(result.error().code, u"identity/token-opaque"_s);
    QVERIFY(result.error().evidence.isEmpty()); // no part of a token
}

void tst_claims::numberOfMicrosoftsErrorIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("number");
    QTest::newRow("at the start") << u"AADSTS65004: User declined"_s << u"65004"_s;
    QTest::newRow("within") << u"invalid_client: AADSTS7000215: Invalid"_s << u"7000215"_s;
    QTest::newRow("the first of two") << u"AADSTS50076 then AADSTS65001"_s << u"50076"_s;
    QTest::newRow("none") << u"access_denied 65004"_s << QString();
    QTest::newRow("without a number") << u"AADSTS"_s << QString();
}

void tst_claims::numberOfMicrosoftsErrorIsFound()
{
    QFETCH(QString, text);
    QTEST(aadstsCode(text), "number");
}

QTEST_APPLESS_MAIN(tst_claims)
#include "tst_claims.moc"
