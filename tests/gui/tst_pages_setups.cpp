// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/catalogue.h"
#include "gui/practicewindow.h"
#include "session/store.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

const auto secretText = u"Abc8Q~0123456789abcdefghijklmnopqrstuvwx"_s;
const auto otherAddress = u"a41a0ba3566ed2091155f13e48e6d4f8@mail-us.imiconnect.io"_s;

/// A stored set-up of the window's own organisation.
QString stored(PracticeWindow &window, const QString &name, const QString &loginId = {})
{
    Setup setup;
    setup.cloud = window.session().endpoints().cloud;
    setup.name = name;
    setup.assetName = name;
    setup.mailbox = u"support@contoso.com"_s;
    setup.loginId = loginId;
    setup.forwardingAddress = u"0123456789abcdef0123456789abcdef@mail-us.imiconnect.io"_s;
    setup.callbackUrl = u"https://contoso.us.webexconnect.io/callback"_s;
    setup.secretExpires = QDateTime({2027, 11, 24}, {12, 0}, Qt::UTC);
    QString file = window.folder() + u'/' + name + u".json"_s;
    return Store::save(file, {setup, {}, {}}) ? file : QString();
}

/// As from the list of the first page.
void openAt(PracticeWindow &window, const QString &file, const QString &step)
{
    window.wizard().restart();
    QVERIFY(window.session().open(file).ok());
    window.wizard().showStep(step);
}

bool isShown(PracticeWindow &window, const QString &name)
{
    const QList<QWidget *> widgets = window.wizard().findChildren<QWidget *>(name);
    return std::any_of(
        widgets.begin(), widgets.end(), [](const QWidget *widget) { return widget->isVisible(); });
}

} // namespace

/// What stays and what goes when a page is left, and when another set-up comes into the same window.
class TestPagesSetups final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSheetIsOfItsSetup();
    void theSecretIsHiddenWhenThePageIsLeft();
    void theSecretLeavesTheClipboardWithTheProgram();
    void valuesByHandWaitForWhatRuns();
    void aRefusedSavedAddressIsToldAtItsPlace_data();
    void aRefusedSavedAddressIsToldAtItsPlace();
    void theSummaryMasksAddresses();
    void theReminderIsSaved();
    void theReportIsSavedFromAnyPage();
};

void TestPagesSetups::theSheetIsOfItsSetup()
{
    PracticeWindow window;
    const QString plain = stored(window, u"Plain"_s);
    const QString withLogin = stored(window, u"Login"_s, u"sender@contoso.com"_s);
    openAt(window, plain, u"4"_s);
    QVERIFY(isShown(window, u"copyRow-17"_s) && !isShown(window, u"copyRow-18"_s));
    window.click(u"copyNext"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Plain"_s);
    QCOMPARE(window.button(u"copy-1"_s)->text(), u"Copied"_s);
    // What was pasted is another value now.
    window.session().edit(&Setup::assetName, u"Renamed"_s);
    QCOMPARE(window.button(u"copy-1"_s)->text(), u"Copy"_s);
    window.session().edit(&Setup::assetName, u"Plain"_s);

    openAt(window, withLogin, u"4"_s);
    QCOMPARE(window.button(u"copy-1"_s)->text(), u"Copy"_s);
    QVERIFY(isShown(window, u"copyRow-18"_s));
    window.click(u"copy-18"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"sender@contoso.com"_s);

    openAt(window, plain, u"4"_s);
    QVERIFY(isShown(window, u"copyRow-17"_s) && !isShown(window, u"copyRow-18"_s));
    window.wizard().restart();
}

void TestPagesSetups::theSecretIsHiddenWhenThePageIsLeft()
{
    PracticeWindow window;
    openAt(window, stored(window, u"Plain"_s), u"2"_s);
    window.session().takeSecret(Secret(secretText.toUtf8()));
    window.click(u"revealSecret"_s);
    QVERIFY(window.shownText().contains(secretText));
    window.wizard().showStep(u"3"_s);
    window.wizard().showStep(u"2"_s);
    QCOMPARE(window.button(u"revealSecret"_s)->text(), u"Show"_s);
    QVERIFY(!window.shownText().contains(secretText));
}

void TestPagesSetups::theSecretLeavesTheClipboardWithTheProgram()
{
    PracticeWindow window;
    openAt(window, stored(window, u"Plain"_s), u"2"_s);
    window.session().takeSecret(Secret(secretText.toUtf8()));
    window.click(u"copySecret"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), secretText);
    const auto endProgram = [] {
        QTimer::singleShot(0, qApp, [] { QCoreApplication::exit(); });
        QCoreApplication::exec();
    };
    endProgram();
    QVERIFY(QGuiApplication::clipboard()->text() != secretText);
    // What somebody else has put there stays.
    window.click(u"copySecret"_s);
    QGuiApplication::clipboard()->setText(u"hello"_s);
    endProgram();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"hello"_s);
}

void TestPagesSetups::valuesByHandWaitForWhatRuns()
{
    PracticeWindow window;
    openAt(window, stored(window, u"Plain"_s), u"2"_s);
    window.click(u"byHand"_s);
    window.type(u"clientId"_s, u"56ba9bac-67be-4bd2-b551-47258e7ead62"_s);
    window.type(u"tenantId"_s, u"0f47778c-61c2-4b0a-8e94-3f0512345678"_s);
    QVERIFY(window.button(u"takeByHand"_s)->isEnabled());
    window.setVisited(false);
    window.click(u"verb"_s);
    QTRY_VERIFY(window.button(u"cancelSignIn"_s));
    QVERIFY(!window.button(u"takeByHand"_s)->isEnabled());
    window.click(u"cancelSignIn"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(window.button(u"takeByHand"_s)->isEnabled());
}

void TestPagesSetups::aRefusedSavedAddressIsToldAtItsPlace_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<bool>("isVisited");
    QTest::newRow("by Exchange") << u"no-role"_s << true;
    QTest::newRow("no sign-in") << QString() << false;
}

