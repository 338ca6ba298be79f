// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/explain.h"
#include "diagnosis/pasted.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

/// A text that somebody may paste, from tests/unit/pasted/*.json.
struct Case {
    QString file, text, best;
};

QList<Case> cases()
{
    QList<Case> result;
    QDirIterator files(QStringLiteral(CMW_SOURCE_DIR) + u"/tests/unit/pasted"_s, {u"*.json"_s});
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonArray all = QJsonDocument::fromJson(file.readAll())[u"cases"].toArray();
        for (const QJsonValue &one : all)
            result.append({files.fileName(), one[u"text"].toString(), one[u"best"].toString()});
    }
    return result;
}

QString best(const QString &pasted)
{
    const QList<Explanation> all = explain(pasted);
    return all.isEmpty() ? QString() : all.constFirst().id;
}

QString everythingSaid(const QString &pasted)
{
    QString said;
    const QList<Explanation> all = explain(pasted);
    for (const Explanation &one : all) {
        const Words words = Catalogue::builtIn().words(one.id, one.args, u"en"_s);
        said += one.id + one.code + one.quote + linksOf(one).join(u' ') + words.summary + words.cause
            + words.repair;
    }
    return said;
}

QString base64(const QByteArray &text)
{
    return QString::fromLatin1(text.toBase64());
}

constexpr char16_t entraRefusal[] =
    u"AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client "
    u"secret value, not the client secret ID, for a secret added to app '11111111-2222-3333-4444-555555555555'.";

} // namespace

/// What a person pastes, and what it is said to mean.
class ExplainTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTextIsKnown_data();
    void aTextIsKnown();
    void thereAreTextsForEveryKind();

    void aCodeIsKnownInEveryForm_data();
    void aCodeIsKnownInEveryForm();
    void anUnknownNumberGetsMicrosoftsPage();
    void everyNumberOfTheFactsIsExplained_data();
    void everyNumberOfTheFactsIsExplained();
    void everyEntryWithPatternsHasAText();
    void eachUnknownNumberIsTold();
    void theSpecificIsToldBeforeTheGeneral();
    void aCodeBeforeTheWordsIsTold();
    void theFirstOfTwoIsTheCause();
    void theSameTroubleIsToldOnce();
    void twoTroublesAreBothTold();
    void nothingAndNoiseAreNotKnown();
    void aVeryLongLogIsReadAtItsEnd();

    void aSecretIsNeverShown_data();
    void aSecretIsNeverShown();
    void idsAndHostsStayInTheQuote();
};

void ExplainTest::aTextIsKnown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    int number = 0;
    for (const Case &one : cases())
        QTest::newRow(
            qPrintable(u"%1 %2 %3"_s.arg(one.file).arg(++number).arg(one.text.left(60).simplified())))
            << one.text << one.best;
}

void ExplainTest::aTextIsKnown()
{
    QFETCH(const QString, text);
    QFETCH(const QString, id);
    QCOMPARE(best(text), id);
}

void ExplainTest::thereAreTextsForEveryKind()
{
    QSet<QString> met;
    int noise = 0;
    for (const Case &one : cases()) {
        met.insert(one.best.startsWith(u"aadsts/") ? u"sign-in"_s
                                                   : Catalogue::builtIn().entries().value(one.best).kind);
        noise += one.best.isEmpty() ? 1 : 0;
    }
    for (const QString &kind :
        {u"sign-in"_s, u"smtp"_s, u"bounce"_s, u"graph"_s, u"exchange"_s, u"network"_s, u"webex"_s})
        QVERIFY2(met.contains(kind), qPrintable(kind));
    QVERIFY(noise >= 20);
    QVERIFY(cases().size() >= 25 + 150 + noise);
}

