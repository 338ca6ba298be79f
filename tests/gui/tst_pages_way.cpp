// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/catalogue.h"
#include "gui/practicewindow.h"
#include "pages/widgets/stagelist.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTextEdit>

using namespace cmw;
using namespace Qt::StringLiterals;

/// The real window on the practice tenant, from the first page to the last.
class TestPagesWay final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWholeWayEndsWithAnAcceptedMail_data();
    void theWholeWayEndsWithAnAcceptedMail();
    void theTestEmailTellsWhatHappened();
    void whatIsHeldStaysWhenAStageComes();
    void lookingChangesNothing();
    void theSignInCanBeCancelled();
    void copyNextGoesDownTheForm();
    void takingBackEmptiesTheListOfChanges();
    void forwardingThatIsBlockedIsNamedInItsRow();
};

void TestPagesWay::theWholeWayEndsWithAnAcceptedMail_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("lastTitle");
    QTest::newRow("English") << u"en"_s << u"Done"_s;
    QTest::newRow("Korean") << u"ko"_s << u"완료"_s;
}

void TestPagesWay::theWholeWayEndsWithAnAcceptedMail()
{
    QFETCH(QString, language);
    QFETCH(QString, lastTitle);
    PracticeWindow window({}, language);
    window.fillFirstStep();
    window.applyBothSteps();
    window.finishForm();
    window.click(u"next"_s);
    QVERIFY(window.waitForWork());
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());

    QVERIFY(window.session().testEmail());
    QVERIFY2(window.session().testEmail()->accepted, qPrintable(window.session().testEmail()->transcript));
    QCOMPARE(window.session().stepState(u"2"_s), State::Done);
    window.click(u"next"_s);
    QVERIFY2(window.shownText().contains(lastTitle), qPrintable(window.shownText()));
    QVERIFY(window.shownText().contains(window.session().setup().clientId));
    QVERIFY2(!window.shownText().contains(QString::fromUtf8(window.session().setup().clientSecret.unwrap())),
        "the secret is shown without being asked for");
}

void TestPagesWay::theTestEmailTellsWhatHappened()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.applyBothSteps();
    window.finishForm();
    window.click(u"next"_s);
    QVERIFY(window.waitForWork());
    const Setup setup = window.session().setup();
    window.type(u"receiver"_s, u"adele@contoso.com; alex"_s);
    QTRY_VERIFY2(
        window.shownText().contains(u"“alex” is not a plain mail address"_s), qPrintable(window.shownText()));
    QVERIFY(!window.button(u"verb"_s)->isEnabled());
    window.type(u"receiver"_s, setup.mailbox + u", nobody@contoso.com, "_s + setup.adminAccount);
    const QString itself = setup.mailbox + u" is the mailbox itself"_s;
    QTRY_VERIFY2(window.shownText().contains(itself), qPrintable(window.shownText()));
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    const std::optional<TestEmailResult> &result = window.session().testEmail();
    QVERIFY(result);
    QVERIFY2(result->accepted, qPrintable(result->transcript));
    QCOMPARE(result->finding.code, u"verify/test-accepted-inside-partly"_s);
    QVERIFY2(window.shownText().contains(u"The mail server refused nobody@contoso.com."_s),
        qPrintable(window.shownText()));
    QVERIFY(window.shownText().contains(itself));

    QTRY_VERIFY(window.button(u"details-token"_s));
    QVERIFY(!window.shown<QTextEdit>(u"told-token"_s));
    window.click(u"details-token"_s);
    QTRY_VERIFY(window.shown<QTextEdit>(u"told-token"_s));
    // All of it is to be seen.
    const auto *told = window.shown<QTextEdit>(u"told-token"_s);
    QTRY_VERIFY2(told->height() >= told->heightForWidth(told->width()),
        qPrintable(u"%1 of %2"_s.arg(told->height()).arg(told->heightForWidth(told->width()))));
    const QString token = told->toPlainText();
    for (const QString &value :
        {u"SMTP.Send"_s, setup.mailbox, setup.tenantId, setup.clientId, u"Audience: https://"_s})
        QVERIFY2(token.contains(value), qPrintable(token));
    QTRY_VERIFY(window.button(u"details-tls"_s));
    window.click(u"details-tls"_s);
    QTRY_VERIFY(window.shown<QTextEdit>(u"told-tls"_s));
    QVERIFY(window.shown<QTextEdit>(u"told-tls"_s)->toPlainText().contains(u"issued by"_s));

    QVERIFY(!window.shown<QPlainTextEdit>(u"transcript"_s));
    window.click(u"showTranscript"_s);
    window.click(u"copyTranscript"_s);
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied, result->transcript);
    QVERIFY2(copied.contains(u"RCPT TO:<"_s) && copied.contains(u"C: AUTH XOAUTH2"_s), qPrintable(copied));
    static const QRegularExpression name(u"[A-Za-z0-9.]{2,}@"_s);
    static const QRegularExpression secret(u"[A-Za-z0-9+/_=-]{40,}"_s);
    QVERIFY2(!name.match(copied).hasMatch() && !secret.match(copied).hasMatch(), qPrintable(copied));
    for (const QString &local : {setup.mailbox, setup.adminAccount, u"nobody@"_s})
        QVERIFY2(!copied.contains(local.section(u'@', 0, 0), Qt::CaseInsensitive), qPrintable(copied));
    window.click(u"showTranscript"_s);
    QVERIFY(!window.shown<QPlainTextEdit>(u"transcript"_s));
}

