// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include "diagnosis/catalogue.h"

#include <QtTest>

#include <utility>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const auto appId = u"azure.app-registration"_s;

QStringList redirectUris(const QJsonObject &app)
{
    return app[u"web"][u"redirectUris"].toVariant().toStringList();
}

/// Every permission of the app as "resource:id:type".
QStringList permissions(const QJsonObject &app)
{
    QStringList result;
    const QJsonArray resources = app[u"requiredResourceAccess"].toArray();
    for (const QJsonValue &resource : resources) {
        const QJsonArray entries = resource[u"resourceAccess"].toArray();
        for (const QJsonValue &entry : entries)
            result.append(u"%1:%2:%3"_s.arg(
                resource[u"resourceAppId"].toString(), entry[u"id"].toString(), entry[u"type"].toString()));
    }
    result.sort();
    return result;
}

int secretsOf(Office &office)
{
    return static_cast<int>(applicationOf(office)[u"passwordCredentials"].toArray().size());
}

QJsonArray applications(Office &office)
{
    return office.graph(u"/applications"_s)[u"value"].toArray();
}

} // namespace

/// Step 2 against the practice tenant: what is found, made, kept and taken back.
class AzureTasksTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyTenantIsAllToDo();
    void oneRequestMakesTheWholeApp();
    void theAppIsFoundAgain_data();
    void theAppIsFoundAgain();
    void twoAppsOfTheNameAreLeftToThePerson();
    void aDeletedAppIsNamed();
    void undoTakesTheAppAwayAndNoOther();
    void aStopAfterTheCreationMakesNoSecondApp();
    void anAppWhoseAnswerWasLostIsFound();
    void anAppOfTheJournalIsFoundByItsMark();
    void undoFindsARenamedApp();
    void undoLeavesAnAppThatOthersUse_data();
    void undoLeavesAnAppThatOthersUse();

    void theRedirectUriIsAddedBesideOthers();
    void aRedirectUriOfTheWrongTypeIsMoved_data();
    void aRedirectUriOfTheWrongTypeIsMoved();
    void anotherSlashIsNamed();
    void anotherCaseIsShownByItsPlace();
    void anotherHostIsShownByItsPlace();

    void implicitTokensAreTurnedOnAndOff();
    void implicitTokensCanBeLeftOut();

    void theSecretGoesOutOnce();
    void aSecretIsJudgedByItsEnd();
    void aSecretElsewhereIsNotDoubled();
    void undoOfALostAnswerFindsTheSecret();

    void missingPermissionsAreAddedBesideOthers();
    void anIdOfTheOtherResourceIsNamedAndStays();
    void mailSendIsLeftOutWhenOnlyUsedOnesAreWanted();
    void ourOwnMailSendIsTakenAway();
    void mailSendOfOthersStays();

    void consentIsCompletedAndNotDoubled();
    void undoTakesBackWhatWasGranted();
    void undoLeavesAnEnterpriseApplicationThatOthersMade();
    void undoLeavesAnOlderConsent();

    void theConsentSettingIsReadOnly_data();
    void theConsentSettingIsReadOnly();
    void idsComeWithTheApp();
    void anotherTenantIsNamed();
};

void AzureTasksTest::anEmptyTenantIsAllToDo()
{
    Office office;
    QCOMPARE(office.check(appId).code, u"azure/app-missing"_s);
    for (const auto &id : {u"azure.redirect-uri"_s, u"azure.implicit-tokens"_s, u"azure.client-secret"_s,
             u"azure.permissions"_s, u"azure.admin-consent"_s}) {
        const Finding finding = office.check(id);
        QVERIFY2(finding.state == State::ToDo, qPrintable(id + u' ' + finding.code + finding.evidence));
    }
    QCOMPARE(office.check(u"azure.ids"_s).code, u"azure/ids-later"_s);
    QVERIFY(office.intended.isEmpty());
}

void AzureTasksTest::oneRequestMakesTheWholeApp()
{
    Office office;
    const auto made = office.apply(appId);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().evidence));
    QCOMPARE(made->what, u"azure/app-created"_s);
    const QJsonObject app = applicationOf(office);
    QCOMPARE(app[u"signInAudience"].toString(), u"AzureADMyOrg"_s);
    QCOMPARE(redirectUris(app), QStringList{office.setup.callbackUrl});
    QCOMPARE(permissions(app).size(), 3);
    QVERIFY(app[u"notes"].toString().contains(office.setup.mailbox));
    for (const auto &id :
        {appId, u"azure.redirect-uri"_s, u"azure.implicit-tokens"_s, u"azure.permissions"_s})
        QCOMPARE(office.check(id).state, State::Done);

    const auto again = office.apply(appId);
    QVERIFY(again && again->what.isEmpty());
    QCOMPARE(office.intended.size(), 1);
    QCOMPARE(applications(office).size(), 1);
}

