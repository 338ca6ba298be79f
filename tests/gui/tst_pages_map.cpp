// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"
#include "pages/widgets/mailmap.h"
#include "pages/widgets/taskrow.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

constexpr auto first = "hop-customer-to-mailbox"_L1, forwards = "hop-mailbox-to-connect"_L1,
               sends = "hop-connect-to-mailbox"_L1, last = "hop-mailbox-to-customer"_L1;

/// Signed in, at Verify, with everything looked at.
void lookAtEverything(PracticeWindow &window)
{
    window.lookAtAzure();
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
    window.click(u"checkAll"_s);
    QVERIFY(window.waitForWork());
}

/// An app of this set-up, the forwarding address that the mailbox has, and a test email that was tried.
void setUpAndSend(PracticeWindow &window)
{
    window.lookAtAzure();
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    const auto forwarding = u"mailbox.forwarding"_s;
    QVERIFY(window.session().startCheck({forwarding}));
    QVERIFY(window.waitForWork());
    const QString address = window.session().finding(forwarding).args[u"found"_s].toString();
    QVERIFY(!address.isEmpty());
    window.session().edit(&Setup::forwardingAddress, address);
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
}

/// The same where all stands but for what the scenario has wrong.
void setUpAndLookAtEverything(PracticeWindow &window)
{
    setUpAndSend(window);
    window.click(u"checkAll"_s);
    QVERIFY(window.waitForWork());
}

HopButton *hop(const PracticeWindow &window, const QString &name)
{
    return window.shown<HopButton>(name);
}

/// What a screen reader says of it.
QString spoken(QWidget *widget)
{
    QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(widget);
    return heard ? heard->text(QAccessible::Name) : QString();
}

QStringList shownLines(PracticeWindow &window)
{
    QStringList lines;
    const QList<TaskRow *> rows = window.wizard().findChildren<TaskRow *>();
    for (const TaskRow *row : rows) {
        if (row->isVisible())
            lines.append(row->id());
    }
    return lines;
}

} // namespace

/// Verify: the picture of the mail's way, what its hops open to, and the look at everything.
class TestPagesMap final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrongColoursItsHop_data();
    void whatIsWrongColoursItsHop();
    void hopsAreHeard();
    void theArrowsGoFromHopToHop();
    void aHopOpensToItsLines();
    void aClickOpensAndCloses();
    void repairRunsAndLooksAgain();
    void aRepairedTestEmailIsSentAgain();
    void aTestEmailRepairedInItsStepIsSentAgain();
    void aTestEmailMendedByTheWayIsOffered();
    void aMailFromOutsideIsFollowed();
    void theAdminsAccountSendsTheMail();
    void aMailThatMayNotBeForwardedLeadsToItsRepair();
    void nobodyIsAskedForAMailThatCannotCome();
    void followingIsStopped();
    void repairLeadsToTheStep();
    void aRepairThatNeedsAYesIsDoneAfterIt();
    void everythingIsLookedAtWithProgress();
    void theLookCanBeStopped();
    void whatCouldNotBeReachedIsTriedOnceMore();
};

void TestPagesMap::whatIsWrongColoursItsHop_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("wrong");
    QTest::newRow("forwarding") << u"forwarding-blocked"_s << QString(forwards);
    QTest::newRow("sending") << u"smtp-auth-disabled"_s << QString(sends);
    QTest::newRow("arriving") << u"rule-redirects-customers"_s << QString(first);
    QTest::newRow("leaving") << u"rule-rejects-replies"_s << QString(last);
}

void TestPagesMap::whatIsWrongColoursItsHop()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, wrong);
    PracticeWindow window({scenario});
    setUpAndLookAtEverything(window);
    for (const auto name : {first, forwards, sends, last}) {
        const QString words = spoken(hop(window, name));
        const bool isAtFault = words.endsWith(u": wrong") || words.endsWith(u": to do");
        QVERIFY2(isAtFault == (name == wrong), qPrintable(words));
    }
}

