// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QLockFile>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

const QString &appTask()
{
    static const QString id = u"azure.app-registration"_s;
    return id;
}

const QString &secretTask()
{
    static const QString id = u"azure.client-secret"_s;
    return id;
}

} // namespace

/// What a person decides on the page of step 2.
class TestPagesAzure final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneOfSeveralAppsIsChosen();
    void aNewAppIsMadeBesideOthers();
    void nameAndAccountsAreChosen();
    void theOrganisationsReferenceIsAskedFor();
    void aRepairWaitsForItsTick();
    void aSecretEndsOnAChosenDay();
    void aSecretIsRenewed();
    void aRefusedRenewalIsTold();
    void whatIsWaitedForIsTold();
};

void TestPagesAzure::oneOfSeveralAppsIsChosen()
{
    PracticeWindow window({u"app-several"_s, {}});
    window.lookAtAzure();
    QVERIFY(window.shown<QWidget>(u"appChoice"_s));
    QTRY_VERIFY2(window.shownText().contains(u"alex@contoso.com"), qPrintable(window.shownText()));
    QTRY_VERIFY(window.button(u"use0"_s) && window.button(u"use1"_s));
    QVERIFY(window.button(u"use1"_s)->accessibleName() != window.button(u"use0"_s)->accessibleName());
    window.click(u"use1"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(!window.session().setup().clientId.isEmpty());
    QCOMPARE(window.session().finding(appTask()).state, State::Done);
    QVERIFY(!window.shown<QWidget>(u"appChoice"_s));
}

void TestPagesAzure::aNewAppIsMadeBesideOthers()
{
    PracticeWindow window({u"app-several"_s, {}});
    window.lookAtAzure();
    window.click(u"newApp"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(appTask()).code, u"azure/app-missing"_s);
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(appTask()).code, u"azure/app-ready"_s);
}

void TestPagesAzure::nameAndAccountsAreChosen()
{
    PracticeWindow window;
    window.lookAtAzure();
    QVERIFY(!window.shown<QComboBox>(u"accountType"_s));
    window.click(u"appOptionsToggle"_s);
    window.type(u"appName"_s, u"Contact center mail"_s);
    auto *type = window.shown<QComboBox>(u"accountType"_s);
    QVERIFY(type);
    type->setFocus(); // and the name is done
    QTRY_COMPARE(window.session().setup().appName, u"Contact center mail"_s);
    QVERIFY(window.waitForWork());
    type->setCurrentIndex(1);
    Q_EMIT type->activated(1);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(appTask()).code, u"azure/app-missing-multi-tenant"_s);
    QVERIFY(window.shownText().contains(u"Contact center mail"));
}

void TestPagesAzure::theOrganisationsReferenceIsAskedFor()
{
    PracticeWindow window({u"service-management-reference"_s, {}});
    window.lookAtAzure();
    QVERIFY(!window.input(u"serviceManagementReference"_s));
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(appTask()).code, u"azure/service-management-reference"_s);
    window.type(u"serviceManagementReference"_s, u"c1f2a3b4-0000-4000-8000-123456789abc"_s);
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(appTask()).state, State::Done);
}

void TestPagesAzure::aRepairWaitsForItsTick()
{
    PracticeWindow window({u"assignment-required"_s, {}});
    window.lookAtAzure();
    window.click(u"verb"_s); // what else is open
    QVERIFY(window.waitForWork());
    const auto consent = u"azure.admin-consent"_s;
    QCOMPARE(window.session().finding(consent).code, u"azure/assignment-required"_s);
    auto *agree = window.shown<QCheckBox>(u"agree"_s);
    QVERIFY(agree && !agree->isChecked());
    QVERIFY(!agree->text().isEmpty());
    window.click(u"verb"_s); // looks, and changes nothing
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(consent).code, u"azure/assignment-required"_s);

    agree->click();
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(consent).state, State::Done);
    QVERIFY(!window.shown<QCheckBox>(u"agree"_s));
}

void TestPagesAzure::aSecretEndsOnAChosenDay()
{
    PracticeWindow window;
    window.lookAtAzure();
    QVERIFY(!window.shown<QDateEdit>(u"secretUntil"_s));
    window.button(u"secretMonths"_s)->menu()->actions().constLast()->trigger();
    QVERIFY(window.waitForWork());
    auto *until = window.shown<QDateEdit>(u"secretUntil"_s);
    QVERIFY(until);
    const QDate day = QDate::currentDate().addDays(45);
    until->setDate(day);
    QVERIFY(window.waitForWork());
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().setup().secretExpires.toLocalTime().date(), day);
}

void TestPagesAzure::aSecretIsRenewed()
{
    PracticeWindow window;
    window.lookAtAzure();
    QVERIFY(!window.button(u"renewSecret"_s));
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    const QString old = window.session().setup().secretKeyId;
    window.click(u"renewSecret"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(secretTask()).code, u"azure/secret-renewed"_s);
    QCOMPARE(window.session().setup().retiringKeyId, old);
    QVERIFY(!window.button(u"renewSecret"_s)); // one at a time

    window.session().edit(&Setup::tokenGenerated, true);
    window.click(u"verb"_s); // looks again
    QVERIFY(window.waitForWork());
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(window.session().setup().retiringKeyId.isEmpty());
    QCOMPARE(window.session().finding(secretTask()).code, u"azure/secret-ready"_s);
}

void TestPagesAzure::aRefusedRenewalIsTold()
{
    PracticeWindow window;
    window.lookAtAzure();
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    {
        QLockFile elsewhere(window.session().file() + u".lock"_s);
        QVERIFY(elsewhere.tryLock());
        window.click(u"renewSecret"_s);
        QVERIFY(window.waitForWork());
    }
    QVERIFY2(window.shownText().contains(u"Another window or command is working on"_s),
        qPrintable(window.shownText()));
    window.click(u"renewSecret"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(secretTask()).code, u"azure/secret-renewed"_s);
    QVERIFY(!window.shownText().contains(u"Another window or command is working on"_s));
}

void TestPagesAzure::whatIsWaitedForIsTold()
{
    PracticeWindow window({u"throttled-long"_s, {}});
    window.lookAtAzure();
    window.click(u"verb"_s);
    // Not the sign-in, which is waited for, too.
    static const QRegularExpression waiting(u"Waiting for \\d+ s: .*usually .*Next look in \\d+ s"_s);
    QTRY_VERIFY(waiting.match(window.shownText()).hasMatch());
    // The seconds go on by themselves.
    QTRY_VERIFY(window.shownText().contains(u"Waiting for 1 s:"));
    window.session().cancel();
    QVERIFY(window.waitForWork());
    QVERIFY(!waiting.match(window.shownText()).hasMatch());
}

QTEST_MAIN(TestPagesAzure)

#include "tst_pages_azure.moc"
