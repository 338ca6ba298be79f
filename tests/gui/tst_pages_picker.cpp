// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"
#include "pages/widgets/foundlist.h"
#include "pages/widgets/mailboxpicker.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <future>

using namespace cmw;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int soon = 20000;
const auto field = u"pickedMailbox"_s;

/// Step 3 of a window, with the mailbox's input in the middle of it.
class Picking final {
public:
    enum class As { Nobody, Admin };

    explicit Picking(As who, const practice::Options &options = {}, const QString &language = u"en"_s)
        : window(options, language)
    {
        window.fillFirstStep();
        window.click(u"next"_s);
        if (who == As::Admin) {
            window.click(u"verb"_s);
            if (!window.waitForWork())
                qFatal("nobody could sign in");
        }
        window.wizard().showStep(u"3"_s);
        if (!window.waitForWork())
            qFatal("the work doesn't end");
        picker = window.shown<MailboxPicker>(u"mailboxPicker"_s);
        if (!picker)
            qFatal("no picker is shown");
        picker->search().setPause(1ms);
    }

    QString mailbox() { return window.session().setup().mailbox; }
    QString status() const { return window.shown<QLabel>(u"pickerStatus"_s)->text(); }
    FoundList *list() const { return window.shown<FoundList>(u"foundMailboxes"_s); }
    /// What a screen reader reads of the list's lines.
    QStringList rows() const
    {
        QStringList texts;
        if (const FoundList *shown = list()) {
            for (int row = 0; row < shown->count(); ++row)
                texts.append(shown->item(row)->data(Qt::AccessibleTextRole).toString());
        }
        return texts;
    }
    /// Types, and waits for what is found.
    void find(const QString &text)
    {
        window.type(field, text);
        QVERIFY2(QTest::qWaitFor([this] { return list() != nullptr; }, soon), qPrintable(status()));
    }
    /// Gives a whole address, which needs no search.
    void choose(const QString &address) const
    {
        window.type(field, address);
        press(Qt::Key_Return);
    }
    /// The whole step, so that settings of the mailbox are changed.
    void setUp()
    {
        window.click(u"verb"_s);
        QVERIFY(window.waitForWork());
        QVERIFY(!window.session().changes().isEmpty());
    }
    /// The first line of step 2.
    void makeApp()
    {
        QVERIFY(window.session().startApply({u"azure.app-registration"_s}));
        QVERIFY(window.waitForWork());
        QVERIFY(!window.session().setup().clientId.isEmpty());
    }
    void press(Qt::Key key) const { QTest::keyClick(QApplication::focusWidget(), key); }

    PracticeWindow window;
    MailboxPicker *picker = nullptr;
};

} // namespace

/// The mailbox of step 3, searched in the directory while it is typed.
class TestPagesPicker final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keyboardFindsAndTakes();
    void mouseTakes();
    void aliasInFullIsMeant();
    void leavingTheListGivesUp();
    void lettersGoToTheInput();
    void escGivesUp();
    void earlierAnswersNeverWin();
    void whoCantBeTakenIsExplained();
    void aWholeAddressNeedsNoSearch();
    void halfAnAddressIsNotTaken();
    void koreanNamesAreFound();
    void nobodyIsSaid();
    void exchangeFindsWhereGraphDenies();
    void throttlingIsTold();
    void demandedSignInIsTold();
    void otherTextForgetsWhatWasFound();
    void aChoiceThatWaitsCanBeTakenBack_data();
    void aChoiceThatWaitsCanBeTakenBack();
    void changedSettingsAskForAnotherSetUp();
    void anotherSetUpWaitsForWhatRuns();
    void anotherSetUpSharesOnlyAnAppThatIsThere();
    void whatStandsIsToldOfItsOwnMailbox();
    void stepOneWarnsOfItToo();
    void screenReadersAreTold();
};

