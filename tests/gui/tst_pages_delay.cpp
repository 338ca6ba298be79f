// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"

#include <QPushButton>
#include <QTest>
#include <QTimer>

using namespace cmw;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString &smtpAuth()
{
    static const QString id = u"mailbox.smtp-auth"_s;
    return id;
}

/// From the first page to step 3, with its plan made.
void setUpMailbox(PracticeWindow &window)
{
    window.lookAtAzure();
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    window.click(u"next"_s);
    QVERIFY(window.waitForWork());
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(smtpAuth()).state, State::Done);
}

QTimer *timer(PracticeWindow &window)
{
    return window.wizard().findChild<QTimer *>(u"lookAgain"_s);
}

/// As the page shows a time.
QString clockTime(const QDateTime &at)
{
    const QDateTime local = at.toLocalTime();
    return QLocale().toString(local.time(), QLocale::ShortFormat) + u' ' + local.timeZoneAbbreviation();
}

} // namespace

/// Step 3 while Microsoft has still to put a change into force.
class TestPagesDelay final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSaidBeforeAChange();
    void itIsSaidUntilWhen_data();
    void itIsSaidUntilWhen();
    void itEndsWhenTheTimeIsOver();
    void itEndsWhenTheChangeIsTakenBack();
    void itLooksAgainByItself();
    void itLooksAtNothingElsewhere();
    void itNeverSignsIn();
    void itLooksAtNothingAfterASignOut();
    void aRefusedTestEmailIsExplained();
};

void TestPagesDelay::nothingIsSaidBeforeAChange()
{
    PracticeWindow window;
    window.lookAtAzure();
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    window.click(u"next"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(smtpAuth()).state, State::ToDo);
    QVERIFY(!window.shown<QWidget>(u"delay"_s));
    QVERIFY(!timer(window)->isActive());
}

void TestPagesDelay::itIsSaidUntilWhen_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("line");
    QTest::newRow("English") << u"en"_s << u"may take until %1 to work"_s;
    QTest::newRow("Korean") << u"ko"_s << u"%1까지 적용되지 않을 수 있음"_s;
}

void TestPagesDelay::itIsSaidUntilWhen()
{
    QFETCH(const QString, language);
    QFETCH(const QString, line);
    PracticeWindow window({}, language);
    setUpMailbox(window);
    const auto settling = window.session().settling(smtpAuth());
    QVERIFY(settling && settling->since.addSecs(3600) == settling->until);
    QVERIFY(window.shown<QWidget>(u"delay"_s));
    const QString text = window.shownText();
    QVERIFY2(text.contains(line.arg(clockTime(settling->until))), qPrintable(text));
    // The banner says it for all lines: three times with the policy's line.
    QVERIFY2(text.count(clockTime(settling->until)) >= 2, qPrintable(text));
}

void TestPagesDelay::itEndsWhenTheTimeIsOver()
{
    PracticeWindow window;
    setUpMailbox(window);
    QVERIFY(timer(window)->isActive());
    window.passTime(61min);
    timer(window)->start(0); // its next look
    QTRY_VERIFY(!window.shown<QWidget>(u"delay"_s));
    QVERIFY(window.waitForWork());
    QVERIFY(!window.shownText().contains(u"may take until"));
    QVERIFY(!timer(window)->isActive());
}

void TestPagesDelay::itEndsWhenTheChangeIsTakenBack()
{
    PracticeWindow window;
    setUpMailbox(window);
    QVERIFY(window.session().startUndo({smtpAuth(), u"mailbox.outbound-policy"_s}));
    QVERIFY(window.waitForWork());
    QVERIFY(!window.shown<QWidget>(u"delay"_s));
    QVERIFY(!timer(window)->isActive());
}

void TestPagesDelay::itLooksAgainByItself()
{
    PracticeWindow window;
    setUpMailbox(window);
    QVERIFY(timer(window)->isActive());
    QVERIFY(timer(window)->remainingTimeAsDuration() > 4min);
    QStringList looked;
    connect(&window.session(), &Session::foundTask, &window.wizard(),
        [&looked](const QString &task) { looked.append(task); });
    timer(window)->start(0);
    QTRY_VERIFY(looked.contains(smtpAuth()));
    QVERIFY(window.waitForWork());
    QVERIFY(!looked.contains(u"azure.app-registration"_s) && !looked.contains(u"mailbox.account"_s));
    QVERIFY(timer(window)->isActive()); // for the next one
    QVERIFY(timer(window)->remainingTimeAsDuration() > 4min);
}

void TestPagesDelay::itLooksAtNothingElsewhere()
{
    PracticeWindow window;
    setUpMailbox(window);
    window.click(u"back"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(!timer(window)->isActive());
    window.click(u"next"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(timer(window)->isActive());
}

void TestPagesDelay::itNeverSignsIn()
{
    PracticeWindow window({u"claims-challenge-mailbox"_s, {}});
    window.fillFirstStep();
    QVERIFY(window.session().startCheck({smtpAuth()}));
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(smtpAuth()).state, State::Done);
    const auto opened = window.opened().size();
    const auto account = u"mailbox.account"_s;
    QVERIFY(window.session().startQuietCheck({account}));
    QVERIFY(window.waitForWork());
    QCOMPARE(window.opened().size(), opened);
    QCOMPARE(window.session().finding(account).code, u"not-looked"_s); // as it stood
    // A look that the person wants does ask.
    QVERIFY(window.session().startCheck({account}));
    QVERIFY(window.waitForWork());
    QVERIFY(window.opened().size() > opened);
    QCOMPARE(window.session().finding(account).state, State::Done);
}

void TestPagesDelay::itLooksAtNothingAfterASignOut()
{
    PracticeWindow window;
    setUpMailbox(window);
    const auto opened = window.opened().size();
    window.session().admin().signOut();
    std::optional<Error> ended;
    connect(&window.session(), &Session::workFinished, &window.wizard(),
        [&ended](const std::optional<Error> &error) { ended = error; });
    timer(window)->start(0);
    QTRY_VERIFY(timer(window)->remainingTimeAsDuration() > 4min);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.opened().size(), opened);
    QVERIFY(!ended);
    QCOMPARE(window.session().finding(smtpAuth()).state, State::Done);
}

void TestPagesDelay::aRefusedTestEmailIsExplained()
{
    practice::Options options;
    options.scenario = u"slow-smtp-auth"_s;
    PracticeWindow window(options);
    setUpMailbox(window);
    const auto send = [&window] {
        QVERIFY(window.session().startTestEmail(u"alex@contoso.com"_s));
        QVERIFY(window.waitForWork());
    };
    const auto test = u"verify.test-email"_s;
    send();
    QCOMPARE(window.session().finding(test).code, u"smtp/auth-not-yet"_s);
    QCOMPARE(window.session().finding(test).state, State::ToDo);
    QVERIFY(window.session().finding(test).evidence.contains(u"5.7.139"_s));
    // An hour later the same refusal is a fault.
    window.passTime(61min);
    send();
    QCOMPARE(window.session().finding(test).code, u"smtp/auth-disabled-tenant"_s);
    send(); // by now every server knows
    QCOMPARE(window.session().finding(test).code, u"verify/test-accepted-inside"_s);
}

QTEST_MAIN(TestPagesDelay)

#include "tst_pages_delay.moc"