void TestPagesMap::hopsAreHeard()
{
    for (const auto &[language, name, state, told] :
        {std::tuple(
             u"en"_s, u"Office 365 to Webex Connect"_s, u"wrong"_s, u"Office 365 to Webex Connect, wrong"_s),
            std::tuple(u"ko"_s, u"Office 365에서 Webex Connect로"_s, u"잘못됨"_s,
                u"Office 365에서 Webex Connect까지: 잘못됨"_s)}) {
        PracticeWindow window({u"forwarding-blocked"_s}, language);
        lookAtEverything(window);
        QWidget *map = window.shown<MailMap>(u"mailMap"_s);
        QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(map);
        QVERIFY(heard);
        QVERIFY2(heard->text(QAccessible::Name).contains(told), qPrintable(heard->text(QAccessible::Name)));
        QCOMPARE(heard->childCount(), 4);
        for (int child = 0; child < 4; ++child) {
            QCOMPARE(heard->child(child)->role(), QAccessible::CheckBox);
            QVERIFY(!heard->child(child)->text(QAccessible::Name).isEmpty());
        }
        QWidget *forwarding = hop(window, forwards);
        QCOMPARE(spoken(forwarding), name + u": "_s + state);
        QCOMPARE(forwarding->toolTip(), spoken(forwarding));
    }
}

void TestPagesMap::theArrowsGoFromHopToHop()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"next"_s);
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
    hop(window, first)->setFocus();
    for (const auto &[key, next] : {std::pair(Qt::Key_Right, forwards), std::pair(Qt::Key_Down, sends),
             std::pair(Qt::Key_Left, last), std::pair(Qt::Key_Left, last), std::pair(Qt::Key_Up, first)}) {
        QTest::keyClick(QApplication::focusWidget(), key);
        QCOMPARE(QApplication::focusWidget()->objectName(), next);
    }
}

void TestPagesMap::aHopOpensToItsLines()
{
    PracticeWindow window({u"forwarding-blocked"_s});
    lookAtEverything(window);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Space}) {
        hop(window, forwards)->setFocus();
        QTest::keyClick(QApplication::focusWidget(), key);
        QStringList shown = shownLines(window), wanted = linesOf(Hop::MailboxToConnect);
        shown.sort();
        wanted.sort();
        QCOMPARE(shown, wanted);
        QCOMPARE(window.shown<QLabel>(u"hopHeading"_s)->text(), spoken(hop(window, forwards)));
        QVERIFY(window.button(u"repair-mailbox.outbound-policy"_s));
        QVERIFY(!window.button(u"repair-mailbox.remote-domain"_s)); // which is right
        QTest::keyClick(QApplication::focusWidget(), key);
        QVERIFY(!window.shown<QLabel>(u"hopHeading"_s));
        QVERIFY(!shownLines(window).contains(u"mailbox.remote-domain"_s));
        QVERIFY(shownLines(window).contains(u"mailbox.outbound-policy"_s));
    }
}

void TestPagesMap::aClickOpensAndCloses()
{
    PracticeWindow window({u"rule-redirects-customers"_s});
    lookAtEverything(window);
    QTest::mouseClick(hop(window, first), Qt::LeftButton);
    QVERIFY(shownLines(window).contains(u"mailbox.mail-flow-rules"_s));
    // Another one opens in its place; the rule that keeps customers' mail away says nothing of it.
    QTest::mouseClick(hop(window, last), Qt::LeftButton);
    QVERIFY(!hop(window, first)->isChecked());
    QVERIFY(!shownLines(window).contains(u"mailbox.mail-flow-rules"_s));
    QVERIFY(shownLines(window).contains(u"mailbox.routes"_s));
    window.click(u"closeHop"_s);
    QVERIFY(!hop(window, last)->isChecked());
    QVERIFY(shownLines(window).contains(u"mailbox.mail-flow-rules"_s));
}

void TestPagesMap::repairRunsAndLooksAgain()
{
    PracticeWindow window({u"smtp-auth-disabled"_s});
    lookAtEverything(window);
    const QDateTime before = window.session().finding(u"mailbox.smtp-auth"_s).at;
    QTest::mouseClick(hop(window, sends), Qt::LeftButton);
    window.click(u"repair-mailbox.smtp-auth"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"mailbox.smtp-auth"_s).state, State::Done);
    QVERIFY(window.session().finding(u"mailbox.smtp-auth"_s).at > before);
    QVERIFY(!window.button(u"repair-mailbox.smtp-auth"_s));
    QVERIFY(!spoken(hop(window, sends)).endsWith(u": wrong"));
}