void TestPagesPicker::keyboardFindsAndTakes()
{
    Picking at(Picking::As::Admin);
    QCOMPARE(at.window.input(field)->text(), u"support@contoso.com"_s);
    at.find(u"quest"_s);
    QVERIFY(at.window.input(field)->hasFocus()); // nothing takes the keyboard by itself
    QCOMPARE(at.rows(), QStringList{u"Billing Questions, billing@contoso.com"_s});
    at.press(Qt::Key_Down);
    QVERIFY(at.list()->hasFocus());
    at.press(Qt::Key_Up);
    QVERIFY(at.window.input(field)->hasFocus());
    at.press(Qt::Key_Down);
    at.press(Qt::Key_Return);
    QCOMPARE(at.mailbox(), u"billing@contoso.com"_s);
    QVERIFY(!at.list());
    QVERIFY(at.window.waitForWork()); // it was looked at anew
    QCOMPARE(at.window.session().setup().mailboxName, u"Billing Questions"_s);
    QVERIFY(at.window.session().finding(u"mailbox.account"_s).code != u"not-looked");
    at.window.wizard().showStep(u"1"_s);
    QCOMPARE(at.window.input(u"mailbox"_s)->text(), u"billing@contoso.com"_s);
}

void TestPagesPicker::mouseTakes()
{
    Picking at(Picking::As::Admin);
    at.find(u"orders"_s);
    QCOMPARE(at.rows().size(), 1);
    QVERIFY(at.rows().constFirst().contains(u"shared mailbox"_s));
    QTest::mouseClick(
        at.list()->viewport(), Qt::LeftButton, {}, at.list()->visualItemRect(at.list()->item(0)).center());
    QCOMPARE(at.mailbox(), u"orders@contoso.com"_s);
    QVERIFY(at.window.waitForWork());
}

void TestPagesPicker::aliasInFullIsMeant()
{
    Picking at(Picking::As::Admin);
    at.find(u"returns@"_s);
    QVERIFY2(
        at.rows().constFirst().contains(u"also returns@contoso.com"_s), qPrintable(at.rows().join(u'|')));
    at.press(Qt::Key_Return); // the only one
    QCOMPARE(at.mailbox(), u"orders@contoso.com"_s);
    QVERIFY(at.window.waitForWork());
    at.find(u"returns@contoso.com"_s);
    at.press(Qt::Key_Down);
    at.press(Qt::Key_Return);
    QCOMPARE(at.mailbox(), u"returns@contoso.com"_s);
    QVERIFY(at.window.waitForWork());
}

void TestPagesPicker::leavingTheListGivesUp()
{
    Picking at(Picking::As::Admin);
    at.find(u"meg"_s);
    at.press(Qt::Key_Down);
    at.press(Qt::Key_Tab);
    QVERIFY(!at.list());
    QVERIFY(!at.window.input(field)->hasFocus()); // it went on
    QCOMPARE(at.window.input(field)->text(), u"support@contoso.com"_s);
}

void TestPagesPicker::lettersGoToTheInput()
{
    Picking at(Picking::As::Admin);
    at.find(u"me"_s);
    at.press(Qt::Key_Down);
    QTest::keyClick(at.list(), Qt::Key_G);
    QVERIFY(at.window.input(field)->hasFocus());
    QCOMPARE(at.window.input(field)->text(), u"meg"_s);
}

void TestPagesPicker::escGivesUp()
{
    Picking at(Picking::As::Admin);
    at.find(u"meg"_s);
    at.press(Qt::Key_Down);
    at.press(Qt::Key_Escape);
    QVERIFY(at.window.wizard().isVisible());
    QVERIFY(!at.list());
    QVERIFY(at.window.input(field)->hasFocus());
    QCOMPARE(at.window.input(field)->text(), u"support@contoso.com"_s);
    at.find(u"meg"_s);
    at.press(Qt::Key_Escape);
    QVERIFY(at.window.wizard().isVisible());
    QCOMPARE(at.window.input(field)->text(), u"support@contoso.com"_s);
    QCOMPARE(at.mailbox(), u"support@contoso.com"_s);
}

