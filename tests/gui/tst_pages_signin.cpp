// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"
#include "pages/widgets/signinchoices.h"
#include "pages/widgets/taskrow.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

#include <mutex>

using namespace cmw;
using namespace Qt::StringLiterals;

/// The ways of signing in, and out of a wrong sign-in, as step 2 offers them.
class TestPagesSignIn final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void codeIsShownCopiedAndTaken();
    void browserCanBeTakenInstead();
    void wrongOrganisationIsLeftForAnotherAccount();
    void guestSignsInToTheMailboxesOrganisation();
    void guestIsNamed();
    void otherCloudIsNamed();
    void cloudAndClientAreChosenUnderAdvanced();
    void pastedAddressSendsTheTestEmail();
    void clipboardsAddressIsTakenAndGone();
    void cancelledPastingLeavesNothingBehind();
    void windowMayCloseWhileAnAddressIsAwaited();
    void signInIsLeftToWebexConnect();
    void severalCausesAreTold();

private:
    static constexpr int soon = 20000;
    static void signInAs(PracticeWindow &window, const QString &account);
    /// At Verify, with an app that is ready.
    static void showVerify(PracticeWindow &window);
    /// Sends, signs in as the mailbox in the browser, and returns what its address bar holds then.
    static QString addressAtTheEnd(PracticeWindow &window);
    /// What can be pressed or typed into, by name.
    static QStringList usable(PracticeWindow &window);
};

void TestPagesSignIn::showVerify(PracticeWindow &window)
{
    const QJsonObject prepared = window.session().endpoints().practice.value(u"prepared").toObject();
    Session &session = window.session();
    session.edit(&Setup::mailbox, u"support@contoso.com"_s);
    session.takeSecret(Secret(prepared.value(u"secret").toString().toUtf8()));
    session.edit(&Setup::clientId, prepared.value(u"clientId").toString());
    session.edit(&Setup::appObjectId, prepared.value(u"appObjectId").toString());
    session.edit(&Setup::callbackUrl, prepared.value(u"callbackUrl").toString());
    session.edit(&Setup::forwardingAddress, prepared.value(u"forwardingAddress").toString());
    session.edit(&Setup::tenantId, session.endpoints().practice.value(u"tenantId").toString());
    session.edit(&Setup::testReceiver, u"alex@contoso.com"_s);
    window.wizard().showStep(u"verify"_s);
    QVERIFY(window.waitForWork());
}

QString TestPagesSignIn::addressAtTheEnd(PracticeWindow &window)
{
    std::mutex mutex;
    QHash<QUrl, QUrl> ends;
    window.visitor().tellEnds([&](const QUrl &opened, const QUrl &end) {
        const std::scoped_lock lock(mutex);
        ends.insert(opened, end);
    });
    const auto end = [&] {
        const std::scoped_lock lock(mutex);
        return ends.value(window.opened().constLast());
    };
    window.click(u"verb"_s);
    const bool ended =
        QTest::qWaitFor([&] { return window.input(u"pastedAddress"_s) && !end().isEmpty(); }, soon);
    window.visitor().tellEnds({});
    return ended ? end().toString(QUrl::FullyEncoded) : QString();
}

void TestPagesSignIn::signInAs(PracticeWindow &window, const QString &account)
{
    window.setVisited(false);
    window.click(u"verb"_s);
    QVERIFY(QTest::qWaitFor([&] { return !window.opened().isEmpty(); }, soon));
    QUrl theirs(window.opened().constLast());
    QUrlQuery query(theirs);
    query.addQueryItem(u"login_hint"_s, account);
    theirs.setQuery(query);
    window.visitor().open(theirs);
    QVERIFY(window.waitForWork());
}

void TestPagesSignIn::codeIsShownCopiedAndTaken()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"next"_s);
    window.setVisited(false);
    window.click(u"verb"_s);
    QVERIFY(QTest::qWaitFor([&] { return window.button(u"useCode"_s) != nullptr; }, soon));
    window.click(u"useCode"_s);
    QVERIFY(QTest::qWaitFor([&] { return window.button(u"copyUserCode"_s) != nullptr; }, soon));
    QVERIFY(!window.button(u"copyAddress"_s)); // that of the browser
    const QString code = window.wizard().findChild<QLabel *>(u"userCode"_s)->text();
    QVERIFY(!code.isEmpty());
    window.click(u"copyUserCode"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), code);
    window.click(u"copyCodePage"_s);
    QUrl page(QGuiApplication::clipboard()->text());
    QVERIFY(page.isValid());
    page.setQuery(QUrlQuery{{u"otc"_s, code}});
    window.visitor().open(page);
    QVERIFY(window.waitForWork());
    QVERIFY(window.session().admin().person());
    QCOMPARE(window.session().finding(u"azure.app-registration"_s).state, State::ToDo);
    QVERIFY(!window.button(u"copyUserCode"_s));
}

