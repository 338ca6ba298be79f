// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"
#include "session/store.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

const auto billing = u"billing@contoso.com"_s;

/// From the first page to the last one, with support@ connected.
void setUpFirst(PracticeWindow &window)
{
    window.fillFirstStep();
    window.applyBothSteps();
    window.finishForm();
    window.wizard().showStep(u"done"_s);
}

/// Step 1 of one more asset in Webex Connect.
void fillSecond(PracticeWindow &window)
{
    const auto started = window.visitor().startEmailApp(u"Billing"_s, billing);
    QVERIFY(started.ok());
    QCOMPARE(window.input(u"callbackUrl"_s)->text(), started->callbackUrl); // it is known
    QVERIFY(window.input(u"mailbox"_s)->text().isEmpty());
    QVERIFY(window.input(u"forwardingAddress"_s)->text().isEmpty());
    window.type(u"assetName"_s, u"Billing"_s);
    window.type(u"mailbox"_s, billing);
    window.type(u"forwardingAddress"_s, started->forwardingAddress);
}

} // namespace

/// "Add another mailbox": steps 1, 3 and 4 once more, with the app that is there.
class TestPagesAnother final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anotherMailboxNeedsNoOtherApp();
    void theFirstPageOffersItToo();
    void whoTakesTheAppBackIsToldWhoElseUsesIt();
    void whoRenewsTheSecretIsToldWhoElseNeedsIt();
};

void TestPagesAnother::anotherMailboxNeedsNoOtherApp()
{
    PracticeWindow window;
    setUpFirst(window);
    const QString first = window.session().file();
    const QString app = window.session().setup().clientId;
    window.click(u"addAnother"_s);
    fillSecond(window);
    window.click(u"next"_s); // step 2 looks by itself: the admin is still signed in
    QVERIFY(window.waitForWork());
    QVERIFY2(window.shownText().contains(u"This mailbox uses the app of support@contoso.com"),
        qPrintable(window.shownText()));
    QCOMPARE(window.session().stepState(u"2"_s), State::Done);
    QVERIFY(!window.button(u"renewSecret"_s)); // that is the other set-up's
    QVERIFY(!window.button(u"verb"_s));
    window.click(u"next"_s);
    QVERIFY(window.waitForWork());
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().setup().clientId, app);
    QVERIFY(window.session().file() != first);
    QVERIFY(window.session().wasChanged(u"mailbox.forwarding"_s));
    const QList<JournalEntry> changes = window.session().changes();
    QVERIFY(!changes.isEmpty());
    for (const JournalEntry &entry : changes)
        QVERIFY2(entry.change.task.startsWith(u"mailbox."), qPrintable(entry.change.task));
}

void TestPagesAnother::theFirstPageOffersItToo()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"next"_s);
    window.wizard().restart();
    QVERIFY(QTest::qWaitFor([&] { return window.button(u"continue"_s) != nullptr; }));
    QVERIFY(!window.button(u"addAnother"_s)); // it has no app yet
    window.click(u"continue"_s);
    window.wizard().showStep(u"2"_s);
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    window.wizard().restart();
    QVERIFY(QTest::qWaitFor([&] { return window.button(u"addAnother"_s) != nullptr; }));
    window.click(u"addAnother"_s);
    fillSecond(window);
    QCOMPARE(window.session().setup().sharedAppWith, u"support@contoso.com"_s);
}

void TestPagesAnother::whoTakesTheAppBackIsToldWhoElseUsesIt()
{
    PracticeWindow window;
    setUpFirst(window);
    const QString first = window.session().file();
    const auto question = [&window](const QString &button) -> QString {
        window.click(button);
        QMessageBox *box = window.wizard().findChild<QMessageBox *>(u"takeBackQuestion"_s);
        if (!box)
            return {};
        const QString text = box->informativeText();
        box->reject();
        delete box;
        window.wizard().activateWindow();
        return QTest::qWaitForWindowActive(&window.wizard()) ? text : QString();
    };
    QVERIFY(!question(u"takeBackAll"_s).contains(billing));
    window.click(u"addAnother"_s);
    fillSecond(window);
    window.click(u"next"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(window.session().open(first).ok());
    window.wizard().showStep(u"done"_s);
    QVERIFY(question(u"takeBackAll"_s).contains(billing));
    QVERIFY(question(u"takeBack-azure.app-registration"_s).contains(billing));
    QVERIFY(!question(u"takeBack-mailbox.forwarding"_s).contains(billing));
}

void TestPagesAnother::whoRenewsTheSecretIsToldWhoElseNeedsIt()
{
    PracticeWindow window;
    setUpFirst(window);
    const QString first = window.session().file();
    window.click(u"addAnother"_s);
    fillSecond(window);
    window.click(u"next"_s);
    QVERIFY(window.waitForWork());
    const QString second = window.session().file();
    QVERIFY(window.session().open(first).ok());
    window.wizard().showStep(u"1"_s);
    window.wizard().showStep(u"2"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(window.shownText().contains(u"The app also serves billing@contoso.com."));
    window.click(u"renewSecret"_s);
    QVERIFY(window.waitForWork());
    QVERIFY2(window.shownText().contains(u"billing@contoso.com. Their assets in Webex Connect need"),
        qPrintable(window.shownText()));
    const Result<StoredSetup> other = Store::load(second);
    QVERIFY(other.ok());
    QCOMPARE(other->setup.secretKeyId, window.session().setup().secretKeyId);
}

QTEST_MAIN(TestPagesAnother)
#include "tst_pages_another.moc"
