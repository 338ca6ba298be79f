// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/scenario.h"
#include "practice/state.h"
#include "practice/tenant.h"

#include "core/endpoints.h"

#include <QElapsedTimer>
#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw::practice;

/// Scenarios as files, and what a started tenant says about itself.
class PracticeScenariosTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyScenarioIsWhole_data();
    void everyScenarioIsWhole();
    void anUnknownScenarioNamesTheKnownOnes();
    void severalScenariosShareAnOrganisation();
    void whatTwoScenariosAddToAListIsJoined();
    void scenariosThatContradictAreRefused_data();
    void scenariosThatContradictAreRefused();
    void whatNobodyKnowsIsRefused_data();
    void whatNobodyKnowsIsRefused();
    void stepTwoHasItsScenarios();
    void theCloudFileMakesEndpoints();
    void theLineHasItsKeys();
    void twoTenantsLiveSideBySide();
    void aTenantStartsInAMoment();
};

void PracticeScenariosTest::everyScenarioIsWhole_data()
{
    QTest::addColumn<QString>("name");
    QVERIFY(scenarioNames().size() >= 10);
    for (const QString &name : scenarioNames())
        QTest::newRow(qPrintable(name)) << name;
}

void PracticeScenariosTest::everyScenarioIsWhole()
{
    QFETCH(const QString, name);
    const auto scenario = scenarioNamed(name);
    QVERIFY(scenario);
    QVERIFY(!scenario->titleEn.isEmpty() && !scenario->titleKo.isEmpty());
    QFile file(QStringLiteral(CMW_SOURCE_DIR "/resources/scenarios/") + name + u".json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).object()[u"name"].toString(), name);
    State state;
    const auto prepared =
        furnish(state, *scenario, {u"f@mail-us.imiconnect.io"_s, u"http://localhost:1/callback"_s});
    QVERIFY(prepared);
    QVERIFY(!state.tenantId.isEmpty());
    QVERIFY(state.accounts.size() >= 4);
    QVERIFY(prepared->isEmpty() || (*prepared)[u"clientId"].isString());
}

void PracticeScenariosTest::anUnknownScenarioNamesTheKnownOnes()
{
    const auto tenant = Tenant::start({u"weekend"_s, {}});
    QVERIFY(!tenant);
    QCOMPARE(tenant.error().code, u"practice/unknown-scenario"_s);
    QVERIFY(tenant.error().args[u"known"_s].toString().contains(u"smtp-auth-disabled"_s));
}

void PracticeScenariosTest::severalScenariosShareAnOrganisation()
{
    const auto both = scenarioNamed(u"secret-expired+mailbox-full+throttled"_s);
    QVERIFY(both);
    QCOMPARE(both->name, u"secret-expired+mailbox-full+throttled"_s);
    QVERIFY(both->expect.contains(u"azure/secret-expired"_s) && both->expect.contains(u"mailbox/full"_s));
    QCOMPARE(both->state[u"app"][u"secretDays"], QJsonValue(-1));
    QVERIFY(both->state[u"accounts"][u"support@contoso.com"][u"used"].toDouble() > 0);
    QCOMPARE(
        both->state[u"app"][u"displayName"], scenarioNamed(u"prepared"_s)->state[u"app"][u"displayName"]);
    QCOMPARE(both->faults, scenarioNamed(u"throttled"_s)->faults);
    QCOMPARE(scenarioNamed(u"secret-expired+weekend"_s).error().code, u"practice/unknown-scenario"_s);
    // What one takes away stays away.
    const auto without = scenarioNamed(u"mailbox-contact+secret-expired"_s);
    QVERIFY(without);
    QVERIFY(!without->state[u"accounts"].toObject().contains(u"support@contoso.com"_s));
}

void PracticeScenariosTest::whatTwoScenariosAddToAListIsJoined()
{
    State state;
    const auto both = scenarioNamed(u"rule-rejects-forwards+rule-rejects-replies"_s);
    QVERIFY(both);
    QVERIFY(furnish(state, *both, {}));
    QCOMPARE(state.transportRules.size(), 2);
    QCOMPARE(state.transportRules[0][u"Name"].toString(), u"Block auto-forward"_s);
    QCOMPARE(state.transportRules[0][u"Priority"].toInt(), 0);
    QCOMPARE(state.transportRules[1][u"Priority"].toInt(), 1);
}

void PracticeScenariosTest::scenariosThatContradictAreRefused_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("key");
    QTest::newRow("values") << u"secret-expired+secret-expires-soon"_s << u"state/app/secretDays"_s;
    QTest::newRow("a list is another")
        << u"redirect-uri-missing+redirect-uri-wrong"_s << u"state/app/redirectUris"_s;
    QTest::newRow("taken away and changed")
        << u"mailbox-contact+mailbox-full"_s << u"state/accounts/support@contoso.com"_s;
}