void TestPagesSignIn::browserCanBeTakenInstead()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"next"_s);
    window.session().admin().use(Admin::Way::Code);
    window.setVisited(false);
    window.click(u"verb"_s);
    QVERIFY(QTest::qWaitFor([&] { return window.button(u"useBrowser"_s) != nullptr; }, soon));
    QVERIFY(window.opened().isEmpty());
    window.click(u"useBrowser"_s);
    QVERIFY(QTest::qWaitFor([&] { return !window.opened().isEmpty(); }, soon));
    window.visitor().open(window.opened().constLast());
    QVERIFY(window.waitForWork());
    QVERIFY(window.session().admin().person());
}

void TestPagesSignIn::wrongOrganisationIsLeftForAnotherAccount()
{
    PracticeWindow window({u"other-organisation"_s, {}});
    window.fillFirstStep();
    window.click(u"next"_s);
    signInAs(window, u"mia@fabrikam.com"_s);
    QVERIFY2(window.shownText().contains(u"mia@fabrikam.com belongs to another organisation"_s),
        qPrintable(window.shownText()));
    window.setVisited(true);
    window.click(u"remedyOtherAccount"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(QUrlQuery(window.opened().constLast()).queryItemValue(u"prompt"_s), u"select_account"_s);
    QCOMPARE(window.session().admin().person()->account, u"adele@contoso.com"_s);
    QVERIFY(!window.button(u"remedyOtherAccount"_s));
}

void TestPagesSignIn::guestSignsInToTheMailboxesOrganisation()
{
    PracticeWindow window({u"other-organisation"_s, {}});
    window.fillFirstStep();
    window.click(u"next"_s);
    signInAs(window, u"mia@fabrikam.com"_s);
    const QString tenant = window.session().finding(u"azure.ids"_s).args.value(u"tenantId"_s).toString();
    window.click(u"remedyGuest"_s);
    QVERIFY(QTest::qWaitFor([&] { return window.opened().size() > 1; }, soon));
    const QString path = window.opened().constLast().path();
    QVERIFY2(!path.startsWith(u"/organizations/") && path.contains(u"/oauth2/v2.0/authorize"),
        qPrintable(path + tenant));
    window.session().cancel();
    QVERIFY(window.waitForWork());
}

void TestPagesSignIn::guestIsNamed()
{
    PracticeWindow window({u"guest-account"_s, {}});
    window.fillFirstStep();
    window.click(u"next"_s);
    signInAs(window, u"mia@fabrikam.com"_s);
    QVERIFY(window.session().admin().person());
    const QString text = window.wizard().findChild<QWidget *>(u"account"_s)->findChild<QLabel *>()->text();
    QVERIFY2(text.contains(u"mia@fabrikam.com"_s) && text.contains(u"guest"_s), qPrintable(text));
}

void TestPagesSignIn::otherCloudIsNamed()
{
    PracticeWindow window({u"government-tenant"_s, {}});
    window.fillFirstStep();
    window.click(u"next"_s);
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QVERIFY2(
        window.shownText().contains(u"US Government cloud (GCC High)"_s), qPrintable(window.shownText()));
    QVERIFY(window.opened().isEmpty());
}

void TestPagesSignIn::cloudAndClientAreChosenUnderAdvanced()
{
    const Result<Endpoints> global = Endpoints::named(u"global"_s);
    QVERIFY(global);
    SignInChoices choices(*global);
    const QSignalSpy clouds(&choices, &SignInChoices::cloudChosen);
    const QSignalSpy clients(&choices, &SignInChoices::clientChosen);
    choices.show();
    auto *cloud = choices.findChild<QComboBox *>(u"cloud"_s);
    auto *client = choices.findChild<QLineEdit *>(u"ownClientId"_s);
    QVERIFY(!cloud->isVisible());
    choices.findChild<QPushButton *>(u"advanced"_s)->click();
    QVERIFY(cloud->isVisible());
    QCOMPARE(cloud->currentText(), u"Microsoft 365 worldwide"_s);

    cloud->setFocus();
    QTest::keyClick(cloud, Qt::Key_Down);
    QCOMPARE(clouds.size(), qsizetype(1));
    QCOMPARE(clouds.first().first().toString(), cloud->currentData().toString());

    client->setText(u"not an ID"_s);
    QTest::keyClick(client, Qt::Key_Return);
    QVERIFY(clients.isEmpty());
    client->setText(u"04b07795-8ddb-461a-bbee-02f9e1bf7b46"_s);
    QTest::keyClick(client, Qt::Key_Return);
    QCOMPARE(clients.size(), qsizetype(1));
    QCOMPARE(clients.first().first().toString(), u"04b07795-8ddb-461a-bbee-02f9e1bf7b46"_s);
}

void TestPagesSignIn::pastedAddressSendsTheTestEmail()
{
    PracticeWindow window({u"app-of-others"_s, {}});
    showVerify(window);
    const QString address = addressAtTheEnd(window);
    QVERIFY(!address.isEmpty());
    const QString text = window.shownText();
    QVERIFY2(text.contains(u"Your account may not do this."), qPrintable(text)); // why it goes this way
    QVERIFY2(text.contains(u"support@contoso.com") && text.contains(window.session().setup().callbackUrl),
        qPrintable(text));
    QVERIFY(!window.button(u"goOnWithAddress"_s)->isEnabled());

    window.type(u"pastedAddress"_s, u"https://example.org/"_s);
    QVERIFY(QTest::qWaitFor(
        [&] { return window.shownText().contains(u"isn't an address of your Call Back URL"); }, soon));
    QVERIFY(!window.button(u"goOnWithAddress"_s)->isEnabled());

    QLineEdit *input = window.input(u"pastedAddress"_s);
    window.type(u"pastedAddress"_s, address);
    QVERIFY(window.button(u"goOnWithAddress"_s)->isEnabled());
    QTest::keyClick(input, Qt::Key_Return);
    QVERIFY(input->text().isEmpty()); // it holds a code
    QVERIFY(!input->isUndoAvailable());
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"verify.test-email"_s).state, State::Done);
    QVERIFY(!window.input(u"pastedAddress"_s));
}