void AzureTasksTest::theAppIsFoundAgain_data()
{
    QTest::addColumn<QString>("forget");
    QTest::addColumn<QString>("code");
    QTest::newRow("by its ids") << QString() << u"azure/app-ready"_s;
    QTest::newRow("by its redirect URI") << u"ids"_s << u"azure/app-found-by-redirect-uri"_s;
    QTest::newRow("by its name") << u"ids and callback"_s << u"azure/app-found-by-name"_s;
}

void AzureTasksTest::theAppIsFoundAgain()
{
    QFETCH(const QString, forget);
    QFETCH(const QString, code);
    Office office(u"prepared"_s);
    const QString clientId = office.setup.clientId;
    if (!forget.isEmpty())
        office.setup.clientId = office.setup.appObjectId = QString();
    if (forget.contains(u"callback"))
        office.setup.callbackUrl = u"https://other.us.webexconnect.io/callback"_s;
    const Finding finding = office.check(appId);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.state, State::Done);
    QCOMPARE(office.setup.clientId, clientId);
}

void AzureTasksTest::twoAppsOfTheNameAreLeftToThePerson()
{
    Office office;
    for (int i = 0; i < 2; ++i)
        QCOMPARE(
            office.change(u"POST"_s, u"/applications"_s, {{u"displayName"_s, office.setup.appName}}), 201);
    const Finding finding = office.check(appId);
    QCOMPARE(finding.code, u"azure/app-ambiguous"_s);
    QCOMPARE(finding.args[u"apps"_s].toStringList().size(), 2);
    const auto applied = office.apply(appId);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, u"azure/app-ambiguous"_s);
    QVERIFY(office.intended.isEmpty());
}

void AzureTasksTest::aDeletedAppIsNamed()
{
    Office office(u"prepared"_s);
    QCOMPARE(office.change(u"DELETE"_s, u"/applications/"_s + office.setup.appObjectId, {}), 204);
    QCOMPARE(office.check(appId).code, u"azure/app-gone"_s);

    // Where nobody knows its ids any more, by its name.
    const QString clientId = std::exchange(office.setup.clientId, QString());
    office.setup.appObjectId.clear();
    const Finding finding = office.check(appId);
    QCOMPARE(finding.code, u"azure/app-deleted"_s);
    QCOMPARE(finding.state, State::ToDo);
    QCOMPARE(finding.args.value(u"clientId"_s).toString(), clientId);
    QVERIFY(finding.args.value(u"deleted"_s).toDateTime().isValid());
}

void AzureTasksTest::undoTakesTheAppAwayAndNoOther()
{
    Office office;
    const auto made = office.apply(appId);
    QVERIFY(made);
    // A namesake that was made since.
    QCOMPARE(office.change(u"POST"_s, u"/applications"_s, {{u"displayName"_s, office.setup.appName}}), 201);
    // From the journal's intent alone, as after a kill.
    QVERIFY(office.undo(office.intended.first()));
    QCOMPARE(applications(office).size(), 1);
    QVERIFY(applications(office)[0][u"id"].toString() != office.setup.appObjectId);
    QVERIFY(office.undo(office.intended.first()));
}

void AzureTasksTest::aStopAfterTheCreationMakesNoSecondApp()
{
    Office office(u"slow-directory"_s);
    // The first read after the creation doesn't find the app.
    office.onWaiting = [&office] { office.stop.request_stop(); };
    const auto made = office.apply(appId);
    QVERIFY(office.stop.stop_requested());
    QVERIFY2(made, qPrintable(made ? QString() : made.error().code));
    QVERIFY(!office.setup.clientId.isEmpty() && !office.setup.appObjectId.isEmpty());

    office.onWaiting = {};
    office.stop = std::stop_source();
    const QString clientId = office.setup.clientId;
    const auto again = office.apply(appId);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().code));
    QCOMPARE(again->what, QString());
    QCOMPARE(office.setup.clientId, clientId);
    QCOMPARE(applications(office).size(), 1);
}