void TestPagesWay::whatIsHeldStaysWhenAStageComes()
{
    Language language;
    language.set(u"en"_s);
    StageList stages(language);
    const StageDetail detail{u"smtp/connect"_s, {}};
    stages.add({u"token"_s, true, std::chrono::milliseconds(20), u"Bearer"_s, {detail}});
    stages.show();
    QVERIFY(QTest::qWaitForWindowActive(&stages));
    auto *button = stages.findChild<QPushButton *>(u"details-token"_s);
    auto *reply = stages.findChild<QTextEdit *>(u"reply"_s);
    const QPointer<QPushButton> held = button;
    QVERIFY(button && reply);
    button->setFocus();
    reply->selectAll();
    QTest::keyClick(button, Qt::Key_Space);
    const auto *told = stages.findChild<QTextEdit *>(u"told-token"_s);
    QVERIFY(told && told->isVisible());
    QCOMPARE(told->accessibleName(), u"Details of: Token"_s);
    QCOMPARE(button->accessibleName(), u"Less of: Token"_s);

    stages.add({u"connect"_s, true, std::chrono::milliseconds(20), u"220"_s});
    QCOMPARE(stages.findChildren<QTextEdit *>(u"reply"_s).size(), 2);
    QVERIFY(held && held->hasFocus());
    QCOMPARE(reply->textCursor().selectedText(), u"Bearer"_s);
    language.set(u"ko"_s);
    QVERIFY(held && held->hasFocus());
    QTRY_COMPARE(told->accessibleName(), u"자세히: 토큰"_s);
    QCOMPARE(reply->textCursor().selectedText(), u"Bearer"_s);
}

void TestPagesWay::lookingChangesNothing()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"next"_s);
    QVERIFY2(window.opened().isEmpty(), "the sign-in was opened before anyone asked for it");
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(window.session().changes().isEmpty());
    QCOMPARE(window.session().finding(u"azure.app-registration"_s).state, State::ToDo);
    QVERIFY(window.button(u"verb"_s)->property("primary").toBool());
    QVERIFY(!window.button(u"next"_s)->property("primary").toBool());
}

void TestPagesWay::theSignInCanBeCancelled()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"next"_s);
    window.setVisited(false);
    window.click(u"verb"_s);
    QTRY_VERIFY(window.button(u"copyAddress"_s));
    window.click(u"copyAddress"_s);
    QCOMPARE(QUrl(QGuiApplication::clipboard()->text()), window.opened().constLast());
    window.click(u"cancelSignIn"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(!window.session().admin().person());
    QVERIFY(window.button(u"verb"_s)->isEnabled());
}

void TestPagesWay::copyNextGoesDownTheForm()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.applyBothSteps();
    const Setup &setup = window.session().setup();
    const QStringList expected{setup.assetName, setup.mailbox, window.session().endpoints().smtpHost};
    for (const QString &value : expected) {
        window.click(u"copyNext"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), value);
    }
    QVERIFY(window.wizard().findChild<QWidget *>(u"copyStrip"_s)->isVisible());
}

void TestPagesWay::takingBackEmptiesTheListOfChanges()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.applyBothSteps();
    QVERIFY(!window.session().changes().isEmpty());
    window.wizard().showStep(u"done"_s);
    window.click(u"takeBackAll"_s);
    auto *yes = window.wizard().findChild<QPushButton *>(u"takeBackNow"_s);
    QVERIFY(yes);
    QTest::mouseClick(yes, Qt::LeftButton);
    QVERIFY(window.waitForWork());
    QVERIFY(window.session().changes().isEmpty());
    QVERIFY(!window.button(u"takeBackAll"_s));
}

void TestPagesWay::forwardingThatIsBlockedIsNamedInItsRow()
{
    PracticeWindow window({u"forwarding-blocked"_s, {}});
    window.fillFirstStep();
    window.click(u"next"_s);
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    window.click(u"next"_s);
    QVERIFY(window.waitForWork());
    const Finding finding = window.session().finding(u"mailbox.outbound-policy"_s);
    QCOMPARE(finding.state, State::Wrong);
    auto *row = window.wizard().findChild<QWidget *>(u"mailbox.outbound-policy"_s);
    QVERIFY(row);
    QTest::keyClick(row, Qt::Key_Space);
    const Words words = Catalogue::builtIn().words(finding, u"en"_s);
    QVERIFY2(window.shownText().contains(words.cause), qPrintable(window.shownText()));
}

QTEST_MAIN(TestPagesWay)
#include "tst_pages_way.moc"