void TestPagesSignIn::clipboardsAddressIsTakenAndGone()
{
    PracticeWindow window({u"prepared"_s, {}});
    showVerify(window);
    window.wizard().findChild<QAction *>(u"signInByPasting"_s)->trigger();
    QVERIFY(!window.shownText().contains(u"http://localhost"));
    QGuiApplication::clipboard()->setText(u"of no interest"_s);
    const QString address = addressAtTheEnd(window);
    QVERIFY(!address.isEmpty());
    QVERIFY(!window.button(u"takeAddress"_s));
    QGuiApplication::clipboard()->setText(address);
    QVERIFY(QTest::qWaitFor([&] { return window.button(u"takeAddress"_s) != nullptr; }, soon));
    {
        const QSignalBlocker unheard(QGuiApplication::clipboard()); // as by some desktops
        QGuiApplication::clipboard()->setText(u"https://example.org/"_s);
    }
    window.click(u"takeAddress"_s);
    QVERIFY(window.session().isWaitingForAddress());
    QVERIFY(window.input(u"pastedAddress"_s)->isEnabled());
    QCOMPARE(window.button(u"goOnWithAddress"_s)->text(), u"Continue"_s);
    QVERIFY2(window.shownText().contains(u"isn't an address of your Call Back URL"),
        qPrintable(window.shownText()));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"https://example.org/"_s); // somebody may need it

    QGuiApplication::clipboard()->setText(address);
    QVERIFY(QTest::qWaitFor([&] { return window.button(u"takeAddress"_s) != nullptr; }, soon));
    window.click(u"takeAddress"_s);
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"verify.test-email"_s).state, State::Done);
    QVERIFY(!window.session().admin().person());
}