void ExplainTest::aCodeIsKnownInEveryForm_data()
{
    QTest::addColumn<QString>("text");
    const QString refusal = QString::fromUtf16(entraRefusal);
    QTest::newRow("as it is") << refusal;
    QTest::newRow("the code alone") << u"AADSTS7000215"_s;
    QTest::newRow("the number alone") << u" 7000215\n"_s;
    QTest::newRow("lower case") << u"aadsts7000215"_s;
    QTest::newRow("the browser's address")
        << u"http://localhost:1234/?error=invalid_client&error_description="_s
            + QString::fromLatin1(QUrl::toPercentEncoding(refusal)).replace(u"%20"_s, u"+"_s)
            + u"&state=xyz"_s;
    QTest::newRow("an address in an address") << u"https://example.com/back?to="_s
            + QString::fromLatin1(QUrl::toPercentEncoding(u"http://localhost/?error_description="_s
                + QString::fromLatin1(QUrl::toPercentEncoding(refusal))));
    QTest::newRow("JSON") << u"{\"error\":\"invalid_client\",\"error_description\":\""_s + refusal
            + u"\",\"error_codes\":[7000215]}"_s;
    QTest::newRow("JSON with the number alone")
        << u"{\"error\":\"invalid_client\",\"error_codes\":[7000215]}"_s;
    QTest::newRow("JSON in JSON")
        << u"{\"body\":\"{\\\"error_description\\\":\\\"AADSTS7000215\\u003a Invalid client secret\\\"}\"}"_s;
    QTest::newRow("base64") << base64(refusal.toUtf8());
    QTest::newRow("HTML") << u"<div class=\"e\"><b>AADSTS</b>7000215&#58; <i>Invalid</i></div>"_s
                                 .replace(u"</b>"_s, QString())
                                 .replace(u"<b>"_s, QString());
    QTest::newRow("a log with times")
        << u"2026-11-27T10:00:00.123Z INFO start\n2026-11-27T10:00:01.456Z ERROR "_s + refusal
            + u"\n2026-11-27T10:00:02Z INFO end"_s;
    QTest::newRow("a console's broken lines")
        << u"ERROR: AADSTS70002\n15: Invalid client secret provi\nded."_s;
    QTest::newRow("full width, as Korean input methods type") << u"ＡＡＤＳＴＳ７０００２１５"_s;
    QTest::newRow("Korean around it")
        << u"로그인할 수 없습니다. AADSTS7000215: 잘못된 클라이언트 암호입니다."_s;
    QTest::newRow("blanks that aren't") << u"AADSTS7000215:\u00a0Invalid\u200b client"_s;
}

void ExplainTest::aCodeIsKnownInEveryForm()
{
    QFETCH(const QString, text);
    const QList<Explanation> all = explain(text);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.constFirst().id, u"aadsts/7000215"_s);
    QCOMPARE(all.constFirst().code, u"AADSTS7000215"_s);
    QVERIFY(all.constFirst().confidence > 0.9);
}

void ExplainTest::anUnknownNumberGetsMicrosoftsPage()
{
    const QList<Explanation> all = explain(u"AADSTS9999991: Something new."_s);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.constFirst().id, u"explain/aadsts-unknown"_s);
    QVERIFY(linksOf(all.constFirst()).contains(u"https://login.microsoftonline.com/error?code=9999991"_s));
    QVERIFY(all.constFirst().quote.contains(u"Something new."));
    // A bare number may be anything.
    QVERIFY(explain(u"9999991"_s).isEmpty());
}

void ExplainTest::everyNumberOfTheFactsIsExplained_data()
{
    QTest::addColumn<QString>("number");
    QFile file(QStringLiteral(CMW_SOURCE_DIR) + u"/tests/unit/pasted/aadsts.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray numbers = QJsonDocument::fromJson(file.readAll())[u"codes"].toArray();
    QVERIFY(numbers.size() >= 108);
    for (const QJsonValue &number : numbers)
        QTest::newRow(qPrintable(number.toString())) << number.toString();
}

void ExplainTest::everyNumberOfTheFactsIsExplained()
{
    QFETCH(const QString, number);
    const QList<Explanation> all = explain(u"AADSTS"_s + number + u": Whatever Microsoft says today."_s);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.constFirst().id, u"aadsts/"_s + number);
    QVERIFY(linksOf(all.constFirst()).contains(u"https://login.microsoftonline.com/error?code="_s + number));
    for (const QString &language : {u"en"_s, u"ko"_s}) {
        const Words words = Catalogue::builtIn().words(all.constFirst().id, {}, language);
        QVERIFY(!words.summary.isEmpty());
        QVERIFY(!words.cause.isEmpty() || !words.causes.isEmpty());
        QVERIFY(!words.repair.isEmpty());
    }
}

void ExplainTest::everyEntryWithPatternsHasAText()
{
    QSet<QString> met;
    for (const Case &one : cases())
        met.insert(one.best);
    for (const CatalogueEntry &entry : Catalogue::builtIn().entries())
        QVERIFY2(entry.patterns.isEmpty() || met.contains(entry.id), qPrintable(entry.id));
}

void ExplainTest::eachUnknownNumberIsTold()
{
    const QList<Explanation> all = explain(u"AADSTS9999991: One. Trace ID: x. AADSTS9999992: Two."_s);
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.constFirst().code, u"AADSTS9999991"_s);
    QCOMPARE(all.constLast().code, u"AADSTS9999992"_s);
}