void AzureTasksTest::anAppWhoseAnswerWasLostIsFound()
{
    Office office(u"lost-answer"_s);
    const auto made = office.apply(appId);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().code));
    QCOMPARE(made->what, u"azure/app-created"_s);
    QCOMPARE(applicationOf(office)[u"appId"].toString(), office.setup.clientId);
    QCOMPARE(applications(office).size(), 1);
}

void AzureTasksTest::anAppOfTheJournalIsFoundByItsMark()
{
    // As after a kill: only the intent is known, and the lists by name and address don't lead to the app.
    Office office;
    QVERIFY(office.apply(appId));
    const QString clientId = std::exchange(office.setup.clientId, {});
    office.setup.appObjectId.clear();
    office.setup.appName = u"Another name"_s;
    office.setup.callbackUrl = u"https://other.us.webexconnect.io/callback"_s;
    const auto again = office.apply(appId);
    QVERIFY(again && again->what.isEmpty());
    QCOMPARE(office.setup.clientId, clientId);
    QCOMPARE(applications(office).size(), 1);
}

void AzureTasksTest::undoFindsARenamedApp()
{
    Office office;
    QVERIFY(office.apply(appId));
    QCOMPARE(office.change(u"PATCH"_s, u"/applications/"_s + office.setup.appObjectId,
                 {{u"displayName"_s, u"Renamed"_s}}),
        204);
    office.setup.appObjectId.clear();
    QVERIFY(office.undo(office.intended.first()));
    QVERIFY(applications(office).isEmpty());
}

void AzureTasksTest::undoLeavesAnAppThatOthersUse_data()
{
    QTest::addColumn<QString>("use");
    QTest::newRow("a secret") << u"Ticket system"_s;
    QTest::newRow("a redirect URI") << u"https://tickets.contoso.com/back"_s;
    QTest::newRow("an identifier URI") << u"api://tickets"_s;
}

void AzureTasksTest::undoLeavesAnAppThatOthersUse()
{
    QFETCH(const QString, use);
    Office office;
    QVERIFY(office.apply(appId));
    QVERIFY(office.apply(u"azure.client-secret"_s));
    const QString path = u"/applications/"_s + office.setup.appObjectId;
    const QStringList uris{office.setup.callbackUrl, u"http://localhost:50999"_s};
    const auto setUris = [&](const QStringList &all) {
        const QJsonObject web{{u"redirectUris"_s, QJsonArray::fromStringList(all)}};
        return office.change(u"PATCH"_s, path, {{u"web"_s, web}});
    };
    if (use.startsWith(u"https:")) {
        QCOMPARE(setUris(QStringList(uris) << use), 204);
    } else if (use.startsWith(u"api:")) {
        QCOMPARE(office.change(u"PATCH"_s, path, {{u"identifierUris"_s, QJsonArray{use}}}), 204);
    } else {
        const QJsonObject body{{u"passwordCredential"_s, QJsonObject{{u"displayName"_s, use}}}};
        QCOMPARE(office.change(u"POST"_s, path + u"/addPassword"_s, body), 200);
    }
    const auto undone = office.undo(office.intended.first());
    QVERIFY(!undone);
    QCOMPARE(undone.error().code, u"azure/app-in-use"_s);
    QCOMPARE(undone.error().args[u"uses"_s].toStringList(), QStringList{use});
    QCOMPARE(applications(office).size(), 1);

    // With its own secret and addresses alone it goes.
    const QJsonArray secrets = applicationOf(office)[u"passwordCredentials"].toArray();
    for (const QJsonValue &secret : secrets) {
        if (secret[u"keyId"].toString() != office.setup.secretKeyId)
            QCOMPARE(
                office.change(u"POST"_s, path + u"/removePassword"_s, {{u"keyId"_s, secret[u"keyId"]}}), 204);
    }
    QCOMPARE(setUris(uris), 204);
    QCOMPARE(office.change(u"PATCH"_s, path, {{u"identifierUris"_s, QJsonArray()}}), 204);
    QVERIFY(office.undo(office.intended.first()));
    QVERIFY(applications(office).isEmpty());
}

void AzureTasksTest::theRedirectUriIsAddedBesideOthers()
{
    Office office(u"prepared"_s);
    const QString old = office.setup.callbackUrl;
    office.setup.callbackUrl = u"https://contoso.us.webexconnect.io/callback"_s;
    QCOMPARE(office.check(u"azure.redirect-uri"_s).code, u"azure/redirect-uri-missing"_s);
    const auto added = office.apply(u"azure.redirect-uri"_s);
    QVERIFY(added);
    const QJsonObject app = applicationOf(office);
    QCOMPARE(redirectUris(app), (QStringList{old, office.setup.callbackUrl}));
    QVERIFY(app[u"web"][u"implicitGrantSettings"][u"enableAccessTokenIssuance"].toBool());
    QCOMPARE(office.check(u"azure.redirect-uri"_s).state, State::Done);
    QVERIFY(office.apply(u"azure.redirect-uri"_s)->what.isEmpty());

    QVERIFY(office.undo(*added));
    QCOMPARE(redirectUris(applicationOf(office)), QStringList{old});
    QVERIFY(office.undo(*added));
}

