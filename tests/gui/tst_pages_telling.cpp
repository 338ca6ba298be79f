// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"
#include "session/store.h"

#include <QAccessible>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTextEdit>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

QString accessibleText(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) + interface->text(QAccessible::Value) : QString();
}

} // namespace

/// Whether what the window tells is so, and can be used elsewhere.
class TestPagesTelling final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void codesAreCopiedAsTheyAre();
    void aPartlyMadeStepIsNotCalledUnchanged();
    void aRefusedStepIsNotCalledAPlan();
    void theMailboxAloneIsNotTheWholeConnection();
    void aMissingRoleIsNamed_data();
    void aMissingRoleIsNamed();
    void rolesHaveKoreanNames();
    void aStepIsNamedByWhatIsKnownOfIt();
    void aStoredSetupIsNamedOnce();
    void theFormsButtonComesBeforeItsFields();
    void anAddressThatDoesNotOpenIsShown();
    void theTestSaysWhatItChangesForAMoment();
    void theSetupFileIsShown();
};

void TestPagesTelling::codesAreCopiedAsTheyAre()
{
    PracticeWindow window({u"no-role"_s, {}});
    window.lookAtAzure();
    window.click(u"verb"_s); // is refused
    QVERIFY(window.waitForWork());
    QTest::keyClick(window.shown<QWidget>(u"azure.app-registration"_s), Qt::Key_Space);
    auto *evidence = window.shown<QTextEdit>(u"evidence"_s);
    QVERIFY(evidence);
    const QString original = window.session().finding(u"azure.app-registration"_s).evidence;
    QVERIFY(!original.isEmpty());
    evidence->selectAll();
    evidence->copy();
    QVERIFY2(QGuiApplication::clipboard()->text().startsWith(original),
        qPrintable(QGuiApplication::clipboard()->text()));
    QVERIFY(accessibleText(evidence).contains(original));
    QTRY_VERIFY2(evidence->document()->size().width() <= evidence->width(), "a long word makes it wider");
    QTRY_VERIFY2(evidence->document()->size().height() <= evidence->height(), "its end is cut off");

    window.wizard().showStep(u"4"_s);
    const QString address = window.session().setup().forwardingAddress;
    bool isThere = false;
    const QList<QTextEdit *> values = window.wizard().findChildren<QTextEdit *>(u"value"_s);
    for (QTextEdit *value : values)
        isThere = isThere || accessibleText(value).contains(address);
    QVERIFY(isThere);
}

void TestPagesTelling::aPartlyMadeStepIsNotCalledUnchanged()
{
    PracticeWindow window({{}, std::chrono::milliseconds(50)});
    window.lookAtAzure();
    QVERIFY(window.shownText().contains(u"Nothing has been changed yet."));
    window.click(u"verb"_s);
    QTRY_VERIFY(window.session().finding(u"azure.app-registration"_s).state == State::Done);
    window.session().cancel();
    QVERIFY(window.waitForWork());
    QVERIFY(!window.shownText().contains(u"Nothing has been changed yet."));

    window.wizard().restart();
    QTRY_VERIFY(window.button(u"continue"_s));
    window.click(u"continue"_s);
    if (window.button(u"verb"_s) && !window.session().isBusy() && !window.session().admin().person())
        window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QVERIFY2(!window.shownText().contains(u"Nothing has been changed yet."), qPrintable(window.shownText()));
    QVERIFY2(window.shownText().contains(u"was changed before and stands"), qPrintable(window.shownText()));
}

void TestPagesTelling::aRefusedStepIsNotCalledAPlan()
{
    PracticeWindow window({u"no-role"_s, {}});
    window.lookAtAzure();
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(window.session().changes().isEmpty());
    QVERIFY2(!window.shownText().contains(u"This is what will be"), qPrintable(window.shownText()));
}

void TestPagesTelling::theMailboxAloneIsNotTheWholeConnection()
{
    PracticeWindow window;
    window.lookAtAzure();
    window.wizard().showStep(u"3"_s);
    QVERIFY(window.waitForWork());
    if (window.button(u"verb"_s)) {
        window.click(u"verb"_s);
        QVERIFY(window.waitForWork());
    }
    QVERIFY2(!window.shownText().contains(u"can send and receive"), qPrintable(window.shownText()));
    QVERIFY2(window.shownText().contains(u"support@contoso.com is ready."), qPrintable(window.shownText()));
    QVERIFY(window.shownText().contains(u"step 2"));
}

void TestPagesTelling::aMissingRoleIsNamed_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<bool>("isMissing");
    QTest::newRow("no role") << u"no-role"_s << true;
    QTest::newRow("a role that is enough") << QString() << false;
}

