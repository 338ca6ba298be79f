// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cloud.h"
#include "tasks/connect/copysheet.h"
#include "tasks/plan.h"
#include "tasks/verify/testredirect.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

Endpoints world()
{
    return Endpoints::named(u"global"_s).value();
}

Finding check(const QString &id, const Setup &setup)
{
    const Plan plan;
    RunContext context;
    context.endpoints = world();
    Cloud cloud(context);
    return plan.task(id)->check(setup, cloud);
}

Setup wholeSetup()
{
    Setup setup;
    setup.assetName = u"Support"_s;
    setup.mailbox = u"support@contoso.com"_s;
    setup.forwardingAddress = u"a41a0ba3566ed2091155f13e48e6d4f8@mail-us.imiconnect.io"_s;
    setup.callbackUrl = u"https://contoso.us.webexconnect.io/callback"_s;
    setup.tenantId = u"0f47778c-61c2-4b0a-8e94-3f05e737a1dd"_s;
    setup.clientId = u"56ba9bac-67be-4bd2-b551-47258e7ead62"_s;
    setup.clientSecret = Secret("a-secret-that-nobody-may-see");
    return setup;
}

CopyLine line(const QString &label, const Setup &setup)
{
    const QList<CopyLine> lines = copySheet(setup, world());
    for (const CopyLine &candidate : lines) {
        if (candidate.label == label)
            return candidate;
    }
    return {};
}

} // namespace

/// The plan as a whole, the values of steps 1 and 4, and the copy sheet: nothing here needs a network.
class ConnectTasksTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePlanIsTheDocument();
    void needsComeBefore();
    void everyLocalTaskAnswersWithoutANetwork();

    void valuesOfStep1AreJudged_data();
    void valuesOfStep1AreJudged();

    void theSheetHasTheFormsOrder();
    void theSheetHasMicrosoftsAddresses();
    void theSheetNeverHoldsTheSecret();
    void theConsentBoxFollowsTheSetting();
    void anotherLoginHasItsField();
    void aSignInNameThatDiffersHasItsField();
    void theFormSaysWhatIsMissing();
    void whatThePersonDidIsDone();
    void savedAddressesAreCompared();
};

void ConnectTasksTest::thePlanIsTheDocument()
{
    const Plan plan;
    QStringList inDocument, inPlan;
    for (const StepOutline &step : Document::outline().steps())
        inDocument += step.bullets;
    for (const Task *task : plan.tasks())
        inPlan += task->id();
    QCOMPARE(inPlan, inDocument);
    for (const StepOutline &step : Document::outline().steps())
        QCOMPARE(plan.step(step.id).size(), step.bullets.size());
    QVERIFY(!plan.task(u"azure.none"_s));
    // No line of the plan, but its words are there.
    QCOMPARE(TestRedirect().bullet().id, u"verify.test-redirect"_s);
}

void ConnectTasksTest::needsComeBefore()
{
    const Plan plan;
    QStringList seen;
    for (const Task *task : plan.tasks()) {
        for (const QString &need : task->info().needs)
            QVERIFY2(seen.contains(need), qPrintable(task->id() + u" needs "_s + need));
        seen.append(task->id());
    }
}

void ConnectTasksTest::everyLocalTaskAnswersWithoutANetwork()
{
    const Plan plan;
    for (const Task *task : plan.tasks()) {
        if (!task->info().local)
            continue;
        QVERIFY(!task->info().resources);
        const Finding finding = check(task->id(), {});
        QVERIFY2(
            finding.state != State::Done && !finding.code.startsWith(u"network/"), qPrintable(task->id()));
    }
}

