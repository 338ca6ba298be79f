// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

void holdSecretInMemory(PracticeWindow &window)
{
    window.session().keepSecretInMemory();
    window.session().takeSecret(Secret("Abc8Q~0123456789abcdefghijklmnopqrstuvwx"));
}

QMessageBox *question(PracticeWindow &window)
{
    return window.wizard().findChild<QMessageBox *>(u"closeQuestion"_s);
}

} // namespace

/// How the window ends, and how it doesn't.
class TestPagesClosing final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void escapeAtRestIsASlip();
    void escapeAtWorkStopsTheWork();
    void aSecretOfThisRunIsAskedFor_data();
    void aSecretOfThisRunIsAskedFor();
};

void TestPagesClosing::escapeAtRestIsASlip()
{
    PracticeWindow window;
    const QSignalSpy finished(&window.wizard(), &Wizard::finishedForGood);
    QTest::keyClick(&window.wizard(), Qt::Key_Escape);
    QVERIFY(window.wizard().isVisible());
    window.fillFirstStep();
    QTest::keyClick(window.input(u"mailbox"_s), Qt::Key_Escape);
    QVERIFY(window.wizard().isVisible());
    QCOMPARE(finished.size(), 0);
    window.click(u"cancel"_s);
    QVERIFY(!window.wizard().isVisible());
    QCOMPARE(finished.size(), 1);
}

void TestPagesClosing::escapeAtWorkStopsTheWork()
{
    PracticeWindow window({{}, std::chrono::milliseconds(50)});
    window.fillFirstStep();
    window.click(u"next"_s);
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    window.click(u"verb"_s);
    QTRY_VERIFY(!window.session().changes().isEmpty());
    QVERIFY(window.session().isBusy());
    // A second one comes easily, and may come when all has stopped.
    QTest::keyClick(&window.wizard(), Qt::Key_Escape);
    QTest::keyClick(&window.wizard(), Qt::Key_Escape);
    QVERIFY(window.waitForWork());
    QTest::keyClick(&window.wizard(), Qt::Key_Escape);
    QVERIFY(window.wizard().isVisible());
    QVERIFY(window.session().finding(u"azure.admin-consent"_s).state != State::Done);
}

void TestPagesClosing::aSecretOfThisRunIsAskedFor_data()
{
    QTest::addColumn<bool>("byButton");
    QTest::newRow("by Close") << true;
    QTest::newRow("by the desktop") << false;
}

void TestPagesClosing::aSecretOfThisRunIsAskedFor()
{
    QFETCH(bool, byButton);
    PracticeWindow window;
    const auto close = [&window, byButton] {
        if (byButton)
            window.click(u"cancel"_s);
        else
            window.wizard().close();
    };
    const QSignalSpy finished(&window.wizard(), &Wizard::finishedForGood);
    holdSecretInMemory(window);
    close();
    QVERIFY(window.wizard().isVisible());
    QVERIFY(question(window));
    QVERIFY2(question(window)->text().contains(u"client secret"), qPrintable(question(window)->text()));
    QTest::keyClick(question(window), Qt::Key_Escape);
    QTRY_VERIFY(!question(window));
    QVERIFY(window.wizard().isVisible());
    QCOMPARE(finished.size(), 0);

    close();
    auto *yes = question(window)->findChild<QPushButton *>(u"closeNow"_s);
    QVERIFY(yes);
    QTest::mouseClick(yes, Qt::LeftButton);
    QVERIFY(!window.wizard().isVisible());
    QCOMPARE(finished.size(), 1);
}

QTEST_MAIN(TestPagesClosing)
#include "tst_pages_closing.moc"