void AzureTasksTest::aRedirectUriOfTheWrongTypeIsMoved_data()
{
    QTest::addColumn<QString>("platform");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("korean");
    QTest::newRow("single-page") << u"spa"_s << u"azure/redirect-uri-single-page"_s
                                 << u"단일 페이지 애플리케이션(Single-page application)"_s;
    QTest::newRow("mobile") << u"publicClient"_s << u"azure/redirect-uri-mobile"_s
                            << u"모바일 및 데스크톱 애플리케이션(Mobile and desktop applications)"_s;
}

void AzureTasksTest::aRedirectUriOfTheWrongTypeIsMoved()
{
    QFETCH(const QString, platform);
    QFETCH(const QString, code);
    QFETCH(const QString, korean);
    Office office(u"prepared"_s);
    const QString uri = office.setup.callbackUrl;
    const QJsonObject elsewhere{{u"web"_s, QJsonObject{{u"redirectUris"_s, QJsonArray()}}},
        {platform, QJsonObject{{u"redirectUris"_s, QJsonArray{uri}}}}};
    QCOMPARE(office.change(u"PATCH"_s, u"/applications/"_s + office.setup.appObjectId, elsewhere), 204);
    const Finding finding = office.check(u"azure.redirect-uri"_s);
    QCOMPARE(finding.code, code);
    QVERIFY(Catalogue::builtIn().words(finding, u"ko"_s).summary.contains(korean));
    QVERIFY(!Catalogue::builtIn().words(finding, u"en"_s).choice.isEmpty());
    // Whoever put it there may use it so: without a yes nothing is moved.
    const auto unasked = office.apply(u"azure.redirect-uri"_s);
    QVERIFY(unasked && unasked->what.isEmpty());
    QVERIFY(redirectUris(applicationOf(office)).isEmpty());

    office.setup.agreed = {code};
    const auto moved = office.apply(u"azure.redirect-uri"_s);
    QVERIFY(moved);
    QCOMPARE(redirectUris(applicationOf(office)), QStringList{uri});
    QVERIFY(applicationOf(office)[platform][u"redirectUris"].toArray().isEmpty());

    QVERIFY(office.undo(*moved));
    QVERIFY(redirectUris(applicationOf(office)).isEmpty());
    QCOMPARE(applicationOf(office)[platform][u"redirectUris"][0].toString(), uri);
}

void AzureTasksTest::anotherSlashIsNamed()
{
    Office office(u"redirect-uri-wrong"_s);
    const Finding finding = office.check(u"azure.redirect-uri"_s);
    QCOMPARE(finding.code, u"azure/redirect-uri-differs"_s);
    QCOMPARE(finding.args[u"found"_s].toString(), QString(office.setup.callbackUrl + u'/'));
    QCOMPARE(finding.args[u"at"_s].toInt(), office.setup.callbackUrl.size() + 1);
    QCOMPARE(finding.args[u"foundChar"_s].toString(), u"/"_s);
    QCOMPARE(finding.args[u"wantedChar"_s].toString(), u"∅"_s);
    for (const QString &language : {u"en"_s, u"ko"_s})
        QVERIFY(Catalogue::builtIn().words(finding, language).cause.contains(u"“/”"));
}

void AzureTasksTest::anotherCaseIsShownByItsPlace()
{
    Office office;
    office.setup.callbackUrl = u"https://contoso.us.webexconnect.io/Callback"_s;
    QVERIFY(office.apply(appId));
    office.setup.callbackUrl = u"https://contoso.us.webexconnect.io/callback"_s;
    const Finding finding = office.check(u"azure.redirect-uri"_s);
    QCOMPARE(finding.code, u"azure/redirect-uri-differs"_s);
    QCOMPARE(finding.args[u"at"_s].toInt(), 36);
    QCOMPARE(finding.args[u"foundChar"_s].toString(), u"C"_s);
    QCOMPARE(finding.args[u"wantedChar"_s].toString(), u"c"_s);
}