void TestPagesPicker::earlierAnswersNeverWin()
{
    // The server holds the answer to the first search back.
    std::atomic<bool> isWatching = false;
    std::atomic<int> searches = 0;
    std::atomic<bool> answered = false;
    std::promise<void> letGo;
    const auto watch = [&, mayGo = letGo.get_future().share()](
                           const QString &, const QString &path, practice::Moment moment) {
        thread_local bool isFirst = false;
        if (!isWatching || path.contains(u"oauth2"))
            return;
        if (moment == practice::Moment::Asked) {
            isFirst = ++searches == 1;
            if (isFirst)
                mayGo.wait();
        } else if (isFirst) {
            answered = true;
        }
    };
    Picking at(Picking::As::Admin, {{}, {}, watch});
    isWatching = true;
    at.picker->search().setPause(300ms); // one search for a whole word
    QSignalSpy found(&at.picker->search(), &MailboxSearch::found);
    at.window.type(field, u"meg"_s);
    QVERIFY(QTest::qWaitFor([&] { return searches == 1; }, soon));
    at.window.type(field, u"quest"_s);
    QVERIFY(QTest::qWaitFor([&] { return !found.isEmpty(); }, soon));
    const QStringList billing{u"Billing Questions, billing@contoso.com"_s};
    QCOMPARE(at.rows(), billing);
    letGo.set_value();
    QVERIFY(QTest::qWaitFor([&] { return answered.load(); }, soon));
    QCOMPARE(at.rows(), billing);
    // What came late would be here before another one's answer.
    at.window.type(field, u"questions"_s);
    QVERIFY(QTest::qWaitFor([&] { return found.size() > 1; }, soon));
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.last().constFirst().toString(), u"questions"_s);
    QCOMPARE(at.rows(), billing);
}

void TestPagesPicker::whoCantBeTakenIsExplained()
{
    Picking at(Picking::As::Admin);
    for (const auto &[text, why] : {std::pair(u"noor"_s, u"a guest"_s), std::pair(u"joni"_s, u"no mailbox"_s),
             std::pair(u"support-team"_s, u"a group can't"_s)}) {
        at.find(text);
        QVERIFY2(at.rows().constFirst().contains(why), qPrintable(at.rows().join(u'|')));
        at.press(Qt::Key_Down);
        at.press(Qt::Key_Return);
        QVERIFY2(
            at.status().contains(u"can't be taken"_s) && at.status().contains(why), qPrintable(at.status()));
        QCOMPARE(at.mailbox(), u"support@contoso.com"_s);
        at.press(Qt::Key_Escape);
    }
}

void TestPagesPicker::aWholeAddressNeedsNoSearch()
{
    Picking at(Picking::As::Nobody);
    QVERIFY2(at.status().contains(u"signed in"_s), qPrintable(at.status()));
    at.window.type(field, u"billing@contoso.com"_s);
    QVERIFY(!at.list());
    at.press(Qt::Key_Return);
    QCOMPARE(at.mailbox(), u"billing@contoso.com"_s);
    QVERIFY(!at.window.session().isBusy()); // nobody is made to sign in
    QVERIFY(at.window.opened().isEmpty());
    at.window.type(field, u"orders@contoso.com"_s);
    at.press(Qt::Key_Tab);
    QCOMPARE(at.mailbox(), u"orders@contoso.com"_s);
}

void TestPagesPicker::halfAnAddressIsNotTaken()
{
    Picking at(Picking::As::Nobody);
    at.window.type(field, u"billing@con"_s);
    at.press(Qt::Key_Return);
    QCOMPARE(at.mailbox(), u"support@contoso.com"_s);
    at.press(Qt::Key_Tab);
    QCOMPARE(at.mailbox(), u"support@contoso.com"_s);
    QCOMPARE(at.window.input(field)->text(), u"support@contoso.com"_s);
}

void TestPagesPicker::koreanNamesAreFound()
{
    Picking at(Picking::As::Admin, {}, u"ko"_s);
    at.window.input(field)->setFocus();
    at.window.input(field)->setText(u"김"_s); // as an input method does
    QVERIFY(QTest::qWaitFor([&] { return at.list() != nullptr; }, soon));
    QCOMPARE(at.rows().size(), 2);
    QVERIFY(at.rows().constFirst().startsWith(u"김민지"_s));
    QVERIFY2(!at.status().contains(u"found"_s), qPrintable(at.status()));
    at.window.language().set(u"en"_s);
    QVERIFY2(QTest::qWaitFor([&] { return at.status().startsWith(u"2 found"_s); }), qPrintable(at.status()));
}

void TestPagesPicker::nobodyIsSaid()
{
    Picking at(Picking::As::Admin);
    at.find(u"mee"_s);
    at.window.type(field, u"qqqq"_s);
    QVERIFY2(QTest::qWaitFor([&] { return at.status().startsWith(u"Nobody is found"_s); }, soon),
        qPrintable(at.status()));
    QVERIFY(!at.list());
}

void TestPagesPicker::exchangeFindsWhereGraphDenies()
{
    Picking at(Picking::As::Admin, {u"search-denied"_s, {}});
    at.find(u"orders"_s);
    QCOMPARE(at.rows(), QStringList{u"Orders and Returns, orders@contoso.com, shared mailbox"_s});
}

