// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

QDialog *dialogOf(PracticeWindow &window)
{
    auto *dialog = window.wizard().findChild<QDialog *>(u"handOver"_s);
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

QString textIn(const QDialog &dialog, const QString &part)
{
    const auto *text = dialog.findChild<QPlainTextEdit *>(u"handOverText-"_s + part);
    return text ? text->toPlainText() : QString();
}

QStringList tabs(const QDialog &dialog)
{
    const auto *tabs = dialog.findChild<QTabWidget *>();
    QStringList titles;
    for (int i = 0; tabs && i < tabs->count(); ++i)
        titles.append(tabs->tabText(i));
    return titles;
}

} // namespace

/// The way to another admin, in the window.
class TestPagesHandOver final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDeniedStepOffersIt();
    void aMissingRoleIsSaidWithWhoHoldsIt();
    void aRefusedSignInLeadsToIt();
    void aChangedEndpointLeadsToTheScript();
    void whoAdministersMailboxesIsWarnedOfTheRestAlone();
    void anyOpenStepCanBeGivenAway();
    void partsAreCopiedAndSaved();
    void theLetterIsInEitherLanguage();
    void itIsUsableWithoutAMouseOrAScreen();
};

void TestPagesHandOver::aDeniedStepOffersIt()
{
    PracticeWindow window({u"no-role"_s, {}});
    window.lookAtAzure();
    window.click(u"verb"_s); // is refused
    QVERIFY(window.waitForWork());
    QVERIFY(window.button(u"handOverNow"_s));
    window.click(u"handOverNow"_s);
    QDialog *dialog = dialogOf(window);
    QVERIFY(dialog);
    QCOMPARE(tabs(*dialog), (QStringList{u"Message"_s, u"Azure CLI"_s, u"PowerShell"_s}));
    QVERIFY(textIn(*dialog, u"az"_s).startsWith(u"#!/usr/bin/env bash"));
    QVERIFY(textIn(*dialog, u"message"_s).contains(u"Application Administrator"));
    dialog->reject();

    window.wizard().showStep(u"3"_s);
    QVERIFY(window.waitForWork());
    window.click(u"handOverNow"_s);
    dialog = dialogOf(window);
    QVERIFY(dialog);
    QCOMPARE(tabs(*dialog), (QStringList{u"Message"_s, u"Exchange"_s}));
}

void TestPagesHandOver::aMissingRoleIsSaidWithWhoHoldsIt()
{
    PracticeWindow window({u"role-held-by-another"_s, {}});
    window.lookAtAzure();
    // Before anything was tried.
    QVERIFY(window.button(u"handOverNow"_s));
    window.click(u"handOverNow"_s);
    QDialog *dialog = dialogOf(window);
    QVERIFY(dialog);
    const QStringList holders =
        window.session().finding(u"azure.roles"_s).args.value(u"holders"_s).toStringList();
    QVERIFY(!holders.isEmpty());
    for (const QString &holder : holders)
        QVERIFY2(textIn(*dialog, u"message"_s).contains(holder), qPrintable(textIn(*dialog, u"message"_s)));
}

void TestPagesHandOver::aRefusedSignInLeadsToIt()
{
    PracticeWindow window({u"sign-in-needs-approval"_s, {}});
    window.lookAtAzure();
    QVERIFY(window.button(u"handOverNow"_s) && !window.button(u"offerHandOver"_s));
}

void TestPagesHandOver::aChangedEndpointLeadsToTheScript()
{
    PracticeWindow window({u"exchange-gone"_s, {}});
    window.fillFirstStep();
    window.wizard().showStep(u"3"_s);
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    const auto *banner = window.wizard().page(window.wizard().currentId())->findChild<QWidget *>(u"denied"_s);
    QVERIFY(banner && banner->isVisible());
    const QString why = banner->findChild<QLabel *>()->text();
    QVERIFY2(why.contains(u"PowerShell"), qPrintable(why));
    QVERIFY(!window.button(u"offerHandOver"_s));
    window.click(u"handOverNow"_s);
    QDialog *dialog = dialogOf(window);
    QVERIFY(dialog);
    QCOMPARE(tabs(*dialog), (QStringList{u"Message"_s, u"Exchange"_s}));
    const QString script = textIn(*dialog, u"exchange"_s);
    for (const char *cmdlet :
        {"Set-CASMailbox", "Set-Mailbox", "New-RemoteDomain", "Get-TransportRule", "Get-InboxRule"})
        QVERIFY2(script.contains(QLatin1StringView(cmdlet)), cmdlet);
}