void AzureTasksTest::anotherHostIsShownByItsPlace()
{
    Office office;
    office.setup.callbackUrl = u"https://contoso.eu.webexconnect.io/callback"_s;
    QVERIFY(office.apply(appId));
    office.setup.callbackUrl = u"https://contoso.us.webexconnect.io/callback"_s;
    const Finding finding = office.check(u"azure.redirect-uri"_s);
    QCOMPARE(finding.code, u"azure/redirect-uri-differs"_s);
    QCOMPARE(finding.args[u"at"_s].toInt(), 17);
    QCOMPARE(finding.args[u"foundChar"_s].toString(), u"e"_s);
}

void AzureTasksTest::implicitTokensAreTurnedOnAndOff()
{
    Office office(u"prepared"_s);
    const QJsonObject off{{u"web"_s,
        QJsonObject{{u"implicitGrantSettings"_s, QJsonObject{{u"enableAccessTokenIssuance"_s, false}}}}}};
    QCOMPARE(office.change(u"PATCH"_s, u"/applications/"_s + office.setup.appObjectId, off), 204);
    QCOMPARE(office.check(u"azure.implicit-tokens"_s).code, u"azure/implicit-off"_s);
    const auto on = office.apply(u"azure.implicit-tokens"_s);
    QVERIFY(on);
    QCOMPARE(office.check(u"azure.implicit-tokens"_s).code, u"azure/implicit-on"_s);
    QCOMPARE(redirectUris(applicationOf(office)), QStringList{office.setup.callbackUrl});
    QVERIFY(office.undo(*on));
    QCOMPARE(office.check(u"azure.implicit-tokens"_s).code, u"azure/implicit-off"_s);
}

void AzureTasksTest::implicitTokensCanBeLeftOut()
{
    Office office;
    office.setup.implicitTokens = false;
    QVERIFY(office.apply(appId));
    QVERIFY(!applicationOf(office)[u"web"][u"implicitGrantSettings"][u"enableAccessTokenIssuance"].toBool());
    QCOMPARE(office.check(u"azure.implicit-tokens"_s).state, State::NotNeeded);
    QVERIFY(office.apply(u"azure.implicit-tokens"_s)->what.isEmpty());
}

void AzureTasksTest::theSecretGoesOutOnce()
{
    Office office;
    office.setup.secretMonths = 6;
    QVERIFY(office.apply(appId));
    QCOMPARE(office.check(u"azure.client-secret"_s).code, u"azure/secret-missing"_s);
    const auto added = office.apply(u"azure.client-secret"_s);
    QVERIFY(added);
    QVERIFY(!office.setup.clientSecret.isEmpty());
    QCOMPARE(office.check(u"azure.client-secret"_s).code, u"azure/secret-ready"_s);
    const QDate wanted = QDateTime::currentDateTimeUtc().addMonths(6).date();
    QCOMPARE(office.setup.secretExpires.date(), wanted);

    // Nothing that is kept has its value.
    const QString value = QString::fromUtf8(office.setup.clientSecret.unwrap());
    const QByteArray kept = QJsonDocument(office.intended.last().before).toJson()
        + QJsonDocument(QJsonObject::fromVariantMap(added->args)).toJson()
        + QJsonDocument(office.setup.toJson()).toJson();
    QVERIFY(!kept.contains(value.toUtf8()));

    QVERIFY(office.apply(u"azure.client-secret"_s)->what.isEmpty());
    QCOMPARE(secretsOf(office), 1);
    QVERIFY(office.undo(*added));
    QCOMPARE(secretsOf(office), 0);
    QCOMPARE(office.check(u"azure.client-secret"_s).code, u"azure/secret-gone"_s);
}

void AzureTasksTest::aSecretIsJudgedByItsEnd()
{
    Office expired(u"secret-expired"_s);
    QCOMPARE(expired.check(u"azure.client-secret"_s).code, u"azure/secret-expired"_s);

    Office office(u"secret-expires-soon"_s);
    const Finding soon = office.check(u"azure.client-secret"_s);
    QCOMPARE(soon.code, u"azure/secret-expires-soon"_s);
    QCOMPARE(soon.state, State::Done);
}

void AzureTasksTest::aSecretElsewhereIsNotDoubled()
{
    Office office(u"prepared"_s);
    office.setup.clientSecret = {};
    QCOMPARE(office.check(u"azure.client-secret"_s).code, u"azure/secret-not-here"_s);
    office.setup.tokenGenerated = true;
    QCOMPARE(office.check(u"azure.client-secret"_s).code, u"azure/secret-elsewhere"_s);
    QVERIFY(office.apply(u"azure.client-secret"_s)->what.isEmpty());
    QCOMPARE(secretsOf(office), 1);
}