void TestPagesMap::aRepairedTestEmailIsSentAgain()
{
    PracticeWindow window({u"smtp-auth-disabled"_s});
    setUpAndLookAtEverything(window);
    QCOMPARE(window.session().finding(u"verify.test-email"_s).state, State::Wrong);
    window.click(u"repair-verify.test-email"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"mailbox.smtp-auth"_s).state, State::Done);
    QCOMPARE(window.session().finding(u"verify.test-email"_s).code, u"verify/test-accepted-inside"_s);
    QVERIFY2(!spoken(hop(window, sends)).endsWith(u": wrong"), qPrintable(spoken(hop(window, sends))));
    // It went to a colleague: how mail leaves for customers is said to be open, and by which line.
    QVERIFY2(spoken(hop(window, last)).endsWith(u": can't tell"), qPrintable(spoken(hop(window, last))));
    QTest::mouseClick(hop(window, last), Qt::LeftButton);
    QVERIFY(shownLines(window).contains(u"verify.test-email"_s));
    QVERIFY2(window.shownText().contains(u"adele@contoso.com, inside the organisation"_s),
        qPrintable(window.shownText()));
    window.type(u"receiver"_s, u"customer@example.org"_s);
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"verify.test-email"_s).code, u"verify/test-accepted"_s);
    QVERIFY2(spoken(hop(window, last)).endsWith(u": done"), qPrintable(spoken(hop(window, last))));
    QVERIFY(!window.shown<QWidget>(u"receiver"_s));
}

void TestPagesMap::aTestEmailRepairedInItsStepIsSentAgain()
{
    PracticeWindow window({u"smtp-auth-disabled"_s});
    setUpAndSend(window);
    const Finding failed = window.session().finding(u"verify.test-email"_s);
    QCOMPARE(failed.code, u"smtp/auth-disabled-mailbox"_s);
    QCOMPARE(window.button(u"repair-verify.test-email"_s)->text(), u"Repair in step 3"_s);
    window.click(u"repair-verify.test-email"_s);
    QVERIFY(window.waitForWork());
    // Back without a repair sends nothing.
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"verify.test-email"_s).code, failed.code);
    window.wizard().showStep(u"3"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(window.session().startApply({u"mailbox.smtp-auth"_s}));
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"mailbox.smtp-auth"_s).state, State::Done);
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"verify.test-email"_s).code, u"verify/test-accepted-inside"_s);
}

void TestPagesMap::aTestEmailMendedByTheWayIsOffered()
{
    PracticeWindow window({u"smtp-auth-disabled"_s});
    setUpAndSend(window);
    window.wizard().showStep(u"3"_s);
    QVERIFY(window.waitForWork());
    window.passTime(std::chrono::seconds(2));
    QVERIFY(window.session().startApply({u"mailbox.smtp-auth"_s}));
    QVERIFY(window.waitForWork());
    const qsizetype signIns = window.opened().size();
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.opened().size(), signIns); // nobody asked for the mailbox's sign-in
    QCOMPARE(window.session().finding(u"verify.test-email"_s).state, State::Wrong);
    QVERIFY2(window.shownText().contains(u"What stopped the test email is mended"_s),
        qPrintable(window.shownText()));
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"verify.test-email"_s).code, u"verify/test-accepted-inside"_s);
    QVERIFY(!window.shownText().contains(u"What stopped the test email is mended"_s));
}

void TestPagesMap::aMailFromOutsideIsFollowed()
{
    PracticeWindow window({u"prepared"_s});
    setUpAndLookAtEverything(window);
    QVERIFY(window.shownText().contains(u"nobody inside the organisation will see it"_s)); // the bounce
    const QString address = window.shown<QTextEdit>(u"receivingAddress"_s)->toPlainText();
    window.click(u"copy-receivingSubject"_s);
    const QString subject = QGuiApplication::clipboard()->text();
    QVERIFY2(subject.startsWith(u"Test CMW-"_s), qPrintable(subject));
    QVERIFY(!window.shown<QWidget>(u"receivingLook"_s));
    QVERIFY(window.visitor().writeFromOutside(u"customer@example.org"_s, address, subject).ok());
    window.click(u"followMail"_s);
    QVERIFY(window.button(u"stopFollowing"_s));
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"verify.receiving"_s).code, u"verify/receive-taken"_s);
    const QString text = window.shownText();
    for (const auto &words :
        {u", from customer@example.org"_s, u"Forwarded to "_s, u"Taken by mail-us.imiconnect.io"_s})
        QVERIFY2(text.contains(words), qPrintable(words + u" isn't in "_s + text));
    window.click(u"copy-receivingFilter"_s);
    const QString filter = QGuiApplication::clipboard()->text();
    QVERIFY2(
        filter.startsWith(u"Channel = Email\nIdentifier = support@contoso.com\nFrom "_s), qPrintable(filter));
    QVERIFY(!window.shown<QWidget>(u"receivingAsk"_s));
    // Another one is asked for before it is looked for.
    window.click(u"followMail"_s);
    QVERIFY(!window.session().isBusy());
    QVERIFY(window.shown<QTextEdit>(u"receivingSubject"_s)->toPlainText() != subject);
}

