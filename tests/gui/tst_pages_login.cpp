// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"

#include <QLineEdit>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const auto alex = u"alex@contoso.com"_s;

void lookAtMailbox(PracticeWindow &window)
{
    window.lookAtAzure();
    window.wizard().showStep(u"3"_s);
}

} // namespace

/// Who signs in for a shared mailbox, in the window.
class TestPagesLogin final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aUserMailboxAsksForNobody();
    void aSharedMailboxAsksForWhoSignsIn();
    void anImpossibleNameIsNotTaken();
    void aNameGivenDuringALookIsLookedAtAfterIt();
};

void TestPagesLogin::aUserMailboxAsksForNobody()
{
    PracticeWindow window;
    lookAtMailbox(window);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"mailbox.login"_s).code, u"mailbox/login-not-needed"_s);
    QVERIFY(!window.shown<QLineEdit>(u"loginId"_s));
}

void TestPagesLogin::aSharedMailboxAsksForWhoSignsIn()
{
    PracticeWindow window({u"shared-without-login"_s, {}});
    lookAtMailbox(window);
    QVERIFY(window.waitForWork());
    QVERIFY(window.shownText().contains(u"somebody must sign in for it"));
    QVERIFY(window.input(u"loginId"_s));

    window.type(u"loginId"_s, alex);
    QTest::keyClick(window.input(u"loginId"_s), Qt::Key_Return);
    QCOMPARE(window.session().setup().loginId, alex);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"mailbox.account"_s).code, u"mailbox/ready-shared"_s);
    QCOMPARE(window.session().finding(u"mailbox.login"_s).code, u"mailbox/login-lacks-both"_s);
    QVERIFY(window.shownText().contains(u"Full Access and Send As for alex@contoso.com"));

    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"mailbox.login"_s).code, u"mailbox/login-ready"_s);
}

void TestPagesLogin::anImpossibleNameIsNotTaken()
{
    PracticeWindow window({u"shared-without-login"_s, {}});
    lookAtMailbox(window);
    QVERIFY(window.waitForWork());
    window.type(u"loginId"_s, u"not an address"_s);
    QTest::keyClick(window.input(u"loginId"_s), Qt::Key_Return);
    QVERIFY(window.session().setup().loginId.isEmpty());
    QVERIFY(!window.session().isBusy());
}

void TestPagesLogin::aNameGivenDuringALookIsLookedAtAfterIt()
{
    PracticeWindow window({u"shared-without-login"_s, std::chrono::milliseconds(50)});
    lookAtMailbox(window);
    QVERIFY(window.waitForWork());
    const QSignalSpy started(&window.session(), &Session::taskStarted);
    QVERIFY(window.session().startCheck({u"mailbox.account"_s, u"mailbox.login"_s}));
    QTRY_VERIFY(!started.isEmpty()); // with the values that it has
    window.input(u"loginId"_s)->setText(alex);
    window.input(u"loginId"_s)->setFocus();
    QTest::keyClick(window.input(u"loginId"_s), Qt::Key_Return);
    QVERIFY(window.session().isBusy());
    QTRY_COMPARE_WITH_TIMEOUT(
        window.session().finding(u"mailbox.account"_s).code, u"mailbox/ready-shared"_s, 20000);
    QCOMPARE(window.session().setup().loginId, alex);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"mailbox.login"_s).code, u"mailbox/login-lacks-both"_s);
}

QTEST_MAIN(TestPagesLogin)
#include "tst_pages_login.moc"