void TestPagesSetups::aRefusedSavedAddressIsToldAtItsPlace()
{
    QFETCH(QString, scenario);
    QFETCH(bool, isVisited);
    PracticeWindow window({scenario, {}});
    openAt(window, stored(window, u"Plain"_s), u"4"_s);
    window.type(u"savedAddress"_s, otherAddress);
    QTRY_VERIFY(window.button(u"useSavedAddress"_s));
    QVERIFY(!isShown(window, u"savedAddressRefused"_s));
    window.setVisited(isVisited);
    window.click(u"useSavedAddress"_s);
    if (!isVisited) {
        QTRY_VERIFY(!window.opened().isEmpty());
        window.session().cancel();
    }
    QVERIFY(window.waitForWork());
    QVERIFY(isShown(window, u"savedAddressRefused"_s));
    const Finding finding = window.session().finding(u"mailbox.forwarding"_s);
    const QString why = Catalogue::builtIn()
                            .words(isVisited ? finding : Finding(State::Unknown, u"cancelled"_s), u"en"_s)
                            .summary;
    QVERIFY2(window.shownText().contains(why), qPrintable(window.shownText()));
    QVERIFY2(window.button(u"useSavedAddress"_s), "there is no way to try again");

    openAt(window, stored(window, u"Other"_s), u"4"_s);
    QVERIFY(!isShown(window, u"savedAddressRefused"_s));
}

void TestPagesSetups::theSummaryMasksAddresses()
{
    PracticeWindow window;
    openAt(window, stored(window, u"Plain"_s), u"done"_s);
    window.click(u"copySummary"_s);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.contains(u"s•••@contoso.com"), qPrintable(text));
    QVERIFY2(!text.contains(u"support@contoso.com"), qPrintable(text));
    QVERIFY(window.shownText().contains(u"Copied, with addresses masked."));
}

void TestPagesSetups::theReportIsSavedFromAnyPage()
{
    PracticeWindow window;
    QVERIFY(!window.button(u"report"_s)->isEnabled()); // there is nothing to tell yet
    openAt(window, stored(window, u"Plain"_s), u"2"_s);
    window.click(u"report"_s);
    QVERIFY(window.shown<QDialog>(u"report"_s));
    const auto save = [&window](const QString &path) {
        window.click(u"saveReportNow"_s);
        Q_EMIT window.wizard().findChild<QFileDialog *>(u"saveReportTo"_s)->fileSelected(path);
        delete window.wizard().findChild<QFileDialog *>(u"saveReportTo"_s);
    };
    save(u"/nowhere/report.html"_s);
    QVERIFY(isShown(window, u"reportTrouble"_s));
    QVERIFY(!window.button(u"openReport"_s));

    const QString page = window.folder() + u"/report.html"_s;
    save(page);
    QVERIFY(!isShown(window, u"reportTrouble"_s));
    QFile file(page);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("s\u2022\u2022\u2022@contoso.com") && !text.contains("support@contoso.com"));
    window.setVisited(false); // nobody has to read it
    auto *open = window.button(u"openReport"_s);
    QCOMPARE(window.shown<QDialog>(u"report"_s)->focusWidget(), open);
    QTest::keyClick(open, Qt::Key_Return); // opens it, and saves nothing again
    QVERIFY(!window.wizard().findChild<QFileDialog *>(u"saveReportTo"_s));
    QCOMPARE(window.opened().constLast(), QUrl::fromLocalFile(page));
    window.click(u"openReportFolder"_s);
    QCOMPARE(window.opened().constLast(), QUrl::fromLocalFile(window.folder()));
    window.click(u"closeReport"_s);
    QTRY_VERIFY(!window.shown<QDialog>(u"report"_s));

    openAt(window, stored(window, u"Plain"_s), u"done"_s);
    window.click(u"saveReport"_s);
    window.shown<QAbstractButton>(u"reportAs-json"_s)->click();
    window.shown<QAbstractButton>(u"readableAddresses"_s)->click();
    const QString json = window.folder() + u"/report.json"_s;
    save(json);
    QFile other(json);
    QVERIFY(other.open(QIODevice::ReadOnly));
    QVERIFY(other.readAll().contains("support@contoso.com"));
}

void TestPagesSetups::theReminderIsSaved()
{
    PracticeWindow window;
    openAt(window, stored(window, u"Plain"_s), u"done"_s);
    window.click(u"saveReminder"_s);
    auto *dialog = window.wizard().findChild<QFileDialog *>(u"saveReminderTo"_s);
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(u"/nowhere/reminder.ics"_s);
    QVERIFY(isShown(window, u"trouble"_s));
    QVERIFY2(window.shownText().contains(u"/nowhere/reminder.ics"), qPrintable(window.shownText()));

    const QString path = window.folder() + u"/reminder.ics"_s;
    dialog->selectFile(path);
    static_cast<QDialog *>(dialog)->accept();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("DTSTART;VALUE=DATE:20271110\r\n"));
    QVERIFY(!isShown(window, u"trouble"_s));

    // Without a date there is nothing to remind of.
    window.session().takeSecret(Secret(secretText.toUtf8()));
    QVERIFY(!window.button(u"saveReminder"_s));
    QVERIFY(window.shownText().contains(u"A note in your calendar"));
}

QTEST_MAIN(TestPagesSetups)
#include "tst_pages_setups.moc"