void AzureTasksTest::undoOfALostAnswerFindsTheSecret()
{
    Office office(u"prepared"_s);
    office.setup.secretKeyId.clear();
    office.setup.clientSecret = {};
    QVERIFY(office.apply(u"azure.client-secret"_s));
    QCOMPARE(secretsOf(office), 2);
    // Only the intent is known, as after a kill; the older secret stays.
    QVERIFY(office.undo(office.intended.last()));
    QCOMPARE(secretsOf(office), 1);
    QVERIFY(office.undo(office.intended.last()));
    QCOMPARE(secretsOf(office), 1);
}

void AzureTasksTest::missingPermissionsAreAddedBesideOthers()
{
    Office office(u"prepared"_s);
    // User.Read alone, as the portal makes an app.
    const QString graphApp = u"00000003-0000-0000-c000-000000000000"_s;
    const QString userRead = u"e1fe6dd8-ba31-4d61-89e7-88639da4683d"_s;
    const QJsonObject plain{{u"requiredResourceAccess"_s,
        QJsonArray{QJsonObject{{u"resourceAppId"_s, graphApp},
            {u"resourceAccess"_s, QJsonArray{QJsonObject{{u"id"_s, userRead}, {u"type"_s, u"Scope"_s}}}}}}}};
    QCOMPARE(office.change(u"PATCH"_s, u"/applications/"_s + office.setup.appObjectId, plain), 204);
    const QStringList before = permissions(applicationOf(office));

    const Finding finding = office.check(u"azure.permissions"_s);
    QCOMPARE(finding.code, u"azure/permissions-missing-mail-send"_s);
    QCOMPARE(finding.args[u"missing"_s].toStringList(),
        (QStringList{u"Mail.Send"_s, u"SMTP.Send"_s, u"offline_access"_s}));
    const auto added = office.apply(u"azure.permissions"_s);
    QVERIFY(added);
    const QStringList after = permissions(applicationOf(office));
    QCOMPARE(after.size(), 4);
    QVERIFY(after.contains(before.first()));
    // Exchange Online's own SMTP.Send, not Graph's.
    QVERIFY(
        after.contains(u"00000002-0000-0ff1-ce00-000000000000:76faac2a-0f20-42f1-928a-50de5b9dbe52:Scope"_s));
    QVERIFY(office.apply(u"azure.permissions"_s)->what.isEmpty());

    QVERIFY(office.undo(*added));
    QCOMPARE(permissions(applicationOf(office)), before);
}

void AzureTasksTest::anIdOfTheOtherResourceIsNamedAndStays()
{
    Office office(u"prepared"_s);
    const QJsonObject wrong{{u"requiredResourceAccess"_s,
        QJsonArray{QJsonObject{{u"resourceAppId"_s, u"00000002-0000-0ff1-ce00-000000000000"_s},
            {u"resourceAccess"_s,
                QJsonArray{QJsonObject{
                    {u"id"_s, u"258f6531-6087-4cc4-bb90-092c5fb3ed3f"_s}, {u"type"_s, u"Scope"_s}}}}}}}};
    QCOMPARE(office.change(u"PATCH"_s, u"/applications/"_s + office.setup.appObjectId, wrong), 204);
    const QStringList before = permissions(applicationOf(office));
    const Finding finding = office.check(u"azure.permissions"_s);
    QCOMPARE(finding.code, u"azure/permissions-foreign"_s);
    QCOMPARE(finding.state, State::Wrong);
    const auto added = office.apply(u"azure.permissions"_s);
    QVERIFY(added);
    const QStringList after = permissions(applicationOf(office));
    QCOMPARE(after.size(), 4);
    QVERIFY(after.contains(before.first()));
    // The rest is the person's to do.
    QCOMPARE(office.check(u"azure.permissions"_s).code, u"azure/permissions-foreign"_s);
    QCOMPARE(office.check(u"azure.permissions"_s).state, State::ForPerson);
    QVERIFY(office.apply(u"azure.permissions"_s)->what.isEmpty());
    QVERIFY(office.undo(*added));
    QCOMPARE(permissions(applicationOf(office)), before);
}