void ExplainTest::aCodeBeforeTheWordsIsTold()
{
    const QList<Explanation> all =
        explain(u"{LED=550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient a@contoso.com not found}"_s);
    QCOMPARE(all.constFirst().id, u"reply/recipient-unknown"_s);
    QCOMPARE(all.constFirst().code, u"550 5.1.10"_s);
}

void ExplainTest::theFirstOfTwoIsTheCause()
{
    // A client that goes on after a refused sign-in; both are told.
    const QList<Explanation> all = explain(
        u"S: 535 5.7.3 Authentication unsuccessful [SN2PR00CA0018]\nC: MAIL FROM:<support@contoso.com>\n"
        u"S: 530 5.7.57 Client not authenticated to send mail."_s);
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.constFirst().id, u"reply/auth"_s);
    QCOMPARE(all.constLast().id, u"reply/not-authenticated"_s);
    QVERIFY(all.constLast().confidence <= all.constFirst().confidence);
    // Side by side, the better one is told first.
    QCOMPARE(best(u"curl: (56) CONNECT tunnel failed, response 407: Proxy Authentication Required"_s),
        u"way/proxy-login"_s);
}

void ExplainTest::theSpecificIsToldBeforeTheGeneral()
{
    const QList<Explanation> all = explain(
        u"535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit "
        u"https://aka.ms/smtp_auth_disabled for more information."_s);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.constFirst().id, u"smtp/auth-disabled-tenant"_s);
    QCOMPARE(all.constFirst().code, u"535 5.7.139"_s);
}

void ExplainTest::theSameTroubleIsToldOnce()
{
    const QString refusal = QString::fromUtf16(entraRefusal);
    QCOMPARE(explain(refusal + u'\n' + refusal + u'\n' + base64(refusal.toUtf8())).size(), 1);
}

void ExplainTest::twoTroublesAreBothTold()
{
    const QList<Explanation> all = explain(
        u"10:00 AADSTS50011: The redirect URI\n10:05 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is "
        u"disabled for the Mailbox."_s);
    QCOMPARE(all.size(), 2);
    QSet<QString> ids;
    for (const Explanation &one : all)
        ids.insert(one.id);
    QCOMPARE(ids, (QSet<QString>{u"aadsts/50011"_s, u"smtp/auth-disabled-mailbox"_s}));
}

void ExplainTest::nothingAndNoiseAreNotKnown()
{
    for (const QString &text : {QString(), u"  \n"_s, u"Hello, it doesn't work."_s, u"🙂"_s,
             QString(3000, u'A'), u"https://login.microsoftonline.com/"_s, u"%%%zz%"_s, u"\\u12"_s})
        QVERIFY2(explain(text).isEmpty(), qPrintable(text.left(40)));
}

void ExplainTest::aVeryLongLogIsReadAtItsEnd()
{
    const QString log = u"2026-11-27T10:00:00Z INFO heartbeat fine\n"_s.repeated(50000);
    QCOMPARE(best(log + QString::fromUtf16(entraRefusal)), u"aadsts/7000215"_s);
}