QStringList TestPagesSignIn::usable(PracticeWindow &window)
{
    QStringList names;
    const QList<QWidget *> widgets = window.wizard().findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool isInput =
            qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget);
        if (isInput && widget->isVisible() && widget->isEnabled() && !widget->objectName().isEmpty())
            names.append(widget->objectName());
    }
    names.sort();
    return names;
}

void TestPagesSignIn::cancelledPastingLeavesNothingBehind()
{
    PracticeWindow window({u"prepared"_s, {}});
    showVerify(window);
    window.wizard().findChild<QAction *>(u"signInByPasting"_s)->trigger();
    const QStringList before = usable(window);
    for (const bool byKey : {false, true}) {
        QVERIFY(!addressAtTheEnd(window).isEmpty());
        QVERIFY(window.input(u"pastedAddress"_s)->hasFocus());
        window.type(u"pastedAddress"_s, u"https://example.org/"_s);
        if (byKey)
            QTest::keyClick(window.input(u"pastedAddress"_s), Qt::Key_Escape);
        else
            window.click(u"cancelPasting"_s);
        QVERIFY(window.waitForWork());
        QVERIFY(!window.session().isWaitingForAddress());
        QVERIFY(!window.input(u"pastedAddress"_s));
        QVERIFY(!window.shownText().contains(u"isn't an address of your Call Back URL"));
        QTRY_COMPARE(usable(window), before);
        // Who cancelled most likely wants to send again.
        const QWidget *focus = QApplication::focusWidget();
        QCOMPARE(focus ? focus->objectName() : QString(), u"verb"_s);
    }

    const QString address = addressAtTheEnd(window);
    QLineEdit *input = window.input(u"pastedAddress"_s);
    QVERIFY(input && input->isEnabled() && input->text().isEmpty());
    QCOMPARE(window.button(u"goOnWithAddress"_s)->text(), u"Continue"_s);
    window.type(u"pastedAddress"_s, address);
    window.click(u"goOnWithAddress"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(u"verify.test-email"_s).state, State::Done);
}

void TestPagesSignIn::windowMayCloseWhileAnAddressIsAwaited()
{
    PracticeWindow window({u"prepared"_s, {}});
    showVerify(window);
    window.wizard().findChild<QAction *>(u"signInByPasting"_s)->trigger();
    const QString address = addressAtTheEnd(window);
    QVERIFY(!address.isEmpty());
    window.wizard().close();
    if (auto *yes = window.wizard().findChild<QPushButton *>(u"closeNow"_s)) // the secret is in memory only
        yes->click();
    QVERIFY(!window.wizard().isVisible());
    QVERIFY(window.waitForWork());
    QGuiApplication::clipboard()->setText(address); // is heard by nobody
    QVERIFY(!window.session().takePastedAddress(address));
    QVERIFY(!window.session().isBusy());
    QCOMPARE(window.session().finding(u"verify.test-email"_s).code, u"cancelled"_s);
}

void TestPagesSignIn::signInIsLeftToWebexConnect()
{
    PracticeWindow window({u"prepared"_s, {}});
    showVerify(window);
    window.wizard().findChild<QAction *>(u"signInByWebexConnect"_s)->trigger();
    QCOMPARE(window.button(u"verb"_s)->text(), u"Try the mail server"_s);
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(window.opened().isEmpty());
    QCOMPARE(window.session().finding(u"verify.test-email"_s).code, u"verify/left-to-webex-connect"_s);
    QCOMPARE(window.session().testEmail()->stages.size(), 4);
}

void TestPagesSignIn::severalCausesAreTold()
{
    PracticeWindow window({u"secret-differs"_s, {}});
    showVerify(window);
    QCOMPARE(window.session().finding(u"verify.secret"_s).state, State::Wrong);
    const auto told = u"Several things may be behind it"_s;
    QVERIFY(!window.shownText().contains(told));
    auto *row = window.shown<TaskRow>(u"verify.secret"_s);
    QVERIFY(row);
    row->setOpen(true);
    const QString text = window.shownText();
    QVERIFY2(text.contains(told), qPrintable(text));
    // Most likely first, each with how to tell it.
    const qsizetype first = text.indexOf(u"The Secret ID was pasted instead of the Value. What stands"_s);
    QVERIFY2(first >= 0 && text.indexOf(u"It has fewer than 40 characters"_s) > first, qPrintable(text));
}

QTEST_MAIN(TestPagesSignIn)
#include "tst_pages_signin.moc"