void ConnectTasksTest::valuesOfStep1AreJudged_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("code");
    const auto app = u"connect.email-app"_s, forwarding = u"connect.forwarding-address"_s,
               callback = u"connect.callback-url"_s;
    QTest::newRow("no mailbox") << app << QString() << u"todo"_s << u"connect/email-app-missing"_s;
    QTest::newRow("mailbox") << app << u"support@contoso.com"_s << u"done"_s << u"connect/email-app-known"_s;
    QTest::newRow("mailbox with a blank")
        << app << u"support @contoso.com"_s << u"wrong"_s << u"mailbox-address/white-space"_s;
    QTest::newRow("no address") << forwarding << QString() << u"todo"_s
                                << u"connect/forwarding-address-missing"_s;
    QTest::newRow("address of the US")
        << forwarding << u"a41a0ba3566ed2091155f13e48e6d4f8@mail-us.imiconnect.io"_s << u"done"_s
        << u"connect/forwarding-address-known"_s;
    QTest::newRow("unusual address") << forwarding << u"x@mail.example.org"_s << u"done"_s
                                     << u"forwarding-address/unusual"_s;
    QTest::newRow("swapped") << forwarding << u"https://contoso.us.webexconnect.io/callback"_s << u"wrong"_s
                             << u"forwarding-address/is-url"_s;
    QTest::newRow("no URL") << callback << QString() << u"todo"_s << u"connect/callback-url-missing"_s;
    QTest::newRow("URL") << callback << u"https://contoso.us.webexconnect.io/callback"_s << u"done"_s
                         << u"connect/callback-url-known"_s;
    QTest::newRow("sample") << callback << u"https://yourwebexconnectname.us.webexconnect.io/callback"_s
                            << u"wrong"_s << u"callback-url/sample"_s;
    QTest::newRow("trailing slash") << callback << u"https://contoso.us.webexconnect.io/callback/"_s
                                    << u"done"_s << u"callback-url/trailing-slash"_s;
}

void ConnectTasksTest::valuesOfStep1AreJudged()
{
    QFETCH(const QString, task);
    QFETCH(const QString, value);
    QFETCH(const QString, state);
    QFETCH(const QString, code);
    Setup setup;
    setup.assetName = u"Support"_s;
    QString Setup::*field = task == u"connect.email-app" ? &Setup::mailbox
        : task == u"connect.callback-url"                ? &Setup::callbackUrl
                                                         : &Setup::forwardingAddress;
    setup.*field = value;
    const Finding finding = check(task, setup);
    QCOMPARE(finding.code, code);
    QCOMPARE(stateName(finding.state), state);
}

void ConnectTasksTest::theSheetHasTheFormsOrder()
{
    QStringList labels;
    for (const CopyLine &line : copySheet(wholeSetup(), world()))
        labels.append(line.label);
    // Source: Webex Connect's form as of March 2026.
    const QStringList form{u"Asset Name"_s, u"Email ID"_s, u"Forwarding Address"_s, u"Authentication Type"_s,
        u"I would like to explicitly review before providing consent for authentication"_s, u"SMTP Server"_s,
        u"Username"_s, u"Port"_s, u"Security"_s, u"Client ID"_s, u"client Secret"_s, u"Call Back URL"_s,
        u"Authorization URL"_s, u"Scope"_s, u"Access Token URL"_s, u"Refresh Token URL"_s,
        u"Use different email address than the asset email ID for generating tokens."_s};
    QCOMPARE(labels, form);
}

void ConnectTasksTest::theSheetHasMicrosoftsAddresses()
{
    const Setup setup = wholeSetup();
    QCOMPARE(line(u"SMTP Server"_s, setup).value, u"smtp.office365.com"_s);
    QCOMPARE(line(u"Port"_s, setup).value, u"587"_s);
    QCOMPARE(line(u"Security"_s, setup).value, u"STARTTLS"_s);
    QCOMPARE(line(u"Username"_s, setup).value, setup.mailbox);
    QCOMPARE(line(u"Authorization URL"_s, setup).value,
        u"https://login.microsoftonline.com/0f47778c-61c2-4b0a-8e94-3f05e737a1dd/oauth2/v2.0/authorize"_s);
    const QString token =
        u"https://login.microsoftonline.com/0f47778c-61c2-4b0a-8e94-3f05e737a1dd/oauth2/v2.0/token"_s;
    QCOMPARE(line(u"Access Token URL"_s, setup).value, token);
    QCOMPARE(line(u"Refresh Token URL"_s, setup).value, token);
    QCOMPARE(line(u"Scope"_s, setup).value, u"offline_access https://outlook.office.com/SMTP.Send"_s);
    // Without the tenant there is no half an address to copy.
    QVERIFY(line(u"Authorization URL"_s, Setup()).value.isEmpty());
}

void ConnectTasksTest::theSheetNeverHoldsTheSecret()
{
    const CopyLine secret = line(u"client Secret"_s, wholeSetup());
    QVERIFY(secret.isSecret);
    QVERIFY(secret.value.isEmpty());
}