void ExplainTest::aSecretIsNeverShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("secret");
    const QString refusal = u" AADSTS7000215: Invalid client secret provided."_s;
    // Made up: the form is that of real ones.
    const QString client = u"Zx18Q~abcDEF0123456789_-.ghiJKLmnopQRst"_s;
    const QString token =
        u"eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sub2ZmaWNlLmNvbSJ9.c2lnbmF0dXJl0"_s;
    const QString code = u"0.AVYAqPqYI1xLq0aRtVJdKk9mU.AgABBAIAAADW6jl31mB3T7ugrWTT8pFeAwDs"_s;
    QTest::newRow("a form") << u"client_id=1&client_secret="_s + client + u"&grant_type=x"_s + refusal
                            << client;
    QTest::newRow("a form, encoded") << u"client_secret="_s
            + QString::fromLatin1(QUrl::toPercentEncoding(client))
            + refusal << client;
    QTest::newRow("JSON") << u"{\"client_secret\": \""_s + client + u"\"}"_s + refusal << client;
    QTest::newRow("without a name") << u"I used "_s + client + refusal << client;
    QTest::newRow("a short password") << u"password=hunter22"_s + refusal << u"hunter22"_s;
    QTest::newRow("a token") << u"Authorization: Bearer "_s + token + refusal << token.section(u'.', 1);
    QTest::newRow("a token that a console broke")
        << u"Bearer "_s + token.left(50) + u'\n' + token.mid(50) + refusal << token.mid(50);
    QTest::newRow("the browser's address")
        << u"http://localhost/?code="_s + code + u"&state=1"_s + refusal << code;
    QTest::newRow("XOAUTH2") << u"AUTH XOAUTH2 "_s
            + base64("user=a@contoso.com\x01"
                     "auth=Bearer "
                + token.toUtf8() + "\x01\x01")
            + u"\n535 5.7.3 Authentication unsuccessful"_s
                             << token.section(u'.', 1, 1);
    const QString filler = u" word"_s.repeated(11);
    QTest::newRow("the cut goes through the name")
        << u"password: hunter2X9"_s + filler + refusal << u"hunter2X9"_s;
    QTest::newRow("the cut goes through the value")
        << u"{\"client_secret\":\""_s + client + u"\",\"x\":\"yyyyyyyyyyyyyyyyyyyy\"}"_s + refusal
        << client.right(20);
    QTest::newRow("JSON in JSON") << u"{\"a\":\"{\\\"client_secret\\\":\\\""_s + client + u"\\\"}\"}"_s
            + refusal << client;
    QTest::newRow("with blanks") << u"\"password\" : \"my old pass phrase\""_s + refusal
                                 << u"my old pass phrase"_s;
    QTest::newRow("Basic") << u"Authorization: Basic dXNlcjpwYXNz"_s + refusal << u"dXNlcjpwYXNz"_s;
    QTest::newRow("AUTH PLAIN") << u"AUTH PLAIN AHVzZXIAcGFzcw=="_s + refusal << u"AHVzZXIAcGFzcw=="_s;
    QTest::newRow("AUTH LOGIN") << u"S: 334 UGFzc3dvcmQ6\nC: TXlQYXNzd29yZDEyMyE\nS: 535 5.7.3 refused"_s
                                << u"TXlQYXNzd29yZDEyMyE"_s;
    QTest::newRow("AUTH LOGIN, decoded")
        << u"S: 334 UGFzc3dvcmQ6\nC: TXlQYXNzd29yZDEyMyE\nS: 535 5.7.3 refused"_s << u"MyPassword123!"_s;
    QTest::newRow("curl") << u"curl -u user@contoso.com:pw-of-mine smtp://x"_s + refusal << u"pw-of-mine"_s;
    QTest::newRow("pass=") << u"smtp pass=tiger4"_s + refusal << u"tiger4"_s;
    QTest::newRow("PowerShell") << u"PS C:\\> Connect -TenantId x -ClientSecret \""_s + client + u"\""_s
            + refusal << client;
    QTest::newRow("a short one of a command line")
        << u"tool --password tiger4 --user a"_s + refusal << u"tiger4"_s;
    QTest::newRow("a token in an answer, with the refusal of another")
        << u"{\"token_type\":\"Bearer\",\"access_token\":\""_s + token
            + u"\"}\n{\"error\":\"invalid_client\",\"error_description\":\""_s + refusal + u"\"}"_s
        << token.section(u'.', 1);
    QTest::newRow("a token in a log line, in base64")
        << u"10:00 body="_s + base64("{\"access_token\":\"" + token.toUtf8() + "\"}") + refusal
        << token.section(u'.', 1, 1);
    QTest::newRow("behind the code") << u"AADSTS7000215: "_s + client << client;
}

void ExplainTest::aSecretIsNeverShown()
{
    QFETCH(const QString, text);
    QFETCH(const QString, secret);
    QVERIFY(!explain(text).isEmpty());
    const QString said = everythingSaid(text);
    QVERIFY2(!said.contains(secret), qPrintable(said));
    QVERIFY2(!said.contains(secret.left(24)) && !said.contains(secret.right(20)), qPrintable(said));
}

void ExplainTest::idsAndHostsStayInTheQuote()
{
    const QString text =
        u"AADSTS700016: Application with identifier '11111111-2222-3333-4444-555555555555' was not found "
        u"[SN2PR00CA0018.namprd00.prod.outlook.com] support@contoso.com"_s;
    const QString quote = explain(text).constFirst().quote;
    QVERIFY2(quote.contains(u"11111111-2222-3333-4444-555555555555"), qPrintable(quote));
    QVERIFY2(withoutSecrets(text) == text, qPrintable(withoutSecrets(text)));
}

QTEST_GUILESS_MAIN(ExplainTest)
#include "tst_explain.moc"