void AzureTasksTest::mailSendIsLeftOutWhenOnlyUsedOnesAreWanted()
{
    Office office;
    office.setup.permissions = Permissions::OnlyUsed;
    QVERIFY(office.apply(appId));
    QVERIFY(office.apply(u"azure.admin-consent"_s));
    QVERIFY(!permissions(applicationOf(office)).join(u' ').contains(u":Role"));
    const QString assignments =
        u"/servicePrincipals/%1/appRoleAssignments"_s.arg(office.setup.servicePrincipalId);
    QVERIFY(office.graph(assignments)[u"value"].toArray().isEmpty());
    QCOMPARE(office.check(u"azure.permissions"_s).state, State::Done);
    QCOMPARE(office.check(u"azure.admin-consent"_s).state, State::Done);
}

void AzureTasksTest::ourOwnMailSendIsTakenAway()
{
    Office office;
    QVERIFY(office.apply(appId));
    const QStringList documented = permissions(applicationOf(office));
    office.setup.permissions = Permissions::OnlyUsed;
    QCOMPARE(office.check(u"azure.permissions"_s).code, u"azure/permissions-mail-send-ours"_s);
    const auto removed = office.apply(u"azure.permissions"_s);
    QVERIFY(removed);
    QCOMPARE(removed->what, u"azure/permissions-removed"_s);
    QVERIFY(!permissions(applicationOf(office)).join(u' ').contains(u":Role"));
    QCOMPARE(office.check(u"azure.permissions"_s).code, u"azure/permissions-ready"_s);
    QVERIFY(office.undo(*removed));
    QCOMPARE(permissions(applicationOf(office)), documented);
    QVERIFY(office.apply(u"azure.permissions"_s));

    // Somebody adds it again: that one isn't ours.
    const QJsonObject again{{u"requiredResourceAccess"_s, removed->before[u"removed"]}};
    QCOMPARE(office.change(u"PATCH"_s, u"/applications/"_s + office.setup.appObjectId, again), 204);
    QVERIFY(office.apply(u"azure.permissions"_s));
    QCOMPARE(office.check(u"azure.permissions"_s).code, u"azure/permissions-mail-send-stays"_s);
}

void AzureTasksTest::mailSendOfOthersStays()
{
    Office office(u"prepared"_s);
    office.setup.permissions = Permissions::OnlyUsed;
    const QStringList before = permissions(applicationOf(office));
    const Finding finding = office.check(u"azure.permissions"_s);
    QCOMPARE(finding.code, u"azure/permissions-mail-send-stays"_s);
    QCOMPARE(finding.state, State::Done);
    QVERIFY(office.apply(u"azure.permissions"_s)->what.isEmpty());
    QCOMPARE(permissions(applicationOf(office)), before);
}

void AzureTasksTest::consentIsCompletedAndNotDoubled()
{
    Office office;
    QVERIFY(office.apply(appId));
    QCOMPARE(office.check(u"azure.admin-consent"_s).code, u"azure/consent-missing"_s);
    const auto given = office.apply(u"azure.admin-consent"_s);
    QVERIFY(given);
    const QString principal = office.setup.servicePrincipalId;
    QVERIFY(!principal.isEmpty());
    QCOMPARE(office.check(u"azure.admin-consent"_s).code, u"azure/consent-granted"_s);
    const QString path = u"/oauth2PermissionGrants?$filter=clientId eq '%1'"_s.arg(principal);
    QCOMPARE(office.graph(path)[u"value"].toArray().size(), 2);
    QVERIFY(office.apply(u"azure.admin-consent"_s)->what.isEmpty());

    // One scope is taken away by somebody: its grant is completed.
    QJsonObject grant;
    const QJsonArray grants = office.graph(path)[u"value"].toArray();
    for (const QJsonValue &candidate : grants) {
        if (candidate[u"scope"].toString() == u"SMTP.Send")
            grant = candidate.toObject();
    }
    const QString id = grant[u"id"].toString();
    QCOMPARE(
        office.change(u"PATCH"_s, u"/oauth2PermissionGrants/"_s + id, {{u"scope"_s, u"Mail.Send"_s}}), 204);
    QCOMPARE(office.check(u"azure.admin-consent"_s).args[u"missing"_s].toStringList(),
        QStringList{u"SMTP.Send"_s});
    QVERIFY(office.apply(u"azure.admin-consent"_s));
    const QJsonArray after = office.graph(path)[u"value"].toArray();
    QCOMPARE(after.size(), 2);
    QVERIFY(QJsonDocument(after).toJson().contains("\"Mail.Send SMTP.Send\""));
}