void TestPagesMap::theAdminsAccountSendsTheMail()
{
    PracticeWindow window({u"prepared"_s});
    setUpAndLookAtEverything(window);
    QCOMPARE(window.button(u"sendOwnMail"_s)->text(), u"Send it from adele@contoso.com"_s);
    window.button(u"sendOwnMail"_s)->setFocus();
    window.click(u"sendOwnMail"_s);
    QVERIFY(window.button(u"stopFollowing"_s)->hasFocus() && !window.button(u"sendOwnMail"_s));
    QVERIFY(window.waitForWork());
    const Session &session = window.session();
    QCOMPARE(session.finding(u"verify.receiving"_s).code, u"verify/receive-taken-inside"_s);
    QVERIFY(window.shownText().contains(u", from adele@contoso.com"_s));
    QVERIFY(!window.button(u"sendOwnMail"_s)); // answered; another one is asked for first
    window.click(u"followMail"_s);
    QVERIFY(window.button(u"sendOwnMail"_s)->isEnabled());
    // The mailbox doesn't write to itself.
    window.session().edit(&Setup::mailboxAliases, u"Adele@contoso.com"_s);
    window.wizard().showStep(u"1"_s);
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(window.button(u"followMail"_s) && !window.button(u"sendOwnMail"_s));
}

void TestPagesMap::aMailThatMayNotBeForwardedLeadsToItsRepair()
{
    PracticeWindow window({u"forwarding-blocked"_s});
    setUpAndLookAtEverything(window);
    const QString subject = window.shown<QTextEdit>(u"receivingSubject"_s)->toPlainText();
    QVERIFY(
        window.visitor().writeFromOutside(u"customer@example.org"_s, u"support@contoso.com"_s, subject).ok());
    window.click(u"followMail"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"verify.receiving"_s).code, u"reply/forwarding-refused"_s);
    QVERIFY(window.shownText().contains(u"Not forwarded to "_s));
    QCOMPARE(window.button(u"repair-verify.receiving"_s)->text(), u"Repair"_s);
    // Another mail is asked for: the first one has its answer.
    QVERIFY(window.shown<QTextEdit>(u"receivingSubject"_s)->toPlainText() != subject);
    window.click(u"repair-verify.receiving"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"mailbox.outbound-policy"_s).state, State::Done);
    QVERIFY(window.button(u"followMail"_s));
}

void TestPagesMap::nobodyIsAskedForAMailThatCannotCome()
{
    PracticeWindow window({u"forwarding-elsewhere"_s});
    lookAtEverything(window);
    const auto told = u"The mailbox doesn't forward to Webex Connect yet: step 3 first."_s;
    QVERIFY2(window.shownText().contains(told), qPrintable(window.shownText()));
    QVERIFY(!window.shown<QWidget>(u"receivingAsk"_s));
    QCOMPARE(window.button(u"followMail"_s)->text(), u"Follow a mail all the same"_s);
    window.click(u"followMail"_s);
    QVERIFY(!window.session().isBusy());
    QVERIFY(window.shown<QWidget>(u"receivingAsk"_s));
    QVERIFY(!window.shownText().contains(told));
    QSignalSpy looks(&window.session(), &Session::followed);
    window.click(u"followMail"_s);
    QVERIFY(looks.wait(20000));
    QVERIFY(window.shownText().contains(u"Arriving at support@contoso.com"_s));
    window.click(u"stopFollowing"_s);
    QVERIFY(window.waitForWork());
}

void TestPagesMap::followingIsStopped()
{
    PracticeWindow window({u"prepared"_s});
    setUpAndLookAtEverything(window);
    QSignalSpy looks(&window.session(), &Session::followed);
    window.button(u"followMail"_s)->setFocus();
    window.click(u"followMail"_s); // and nobody has written
    QVERIFY(window.button(u"stopFollowing"_s)->hasFocus());
    QVERIFY(looks.wait(20000));
    QVERIFY(window.shownText().contains(u"Arriving at support@contoso.com"_s));
    window.click(u"stopFollowing"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"verify.receiving"_s).code, u"verify/receive-not-tried"_s);
    QVERIFY(window.button(u"followMail"_s)->isEnabled());
    // It has only looked: nothing is to be told, and nothing goes on.
    QVERIFY(!window.shown<QWidget>(u"trouble"_s));
    QVERIFY(!window.shownText().contains(u"Arriving at support@contoso.com"_s));
    window.wizard().showStep(u"1"_s);
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(!window.shownText().contains(u"Arriving at support@contoso.com"_s));

    window.session().edit(&Setup::forwardingAddress, QString());
    window.wizard().showStep(u"1"_s);
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(!window.shown<QWidget>(u"receivingAsk"_s));
    QVERIFY2(window.shownText().contains(u"The Forwarding Address of step 1 is missing"_s),
        qPrintable(window.shownText()));
}