void TestPagesPicker::throttlingIsTold()
{
    Picking at(Picking::As::Admin, {u"search-throttled"_s, {}});
    QStringList told;
    QObject::connect(
        &at.picker->search(), &MailboxSearch::waiting, at.picker, [&] { told.append(at.status()); },
        Qt::QueuedConnection);
    at.find(u"orders"_s);
    QVERIFY2(told.value(0).contains(u"goes on by itself"_s), qPrintable(told.join(u'|')));
    QCOMPARE(at.rows().size(), 1);
}

void TestPagesPicker::demandedSignInIsTold()
{
    Picking at(Picking::As::Admin, {u"search-claims"_s, {}});
    const auto opened = at.window.opened().size();
    at.window.type(field, u"orders"_s);
    QVERIFY(QTest::qWaitFor([&] { return at.status().contains(u"needs a fresh sign-in"_s); }, soon));
    QCOMPARE(at.window.opened().size(), opened);
    QVERIFY(at.window.input(field)->hasFocus());
}

void TestPagesPicker::otherTextForgetsWhatWasFound()
{
    Picking at(Picking::As::Admin);
    at.find(u"meg"_s);
    QCOMPARE(at.rows().size(), 1);
    at.picker->search().setPause(1h); // the next answer is far
    QTest::keyClicks(at.window.input(field), u"an"_s);
    QCOMPARE(at.rows().size(), 1); // more of the same
    at.window.input(field)->selectAll();
    at.window.input(field)->insert(u"quest"_s); // as pasting does
    QVERIFY(!at.list());
    at.press(Qt::Key_Return);
    QCOMPARE(at.mailbox(), u"support@contoso.com"_s);
}

void TestPagesPicker::aChoiceThatWaitsCanBeTakenBack_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("by Esc") << u"esc"_s;
    QTest::newRow("by typing on") << u"type"_s;
    QTest::newRow("not at all") << QString();
}

void TestPagesPicker::aChoiceThatWaitsCanBeTakenBack()
{
    QFETCH(QString, how);
    Picking at(Picking::As::Admin, {{}, 50ms});
    QVERIFY(at.window.session().startCheck({u"mailbox.account"_s}));
    at.choose(u"billing@contoso.com"_s);
    QCOMPARE(at.mailbox(), u"support@contoso.com"_s); // until the work ends
    if (how == u"esc")
        at.press(Qt::Key_Escape);
    else if (how == u"type")
        QTest::keyClicks(at.window.input(field), u"x"_s);
    QVERIFY(at.window.session().isBusy());
    QVERIFY(at.window.waitForWork());
    QCOMPARE(at.mailbox(), how.isEmpty() ? u"billing@contoso.com"_s : u"support@contoso.com"_s);
    QVERIFY(at.window.waitForWork());
}

void TestPagesPicker::changedSettingsAskForAnotherSetUp()
{
    Picking at(Picking::As::Admin);
    at.makeApp();
    at.setUp();
    at.find(u"quest"_s);
    at.press(Qt::Key_Return);
    QCOMPARE(at.mailbox(), u"support@contoso.com"_s);
    QVERIFY2(at.window.shownText().contains(u"Settings of support@contoso.com were changed"_s),
        qPrintable(at.window.shownText()));
    QCOMPARE(at.window.input(field)->text(), u"support@contoso.com"_s);
    const QString clientId = at.window.session().setup().clientId;
    const QString file = at.window.session().file();
    at.window.click(u"setUpToo"_s);
    QCOMPARE(at.mailbox(), u"billing@contoso.com"_s);
    QCOMPARE(at.window.input(u"mailbox"_s)->text(), u"billing@contoso.com"_s); // of step 1
    QVERIFY(at.window.session().file() != file);
    QVERIFY(!clientId.isEmpty());
    QCOMPARE(at.window.session().setup().clientId, clientId);
    QCOMPARE(at.window.session().setup().sharedAppWith, u"support@contoso.com"_s);
}

