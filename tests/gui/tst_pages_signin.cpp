// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"
#include "pages/widgets/signinchoices.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

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

private:
    static constexpr int soon = 20000;
    static void signInAs(PracticeWindow &window, const QString &account);
};

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

QTEST_MAIN(TestPagesSignIn)
#include "tst_pages_signin.moc"