void ConnectTasksTest::theConsentBoxFollowsTheSetting()
{
    const QString box = u"I would like to explicitly review before providing consent for authentication"_s;
    Setup setup = wholeSetup();
    for (const UserConsent consent : {UserConsent::Forbidden, UserConsent::VerifiedPublishers,
             UserConsent::MicrosoftManaged, UserConsent::MailClientsOnly}) {
        setup.userConsent = consent;
        QVERIFY(!line(box, setup).ticked);
        QCOMPARE(check(u"connect.consent-box"_s, setup).code, u"connect/consent-box-clear"_s);
    }
    setup.userConsent = UserConsent::Unknown;
    QCOMPARE(check(u"connect.consent-box"_s, setup).code, u"connect/consent-box-clear-anyway"_s);
    setup.userConsent = UserConsent::Allowed;
    QVERIFY(line(box, setup).ticked);
    QCOMPARE(check(u"connect.consent-box"_s, setup).state, State::NotNeeded);
}

void ConnectTasksTest::anotherLoginHasItsField()
{
    Setup setup = wholeSetup();
    QVERIFY(line(u"Login ID For Generating Token"_s, setup).label.isEmpty());
    setup.loginId = u"agent@contoso.com"_s;
    QVERIFY(
        line(u"Use different email address than the asset email ID for generating tokens."_s, setup).ticked);
    QCOMPARE(line(u"Login ID For Generating Token"_s, setup).value, setup.loginId);
    // Microsoft names the shared mailbox; that others found it otherwise stands beside it.
    setup.mailboxUpn = setup.mailbox;
    QCOMPARE(line(u"Username"_s, setup).value, setup.mailbox);
    QCOMPARE(line(u"Username"_s, setup).note, u"sheet/username-shared"_s);
    // Where that is known; an alias is refused.
    setup.mailboxAddress = u"help@contoso.com"_s;
    QCOMPARE(line(u"Email ID"_s, setup).value, setup.mailbox);
    QCOMPARE(line(u"Username"_s, setup).value, setup.mailboxAddress);
}

void ConnectTasksTest::aSignInNameThatDiffersHasItsField()
{
    Setup setup = wholeSetup();
    setup.mailboxUpn = u"csupport@contoso.com"_s;
    for (const QString &login : {QString(), setup.mailboxUpn}) {
        setup.loginId = login;
        QCOMPARE(line(u"Email ID"_s, setup).value, setup.mailbox);
        QCOMPARE(line(u"Username"_s, setup).value, setup.mailboxUpn);
        const CopyLine box =
            line(u"Use different email address than the asset email ID for generating tokens."_s, setup);
        QVERIFY(box.ticked);
        QCOMPARE(box.note, u"sheet/other-name"_s);
        QCOMPARE(line(u"Login ID For Generating Token"_s, setup).value, setup.mailboxUpn);
    }
    setup.loginId.clear();
    setup.mailboxUpn = setup.mailbox.toUpper();
    QVERIFY(line(u"Login ID For Generating Token"_s, setup).label.isEmpty());
}

void ConnectTasksTest::theFormSaysWhatIsMissing()
{
    Setup setup = wholeSetup();
    QCOMPARE(check(u"connect.form"_s, setup).state, State::ForPerson);
    setup.clientSecret = {};
    const Finding finding = check(u"connect.form"_s, setup);
    QCOMPARE(finding.code, u"connect/form-incomplete"_s);
    QCOMPARE(finding.args[u"fields"_s].toStringList(), QStringList{u"client Secret"_s});
}

void ConnectTasksTest::whatThePersonDidIsDone()
{
    Setup setup = wholeSetup();
    const Finding open = check(u"connect.generate-token"_s, setup);
    QCOMPARE(open.state, State::ForPerson);
    QCOMPARE(open.args[u"account"_s].toString(), setup.mailbox);
    setup.tokenGenerated = true;
    for (const QString &id : {u"connect.form"_s, u"connect.consent-box"_s, u"connect.generate-token"_s})
        QCOMPARE(check(id, setup).state, State::Done);
}

void ConnectTasksTest::savedAddressesAreCompared()
{
    Setup setup = wholeSetup();
    QCOMPARE(check(u"connect.saved-address"_s, setup).state, State::ForPerson);
    setup.savedForwardingAddress = setup.forwardingAddress.toUpper();
    QCOMPARE(check(u"connect.saved-address"_s, setup).code, u"connect/addresses-match"_s);
    setup.savedForwardingAddress = u"00000000000000000000000000000000@mail-us.imiconnect.io"_s;
    const Finding differs = check(u"connect.saved-address"_s, setup);
    QCOMPARE(differs.code, u"connect/addresses-differ"_s);
    QCOMPARE(differs.state, State::Wrong);
    setup.savedForwardingAddress = u"not an address"_s;
    QCOMPARE(check(u"connect.saved-address"_s, setup).code, u"forwarding-address/white-space"_s);
}

QTEST_GUILESS_MAIN(ConnectTasksTest)
#include "tst_connect_tasks.moc"