void PracticeScenariosTest::scenariosThatContradictAreRefused()
{
    QFETCH(const QString, names);
    QFETCH(const QString, key);
    const auto both = scenarioNamed(names);
    QVERIFY(!both);
    QCOMPARE(both.error().code, u"practice/contradicting-scenarios"_s);
    QCOMPARE(both.error().args[u"key"_s].toString(), key);
}

void PracticeScenariosTest::whatNobodyKnowsIsRefused_data()
{
    QTest::addColumn<QJsonObject>("state");
    QTest::addColumn<QJsonObject>("faults");
    QTest::addColumn<QString>("key");
    QTest::newRow("state") << QJsonObject{{u"smtpAuthDisable"_s, true}} << QJsonObject()
                           << u"smtpAuthDisable"_s;
    QTest::newRow("app") << QJsonObject{{u"app"_s, QJsonObject{{u"redirectUri"_s, u"x"_s}}}} << QJsonObject()
                         << u"redirectUri"_s;
    QTest::newRow("other app") << QJsonObject{{u"apps"_s, QJsonArray{QJsonObject{{u"name"_s, u"x"_s}}}}}
                               << QJsonObject() << u"name"_s;
    QTest::newRow("fault") << QJsonObject() << QJsonObject{{u"lostAnswer"_s, 1}} << u"lostAnswer"_s;
    const auto smtp = [](const QString &key, const QString &value) {
        return QJsonObject{{u"smtp"_s, QJsonObject{{key, value}}}};
    };
    QTest::newRow("fault of SMTP") << QJsonObject() << smtp(u"refusal"_s, u"tenant-new"_s) << u"refusal"_s;
    QTest::newRow("refusal") << QJsonObject() << smtp(u"refuses"_s, u"tenant-old"_s) << u"tenant-old"_s;
}

void PracticeScenariosTest::whatNobodyKnowsIsRefused()
{
    QFETCH(const QJsonObject, state);
    QFETCH(const QJsonObject, faults);
    QFETCH(const QString, key);
    State furnished;
    const auto result = furnish(furnished, {u"x"_s, {}, {}, {}, state, faults}, {});
    QVERIFY(!result);
    QCOMPARE(result.error().args[u"key"_s].toString(), key);
}

void PracticeScenariosTest::stepTwoHasItsScenarios()
{
    int count = 0;
    for (const QString &name : scenarioNames()) {
        const auto scenario = scenarioNamed(name);
        QVERIFY(scenario);
        count += std::any_of(scenario->expect.begin(), scenario->expect.end(),
            [](const QString &code) { return code.startsWith(u"azure/"_s); });
    }
    QVERIFY2(count >= 30, qPrintable(QString::number(count)));
}

void PracticeScenariosTest::theCloudFileMakesEndpoints()
{
    const auto tenant = Tenant::start({});
    QVERIFY(tenant);
    const Addresses &at = (*tenant)->addresses();
    const auto endpoints = cmw::Endpoints::fromFile(at.cloudFile);
    QVERIFY(endpoints);
    QVERIFY(endpoints->isPractice());
    QCOMPARE(endpoints->authority, at.authority);
    QCOMPARE(endpoints->graph, at.graph);
    QCOMPARE(endpoints->smtpPort, at.smtpPort);
    QCOMPARE(endpoints->extraCa, at.ca);
}

void PracticeScenariosTest::theLineHasItsKeys()
{
    const auto tenant = Tenant::start({u"prepared"_s, {}});
    QVERIFY(tenant);
    const QJsonObject line = (*tenant)->addresses().toJson();
    for (const QString &key : {u"authority"_s, u"graph"_s, u"exchange"_s, u"smtp"_s, u"webexConnect"_s,
             u"proxy"_s, u"caFile"_s, u"cloudFile"_s, u"tenantId"_s, u"accounts"_s, u"prepared"_s})
        QVERIFY2(line.contains(key), qPrintable(key));
    QVERIFY(line[u"smtp"][u"port"].toInt() > 0);
    QCOMPARE(line[u"accounts"][0][u"user"].toString(), u"adele@contoso.com"_s);
}

void PracticeScenariosTest::twoTenantsLiveSideBySide()
{
    const auto one = Tenant::start({});
    const auto two = Tenant::start({});
    QVERIFY(one && two);
    QVERIFY((*one)->addresses().graph != (*two)->addresses().graph);
    QVERIFY((*one)->addresses().ca != (*two)->addresses().ca);
}

void PracticeScenariosTest::aTenantStartsInAMoment()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(Tenant::start({}));
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(PracticeScenariosTest)
#include "tst_practice_scenarios.moc"
