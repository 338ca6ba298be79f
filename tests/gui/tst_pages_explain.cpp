// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"

#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

QString meaning(const PracticeWindow &window)
{
    const auto *shown = window.shown<QTextBrowser>(u"meaning"_s);
    return shown ? shown->toPlainText() : QString();
}

/// False where nothing is said to it.
bool paste(const PracticeWindow &window, const QString &text)
{
    const QString before = meaning(window);
    window.shown<QPlainTextEdit>(u"pasted"_s)->setPlainText(text);
    return QTest::qWaitFor([&] { return meaning(window) != before; });
}

} // namespace

/// The window that explains an error, opened from the rail.
class TestPagesExplain final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsPastedIsExplainedAtOnce();
    void severalCausesComeWithTheirOdds();
    void itFollowsTheLanguage();
    void itLeadsToTheLineThatMendsIt();
    void itSkipsNoStepThatTheRailCloses();
    void aLinkOpensInTheBrowser();
    void theKeyboardGoesInAndOut();
    void nothingStaysBehind();
    void itsLinkStandsInLine();
};

void TestPagesExplain::whatIsPastedIsExplainedAtOnce()
{
    PracticeWindow window;
    window.click(u"explainError"_s);
    QCOMPARE(meaning(window), QString());
    QVERIFY(paste(window,
        u"AADSTS7000215: Invalid client secret provided. client_secret=Zx18Q~abcDEF0123456789_-.ghiJKLmnopQRst"_s));
    QVERIFY2(meaning(window).contains(u"AADSTS7000215"), qPrintable(meaning(window)));
    QVERIFY(meaning(window).contains(u"Secret ID"));
    QVERIFY(!meaning(window).contains(u"8Q~abc"));
    QVERIFY(paste(window, u"It doesn't work."_s));
    QVERIFY2(meaning(window).contains(u"doesn't know this text"), qPrintable(meaning(window)));
    QVERIFY(meaning(window).contains(u"Cisco TAC"));
}

void TestPagesExplain::severalCausesComeWithTheirOdds()
{
    PracticeWindow window;
    window.click(u"explainError"_s);
    QVERIFY(
        paste(window, u"535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com]"_s));
    QVERIFY2(meaning(window).contains(u"25 %"), qPrintable(meaning(window)));
    QVERIFY(meaning(window).contains(u"private window"));
}

void TestPagesExplain::itFollowsTheLanguage()
{
    PracticeWindow window;
    window.click(u"explainError"_s);
    QVERIFY(paste(window, u"AADSTS50011"_s));
    window.language().set(u"ko"_s);
    QCoreApplication::sendPostedEvents();
    QVERIFY2(meaning(window).contains(u"리디렉션 URI"), qPrintable(meaning(window)));
    const auto *dialog = window.shown<QDialog>(u"explain"_s);
    QVERIFY(dialog && dialog->windowTitle() == u"오류 설명");
}

void TestPagesExplain::itLeadsToTheLineThatMendsIt()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"explainError"_s);
    QVERIFY(paste(
        window, u"5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)"_s));
    auto *shown = window.shown<QTextBrowser>(u"meaning"_s);
    QVERIFY2(shown->toHtml().contains(u"step:3"), qPrintable(shown->toHtml()));
    Q_EMIT shown->anchorClicked(QUrl(u"step:3"_s));
    QVERIFY2(
        window.shownText().contains(u"Set up the mailbox in Office 365"), qPrintable(window.shownText()));
}

void TestPagesExplain::itSkipsNoStepThatTheRailCloses()
{
    PracticeWindow window;
    const int start = window.wizard().currentId();
    window.click(u"explainError"_s);
    paste(window, u"5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)"_s);
    QTRY_VERIFY2(meaning(window).contains(u"Office 365: "), qPrintable(meaning(window)));
    auto *shown = window.shown<QTextBrowser>(u"meaning"_s);
    QVERIFY2(!shown->toHtml().contains(u"step:3"), qPrintable(shown->toHtml()));
    Q_EMIT shown->anchorClicked(QUrl(u"step:3"_s)); // as from a page that was painted before
    QCOMPARE(window.wizard().currentId(), start);
    QVERIFY(window.session().setup().mailbox.isEmpty());
    window.wizard().activateWindow();
    window.fillFirstStep();
    window.wizard().showStep(u"2"_s);
    QTRY_VERIFY(shown->toHtml().contains(u"step:3"));
}

void TestPagesExplain::aLinkOpensInTheBrowser()
{
    PracticeWindow window;
    window.setVisited(false);
    window.click(u"explainError"_s);
    QVERIFY(paste(window, u"AADSTS9999991"_s));
    Q_EMIT window.shown<QTextBrowser>(u"meaning"_s)
        ->anchorClicked(QUrl(u"https://login.microsoftonline.com/error?code=9999991"_s));
    QCOMPARE(window.opened().last(), QUrl(u"https://login.microsoftonline.com/error?code=9999991"_s));
}

void TestPagesExplain::theKeyboardGoesInAndOut()
{
    PracticeWindow window;
    QPushButton *link = window.button(u"explainError"_s);
    link->setFocus();
    QTest::keyClick(link, Qt::Key_Space);
    auto *pasted = window.shown<QPlainTextEdit>(u"pasted"_s);
    QVERIFY(pasted);
    QTRY_VERIFY(pasted->hasFocus());
    QCOMPARE(pasted->accessibleName(), u"Error text"_s);
    QTest::keyClick(pasted, Qt::Key_Escape);
    QVERIFY(!window.shown<QDialog>(u"explain"_s));
}

void TestPagesExplain::nothingStaysBehind()
{
    PracticeWindow window;
    window.click(u"explainError"_s);
    QVERIFY(paste(window, u"AADSTS50011"_s));
    window.shown<QDialog>(u"explain"_s)->reject();
    window.click(u"explainError"_s);
    QCOMPARE(window.shown<QPlainTextEdit>(u"pasted"_s)->toPlainText(), QString());
    QCOMPARE(meaning(window), QString());
}

void TestPagesExplain::itsLinkStandsInLine()
{
    const PracticeWindow window;
    const QPushButton *link = window.button(u"explainError"_s);
    const auto *rail = window.shown<QWidget>(u"rail"_s);
    QVERIFY(link && rail);
    const auto *name = rail->findChild<QLabel *>();
    QVERIFY(name);
    const int padding = (link->width() - link->fontMetrics().horizontalAdvance(link->text())) / 2;
    QCOMPARE(link->mapTo(rail, QPoint(padding, 0)).x(), name->mapTo(rail, QPoint()).x());
}

QTEST_MAIN(TestPagesExplain)
#include "tst_pages_explain.moc"