void AzureTasksTest::undoTakesBackWhatWasGranted()
{
    Office office;
    QVERIFY(office.apply(appId));
    const auto given = office.apply(u"azure.admin-consent"_s);
    QVERIFY(given);
    QVERIFY(office.undo(*given));
    QVERIFY(office.graph(u"/servicePrincipals(appId='%1')"_s.arg(office.setup.clientId)).contains(u"error"));
    QCOMPARE(office.check(u"azure.admin-consent"_s).code, u"azure/consent-missing"_s);
    QVERIFY(office.undo(*given));
}

void AzureTasksTest::undoLeavesAnEnterpriseApplicationThatOthersMade()
{
    Office office;
    QVERIFY(office.apply(appId));
    const auto given = office.apply(u"azure.admin-consent"_s);
    QVERIFY(given);
    // As where somebody was faster: the change was to make it, and theirs is there.
    const QString path = u"/servicePrincipals(appId='%1')"_s.arg(office.setup.clientId);
    const QString ours = office.graph(path)[u"id"].toString();
    QCOMPARE(office.change(u"DELETE"_s, u"/servicePrincipals/"_s + ours, {}), 204);
    QCOMPARE(office.change(u"POST"_s, u"/servicePrincipals"_s, {{u"appId"_s, office.setup.clientId}}), 201);
    QVERIFY(office.apply(u"azure.admin-consent"_s));
    QVERIFY(office.undo(*given));
    QVERIFY(!office.graph(path).contains(u"error"));
    QCOMPARE(office.graph(path + u"/oauth2PermissionGrants"_s)[u"value"].toArray().size(), 0);
}

void AzureTasksTest::undoLeavesAnOlderConsent()
{
    Office office(u"prepared"_s);
    QCOMPARE(office.check(u"azure.admin-consent"_s).state, State::Done);
    const QString principal = office.setup.servicePrincipalId;
    const QJsonArray roles =
        office.graph(u"/servicePrincipals/%1/appRoleAssignments"_s.arg(principal))[u"value"].toArray();
    QCOMPARE(roles.size(), 1);
    QCOMPARE(
        office.change(u"DELETE"_s,
            u"/servicePrincipals/%1/appRoleAssignments/%2"_s.arg(principal, roles[0][u"id"].toString()), {}),
        204);
    const auto given = office.apply(u"azure.admin-consent"_s);
    QVERIFY(given);
    QCOMPARE(office.check(u"azure.admin-consent"_s).state, State::Done);
    QVERIFY(office.undo(*given));
    QCOMPARE(office.check(u"azure.admin-consent"_s).args[u"missing"_s].toStringList(),
        QStringList{u"Mail.Send"_s});
}

void AzureTasksTest::theConsentSettingIsReadOnly_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("consent");
    QTest::newRow("forbidden") << u"user-consent-forbidden"_s << u"azure/user-consent-forbidden"_s
                               << static_cast<int>(UserConsent::Forbidden);
    QTest::newRow("managed") << QString() << u"azure/user-consent-microsoft-managed"_s
                             << static_cast<int>(UserConsent::MicrosoftManaged);
}

void AzureTasksTest::theConsentSettingIsReadOnly()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, code);
    QFETCH(const int, consent);
    Office office(scenario);
    const QJsonObject before = office.graph(u"/policies/authorizationPolicy"_s);
    QCOMPARE(office.check(u"azure.user-consent"_s).code, code);
    QCOMPARE(static_cast<int>(office.setup.userConsent), consent);
    QVERIFY(office.apply(u"azure.user-consent"_s)->what.isEmpty());
    QCOMPARE(office.graph(u"/policies/authorizationPolicy"_s), before);
}

void AzureTasksTest::idsComeWithTheApp()
{
    Office office;
    office.setup.tenantId.clear();
    QCOMPARE(office.check(u"azure.ids"_s).state, State::NotNeeded);
    QVERIFY(office.apply(appId));
    QCOMPARE(office.check(u"azure.ids"_s).code, u"azure/ids-known"_s);
    QCOMPARE(office.setup.organisation, u"Contoso Ltd"_s);
    QVERIFY(!office.setup.tenantId.isEmpty());
}

void AzureTasksTest::anotherTenantIsNamed()
{
    Office office;
    const QString other = u"11111111-2222-3333-4444-555555555555"_s;
    office.setup.tenantId = other;
    QCOMPARE(office.check(u"azure.ids"_s).code, u"azure/other-tenant"_s);
    QCOMPARE(office.setup.tenantId, other);
}

QTEST_GUILESS_MAIN(AzureTasksTest)
#include "tst_azure_tasks.moc"