void TestPagesTelling::aMissingRoleIsNamed()
{
    QFETCH(QString, scenario);
    QFETCH(bool, isMissing);
    PracticeWindow window({scenario, {}});
    window.lookAtAzure();
    const QString text = window.shownText();
    QVERIFY2(text.contains(u"no directory role") == isMissing, qPrintable(text));
    QVERIFY2(text.contains(u"Needed: Application Administrator") == isMissing, qPrintable(text));
    // A role may be held in a way that Microsoft doesn't list.
    QVERIFY(window.button(u"verb"_s)->isEnabled());
}

void TestPagesTelling::rolesHaveKoreanNames()
{
    PracticeWindow window({u"no-role"_s, {}}, u"ko"_s);
    window.lookAtAzure();
    const auto name = u"애플리케이션 관리자(Application Administrator)"_s;
    QCOMPARE(window.shownText().count(name), 1);
    QTest::keyClick(window.shown<QWidget>(u"azure.app-registration"_s), Qt::Key_Space);
    QVERIFY2(window.shownText().count(name) > 1, qPrintable(window.shownText()));
}

void TestPagesTelling::aStepIsNamedByWhatIsKnownOfIt()
{
    PracticeWindow window;
    auto *step = window.wizard().findChild<QWidget *>(u"rail-2"_s);
    QVERIFY2(step->accessibleName().endsWith(u"Not looked at yet"), qPrintable(step->accessibleName()));
    window.lookAtAzure();
    QVERIFY2(!step->accessibleName().contains(u"Not looked at yet"), qPrintable(step->accessibleName()));
}

void TestPagesTelling::aStoredSetupIsNamedOnce()
{
    for (const QString &language : Language::known()) {
        PracticeWindow window({}, language);
        window.fillFirstStep();
        window.click(u"next"_s);
        window.wizard().restart();
        QTRY_VERIFY(window.button(u"continue"_s));
        const QString name = window.button(u"continue"_s)->accessibleName();
        QCOMPARE(name.count(window.button(u"continue"_s)->text()), 1);
        QVERIFY2(name.contains(u"support@contoso.com"), qPrintable(name));
    }
}

void TestPagesTelling::theFormsButtonComesBeforeItsFields()
{
    PracticeWindow window;
    window.click(u"next"_s);
    // The first Tab of all leads to what stands first.
    auto *page = window.wizard().currentPage();
    const auto isReached = [page](const QWidget *widget) {
        return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
            && page->isAncestorOf(widget);
    };
    QStringList names;
    for (QWidget *widget = page->nextInFocusChain(); widget != page; widget = widget->nextInFocusChain()) {
        if (isReached(widget))
            names.append(widget->objectName());
    }
    const qsizetype button = names.indexOf(u"openConnect"_s);
    QVERIFY(button >= 0);
    QVERIFY2(button < names.indexOf(u"assetName"_s), qPrintable(names.join(u' ')));
    QVERIFY2(window.button(u"openConnect"_s)->hasFocus(), "the keyboard starts behind what comes first");
}

void TestPagesTelling::anAddressThatDoesNotOpenIsShown()
{
    PracticeWindow window;
    window.setBrowserOpens(false);
    window.click(u"next"_s);
    const QString address = window.session().endpoints().webexConnect.toString(QUrl::FullyEncoded);
    QVERIFY(!window.shownText().contains(address));
    window.click(u"openConnect"_s);
    QVERIFY2(window.shownText().contains(address), qPrintable(window.shownText()));
    window.click(u"copyUnopened"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), address);
    window.setBrowserOpens(true);
    window.click(u"openConnect"_s);
    QVERIFY(!window.button(u"copyUnopened"_s));
    // A line's link, too; and the note doesn't stay for the next visit.
    window.setBrowserOpens(false);
    window.click(u"openConnect"_s);
    window.click(u"back"_s);
    window.click(u"next"_s);
    QVERIFY(!window.button(u"copyUnopened"_s));
}

void TestPagesTelling::theTestSaysWhatItChangesForAMoment()
{
    for (const QString &language : Language::known()) {
        PracticeWindow window({}, language);
        window.fillFirstStep();
        window.click(u"next"_s);
        window.wizard().showStep(u"verify"_s);
        QVERIFY(window.waitForWork());
        auto *note = window.shown<QLabel>(u"passingChange"_s);
        QVERIFY(note);
        QVERIFY2(note->text().contains(u"http://localhost:"), qPrintable(note->text()));
        const qsizetype before = window.shownText().count(u"http://localhost:"_s);
        QTest::keyClick(window.shown<QWidget>(u"verify.test-email"_s), Qt::Key_Space);
        QVERIFY2(window.shownText().count(u"http://localhost:"_s) > before, qPrintable(window.shownText()));
    }
}

void TestPagesTelling::theSetupFileIsShown()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"next"_s);
    window.wizard().showStep(u"done"_s);
    auto *file = window.shown<QTextEdit>(u"setupFile"_s);
    QVERIFY(file);
    QCOMPARE(file->toPlainText(), QDir::toNativeSeparators(window.session().file()));
    QVERIFY(QFile::exists(window.session().file()));
}

QTEST_MAIN(TestPagesTelling)
#include "tst_pages_telling.moc"