void TestPagesHandOver::whoAdministersMailboxesIsWarnedOfTheRestAlone()
{
    PracticeWindow window({u"exchange-recipient-admin"_s, {}});
    window.fillFirstStep();
    window.wizard().showStep(u"3"_s);
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    // What is to be changed is the mailbox's own, and the role has that.
    const auto *page = window.wizard().page(window.wizard().currentId());
    for (const QLabel *label : page->findChildren<QLabel *>())
        QVERIFY2(!label->isVisible() || !label->text().contains(u"Needed:"), qPrintable(label->text()));
    QVERIFY(window.button(u"handOverNow"_s));
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    for (const QString &task : {u"mailbox.smtp-auth"_s, u"mailbox.forwarding"_s})
        QCOMPARE(window.session().finding(task).state, State::Done);
    window.click(u"handOverNow"_s);
    QDialog *dialog = dialogOf(window);
    QVERIFY(dialog);
    const QString script = textIn(*dialog, u"exchange"_s);
    QVERIFY(script.contains(u"New-HostedOutboundSpamFilterPolicy") && !script.contains(u"Set-CASMailbox"));
}

void TestPagesHandOver::anyOpenStepCanBeGivenAway()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"next"_s);
    // Before anybody signs in, too: a person on a call often can't.
    QVERIFY(window.button(u"offerHandOver"_s) && !window.button(u"handOverNow"_s));
    window.click(u"offerHandOver"_s);
    QDialog *dialog = dialogOf(window);
    QVERIFY(dialog);
    QVERIFY(textIn(*dialog, u"az"_s).contains(u"Made: the app registration"));
    dialog->reject();

    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    // All is done: there is nothing to give away.
    QVERIFY(!window.button(u"offerHandOver"_s) && !window.button(u"handOverNow"_s));
}

void TestPagesHandOver::partsAreCopiedAndSaved()
{
    PracticeWindow window({u"no-role"_s, {}});
    window.lookAtAzure();
    window.click(window.button(u"handOverNow"_s) ? u"handOverNow"_s : u"offerHandOver"_s);
    QDialog *dialog = dialogOf(window);
    QVERIFY(dialog);
    auto *all = dialog->findChild<QTabWidget *>();
    all->setCurrentIndex(1);
    dialog->findChild<QPushButton *>(u"copyHandOver-az"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), textIn(*dialog, u"az"_s));

    dialog->findChild<QPushButton *>(u"saveHandOver-az"_s)->click();
    auto *where = dialog->findChild<QFileDialog *>(u"saveHandOverTo"_s);
    QVERIFY(where);
    const QString file = window.folder() + u"/webex-connect.sh"_s;
    Q_EMIT where->fileSelected(file);
    where->close();
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(saved.readAll()), textIn(*dialog, u"az"_s));
}

void TestPagesHandOver::theLetterIsInEitherLanguage()
{
    PracticeWindow window({}, u"ko"_s);
    window.fillFirstStep();
    window.click(u"next"_s);
    window.click(u"offerHandOver"_s);
    QDialog *dialog = dialogOf(window);
    QVERIFY(dialog);
    QVERIFY(textIn(*dialog, u"message"_s).contains(u"안녕하세요"));
    // Who gets it may read another language than who sends it.
    dialog->findChild<QAbstractButton *>(u"letterInEnglish"_s)->click();
    QVERIFY(textIn(*dialog, u"message"_s).contains(u"Hello,"));
    // A switch of the window keeps that choice.
    QVERIFY(tabs(*dialog).contains(u"메시지"_s));
    window.language().set(u"en"_s);
    QTRY_VERIFY(tabs(*dialog).contains(u"Message"_s));
    QVERIFY(textIn(*dialog, u"message"_s).contains(u"Hello,"));
}

void TestPagesHandOver::itIsUsableWithoutAMouseOrAScreen()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"next"_s);
    QPushButton *offer = window.button(u"offerHandOver"_s);
    QVERIFY(offer);
    offer->setFocus();
    QTest::keyClick(offer, Qt::Key_Space);
    QDialog *dialog = dialogOf(window);
    QVERIFY(dialog);
    for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
        const bool isInput =
            qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QAbstractButton *>(widget);
        if (!isInput || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"))
            continue;
        QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(heard && !heard->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
    }
    // Tab leaves a read-only text.
    auto *text = dialog->findChild<QPlainTextEdit *>(u"handOverText-message"_s);
    text->setFocus();
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClick(text, Qt::Key_Tab);
    QVERIFY(!text->hasFocus());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialogOf(window));
}

QTEST_MAIN(TestPagesHandOver)
#include "tst_pages_handover.moc"