void TestPagesMap::repairLeadsToTheStep()
{
    PracticeWindow window({u"rule-redirects-customers"_s});
    lookAtEverything(window);
    QTest::mouseClick(hop(window, first), Qt::LeftButton);
    window.click(u"repair-mailbox.mail-flow-rules"_s);
    auto *row = window.shown<TaskRow>(u"mailbox.mail-flow-rules"_s);
    QVERIFY(row);
    QVERIFY(!window.shown<MailMap>(u"mailMap"_s));
    QVERIFY(row->isOpen());
    QVERIFY(row->hasFocus());
    QVERIFY(window.waitForWork());
}

void TestPagesMap::aRepairThatNeedsAYesIsDoneAfterIt()
{
    PracticeWindow window({u"prepared"_s}); // it forwards to another address than this set-up's
    lookAtEverything(window);
    const auto line = u"mailbox.forwarding"_s;
    QTest::mouseClick(hop(window, forwards), Qt::LeftButton);
    QCOMPARE(window.button(u"repair-"_s + line)->text(), u"Repair in step 3"_s);
    auto *yes = window.shown<TaskRow>(line)->findChild<QCheckBox *>(u"agree"_s);
    QVERIFY(yes && yes->isVisible());
    QTest::mouseClick(yes, Qt::LeftButton, {}, {8, yes->height() / 2});
    QVERIFY(yes->isChecked());
    QCOMPARE(window.button(u"repair-"_s + line)->text(), u"Repair"_s);
    window.click(u"repair-"_s + line);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(line).state, State::Done);
    QVERIFY(!window.button(u"repair-"_s + line));
}

void TestPagesMap::everythingIsLookedAtWithProgress()
{
    PracticeWindow window({u"prepared"_s, std::chrono::milliseconds(60)});
    window.lookAtAzure();
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(!window.shown<QWidget>(u"checkProgress"_s));
    window.button(u"checkAll"_s)->setFocus();
    QTest::keyClick(window.button(u"checkAll"_s), Qt::Key_Space);
    QVERIFY(window.button(u"stopChecking"_s)->hasFocus());
    auto *bar = window.wizard().findChild<QProgressBar *>();
    QVERIFY(bar->isVisible());
    int lines = 0, most = 0;
    bool isNamed = false;
    for (const Task *task : window.session().plan().tasks())
        lines += task->info().byMail ? 0 : 1;
    QCOMPARE(bar->maximum(), lines);
    QObject watching;
    connect(bar, &QProgressBar::valueChanged, &watching, [&](int value) {
        if (window.session().isBusy())
            most = std::max(most, value);
    });
    connect(&window.session(), &Session::taskStarted, &watching,
        [&] { isNamed = isNamed || window.shownText().contains(u"looked at: "_s); });
    QVERIFY(window.waitForWork());
    QVERIFY(most > 3 && isNamed);
    QVERIFY(window.button(u"checkAll"_s)->hasFocus());
    QVERIFY(!window.shown<QWidget>(u"checkProgress"_s));
    for (const Task *task : window.session().plan().tasks()) {
        if (!task->info().byMail)
            QVERIFY2(window.session().finding(task->id()).code != u"not-looked", qPrintable(task->id()));
    }
}

void TestPagesMap::theLookCanBeStopped()
{
    PracticeWindow window({u"prepared"_s, std::chrono::milliseconds(400)});
    window.lookAtAzure();
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
    window.click(u"checkAll"_s);
    window.click(u"stopChecking"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(!window.shown<QWidget>(u"checkProgress"_s));
    QCOMPARE(window.session().finding(u"mailbox.inbox-rules"_s).state, State::Unknown);
}

void TestPagesMap::whatCouldNotBeReachedIsTriedOnceMore()
{
    PracticeWindow window({u"exchange-page"_s});
    window.lookAtAzure();
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
    QHash<QString, int> looks;
    connect(&window.session(), &Session::taskStarted, this, [&looks](const QString &task) { ++looks[task]; });
    window.click(u"checkAll"_s);
    QVERIFY(window.waitForWork());
    const Finding finding = window.session().finding(u"mailbox.smtp-auth"_s);
    QVERIFY2(finding.code.startsWith(u"exchange/"), qPrintable(finding.code));
    QCOMPARE(looks[u"mailbox.smtp-auth"_s], 2);
    QCOMPARE(looks[u"azure.roles"_s], 1); // it was told the first time
}

QTEST_MAIN(TestPagesMap)
#include "tst_pages_map.moc"