void TestPagesPicker::anotherSetUpWaitsForWhatRuns()
{
    Picking at(Picking::As::Admin);
    at.setUp();
    at.choose(u"billing@contoso.com"_s);
    QVERIFY(at.window.button(u"setUpToo"_s)->isEnabled());
    Session &session = at.window.session();
    const QString file = session.file();
    QVERIFY(session.startCheck({u"mailbox.account"_s}));
    QVERIFY(!at.window.button(u"setUpToo"_s)->isEnabled());
    session.beginAnother(); // from wherever it may come
    QVERIFY(session.isBusy());
    QCOMPARE(session.file(), file);
    session.begin();
    QCOMPARE(session.file(), file);
    const Result<void> opened = session.open(file);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"setup/busy"_s);
    QVERIFY(at.window.waitForWork());
    at.window.click(u"setUpToo"_s);
    QVERIFY(session.file() != file);
    QCOMPARE(at.mailbox(), u"billing@contoso.com"_s);
}

void TestPagesPicker::anotherSetUpSharesOnlyAnAppThatIsThere()
{
    Picking at(Picking::As::Admin);
    at.setUp();
    QVERIFY(at.window.session().setup().clientId.isEmpty());
    at.choose(u"billing@contoso.com"_s);
    at.window.click(u"setUpToo"_s);
    QCOMPARE(at.mailbox(), u"billing@contoso.com"_s);
    QCOMPARE(at.window.session().setup().sharedAppWith, QString());
    at.makeApp();
}

void TestPagesPicker::whatStandsIsToldOfItsOwnMailbox()
{
    Picking at(Picking::As::Admin);
    at.setUp();
    // Step 1 warns, and lets the person.
    at.window.wizard().showStep(u"1"_s);
    at.window.type(u"mailbox"_s, u"orders@contoso.com"_s);
    at.window.wizard().showStep(u"3"_s);
    QVERIFY(at.window.waitForWork());
    QVERIFY2(!at.window.shownText().contains(u"A part of this was changed before"_s),
        qPrintable(at.window.shownText()));
    at.choose(u"billing@contoso.com"_s);
    QVERIFY2(at.window.shownText().contains(u"Settings of support@contoso.com were changed"_s),
        qPrintable(at.window.shownText()));
    QVERIFY(at.window.shownText().contains(u"To leave support@contoso.com instead"_s));
    at.choose(u"support@contoso.com"_s); // nothing of orders@ is changed
    QCOMPARE(at.mailbox(), u"support@contoso.com"_s);
    QVERIFY(!at.window.button(u"setUpToo"_s));
    QVERIFY(at.window.waitForWork());
}

void TestPagesPicker::stepOneWarnsOfItToo()
{
    Picking at(Picking::As::Admin);
    at.window.wizard().showStep(u"1"_s);
    at.window.type(u"mailbox"_s, u"billing@contoso.com"_s);
    at.press(Qt::Key_Tab);
    QVERIFY(!at.window.shownText().contains(u"were changed by this set-up"_s));
    at.window.type(u"mailbox"_s, u"support@contoso.com"_s);
    at.window.wizard().showStep(u"3"_s);
    QVERIFY(at.window.waitForWork());
    at.window.click(u"verb"_s);
    QVERIFY(at.window.waitForWork());
    at.window.wizard().showStep(u"1"_s);
    QVERIFY(!at.window.shownText().contains(u"were changed by this set-up"_s));
    at.window.type(u"mailbox"_s, u"billing@contoso.com"_s);
    at.press(Qt::Key_Tab);
    QVERIFY2(at.window.shownText().contains(u"Settings of support@contoso.com were changed by this set-up"_s),
        qPrintable(at.window.shownText()));
}

void TestPagesPicker::screenReadersAreTold()
{
    Picking at(Picking::As::Admin);
    QLineEdit *input = at.window.input(field);
    QCOMPARE(input->accessibleName(), u"Mailbox"_s);
    at.find(u"quest"_s);
    QVERIFY2(
        input->accessibleDescription().startsWith(u"1 found"_s), qPrintable(input->accessibleDescription()));
    QCOMPARE(at.list()->accessibleName(), u"Mailboxes found"_s);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(at.list());
    QVERIFY(spoken && spoken->childCount() > 0);
    QCOMPARE(spoken->child(0)->text(QAccessible::Name), u"Billing Questions, billing@contoso.com"_s);
    at.window.type(field, u"qqqq"_s);
    QVERIFY(QTest::qWaitFor([&] { return input->accessibleDescription().startsWith(u"Nobody"); }, soon));
}

QTEST_MAIN(TestPagesPicker)
#include "tst_pages_picker.moc"
