// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace cmw;
using namespace Qt::StringLiterals;

/// The admin's sign-in as a session has it: what it asks for and when, and what happens where a token ends in the
/// middle of a run.
class tst_signin_session final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void permissionsAreAskedForStepByStep();
    void consentedPermissionsNeedNoSecondSignIn();
    void testEmailAsksForTheAppAlone();
    void tokenThatEndsInARunIsRenewed();
    void claimsChallengeLeadsToANewSignIn();
    void somebodyElseCantGoOnWithARun();
    void cancelEndsAWaitInTheMiddleOfARun();
    void strangersAreNamed_data();
    void strangersAreNamed();
    void guestSignsInToTheMailboxesOrganisation();
    void cloudOfTheDomainIsFoundBeforeTheSignIn();
    void unknownDomainIsDoubted();
    void codesReplaceTheBrowser();
    void browserCanBeLeftForACode();

private:
    /// Keeps what was opened, and lets the visitor sign in.
    OpenAddress recording();
    static QStringList permissions(const QUrl &address);
    /// As recording(), for somebody whom the wizard doesn't expect.
    OpenAddress signingInAs(const QString &account);
    /// So that everybody in the organisation gets tokens of the wizard's client.
    static void consentForAll(Session &session, const QStringList &permissions);

    QList<QUrl> m_opened;
};

OpenAddress tst_signin_session::recording()
{
    m_opened.clear();
    return [this](const QUrl &address) {
        m_opened.append(address);
        m_visitor->open(address);
        return true;
    };
}

OpenAddress tst_signin_session::signingInAs(const QString &account)
{
    m_opened.clear();
    return [this, account](const QUrl &address) {
        m_opened.append(address);
        QUrlQuery query(address);
        query.removeAllQueryItems(u"login_hint"_s);
        query.addQueryItem(u"login_hint"_s, account);
        QUrl theirs(address);
        theirs.setQuery(query);
        m_visitor->open(theirs);
        return true;
    };
}

QStringList tst_signin_session::permissions(const QUrl &address)
{
    QStringList names;
    const QStringList scopes = QUrlQuery(address).queryItemValue(u"scope"_s, QUrl::FullyDecoded).split(u' ');
    for (const QString &scope : scopes) {
        if (scope.startsWith(u"https://graph.microsoft.com/"))
            names.append(scope.section(u'/', -1));
    }
    names.sort();
    return names;
}

void tst_signin_session::consentForAll(Session &session, const QStringList &permissions)
{
    std::optional<AdminTokens> tokens;
    session.admin().ensure({Resource::Graph, permissions}, [&tokens](const Result<AdminTokens> &result) {
        if (result)
            tokens = *result;
    });
    QVERIFY(QTest::qWaitFor([&tokens] { return tokens.has_value(); }, 20000));
    Cloud cloud({session.endpoints(), *tokens, {}, nullptr, std::chrono::seconds(20), {}, {}, {}});
    const auto client = cloud.graph.servicePrincipal(session.endpoints().graphClientId);
    const auto graph = cloud.graph.servicePrincipal(u"00000003-0000-0000-c000-000000000000"_s);
    QVERIFY(client && *client && graph && *graph);
    const auto granted = cloud.graph.grantTogether(
        (**client)[u"id"].toString(), {{(**graph)[u"id"].toString(), {}, permissions}});
    QVERIFY(granted.size() == 1 && granted.first());
}

void tst_signin_session::permissionsAreAskedForStepByStep()
{
    Session session(surroundings(recording()));
    fillStepOne(session);
    RUN(session, startSignIn());
    QCOMPARE(m_opened.size(), 1);
    QCOMPARE(permissions(m_opened.first()), (QStringList{u"Directory.Read.All"_s, u"User.Read"_s}));

    RUN(session, startCheck({u"azure.app-registration"_s}));
    QCOMPARE(m_opened.size(), 2);
    QCOMPARE(permissions(m_opened.at(1)),
        (QStringList{u"Application.Read.All"_s, u"Directory.Read.All"_s, u"User.Read"_s}));

    // The larger one takes the place of the smaller one.
    RUN(session, startApply({u"azure.app-registration"_s}));
    QCOMPARE(m_opened.size(), 3);
    QCOMPARE(permissions(m_opened.at(2)),
        (QStringList{u"Application.ReadWrite.All"_s, u"Directory.Read.All"_s, u"User.Read"_s}));
    COMPARE_STATE(session, u"azure.app-registration"_s, State::Done);

    // What was asked for once isn't asked for again.
    RUN(session, startCheck({u"azure.app-registration"_s}));
    QCOMPARE(m_opened.size(), 3);
}

void tst_signin_session::consentedPermissionsNeedNoSecondSignIn()
{
    {
        Session first(surroundings());
        fillStepOne(first);
        RUN(first, startApply(stepTwo()));
        RUN(first, startUndo({}));
    }
    Session session(surroundings(recording()));
    fillStepOne(session);
    RUN(session, startSignIn());
    RUN(session, startCheck(stepTwo()));
    RUN(session, startApply(stepTwo()));
    COMPARE_STATE(session, u"azure.admin-consent"_s, State::Done);
    QVERIFY2(m_opened.size() == 1, qPrintable(permissions(m_opened.last()).join(u' ')));
}

void tst_signin_session::testEmailAsksForTheAppAlone()
{
    {
        Session first(surroundings());
        fillStepOne(first);
        RUN(first, startApply(stepTwo() + stepThree()));
    }
    Session session(surroundings(recording()));
    QVERIFY(session.open(session.store().list().first().file));
    RUN(session, startTestEmail(u"adele@contoso.com"_s));
    QVERIFY(session.testEmail()->accepted);
    QCOMPARE(permissions(m_opened.first()),
        (QStringList{u"Application.ReadWrite.All"_s, u"Directory.Read.All"_s, u"User.Read"_s}));
}

void tst_signin_session::tokenThatEndsInARunIsRenewed()
{
    startTenant(u"token-expires"_s);
    Session session(surroundings(recording()));
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    for (const QString &task : stepTwo()) {
        const Finding finding = session.finding(task);
        QVERIFY2(finding.state != State::Unknown && finding.state != State::Wrong,
            qPrintable(task + u' ' + finding.code + u' ' + finding.evidence));
    }
    QCOMPARE(m_opened.size(), 1); // silently
}

void tst_signin_session::claimsChallengeLeadsToANewSignIn()
{
    startTenant(u"claims-challenge"_s);
    Session session(surroundings(recording()));
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    COMPARE_STATE(session, u"azure.app-registration"_s, State::Done);
    COMPARE_STATE(session, u"azure.admin-consent"_s, State::Done);
    QCOMPARE(m_opened.size(), 2);
    const QString claims = QUrlQuery(m_opened.at(1)).queryItemValue(u"claims"_s, QUrl::FullyDecoded);
    QVERIFY2(claims.contains(u"access_token"), qPrintable(claims));
    QVERIFY(session.admin().person());
}

void tst_signin_session::somebodyElseCantGoOnWithARun()
{
    startTenant(u"claims-challenge"_s);
    m_opened.clear();
    Session session(surroundings([this](const QUrl &address) {
        m_opened.append(address);
        QUrl theirs(address);
        if (address.query().contains(u"claims="_s))
            theirs.setQuery(address.query().replace(u"adele"_s, u"alex"_s));
        m_visitor->open(theirs);
        return true;
    }));
    fillStepOne(session);
    const QStringList needed{u"User.Read"_s, u"Directory.Read.All"_s, u"Application.ReadWrite.All"_s,
        u"DelegatedPermissionGrant.ReadWrite.All"_s};
    consentForAll(session, needed);
    RUN(session, startApply({u"azure.app-registration"_s}));
    QCOMPARE(session.finding(u"azure.app-registration"_s).code, u"identity/other-account"_s);
    QCOMPARE(session.admin().person()->account, u"adele@contoso.com"_s);
}

void tst_signin_session::cancelEndsAWaitInTheMiddleOfARun()
{
    startTenant(u"claims-challenge"_s);
    m_opened.clear();
    Session session(surroundings([this](const QUrl &address) {
        m_opened.append(address);
        if (m_opened.size() == 1)
            m_visitor->open(address);
        return true;
    }));
    fillStepOne(session);
    QVERIFY(session.startApply(stepTwo()));
    QVERIFY(QTest::qWaitFor([this] { return m_opened.size() == 2; }, 20000));
    QSignalSpy ended(&session, &Session::workFinished);
    session.cancel();
    QVERIFY(ended.wait(1000));
    QVERIFY(ended.first().first().value<std::optional<Error>>()->isCancelled());
}

void tst_signin_session::strangersAreNamed_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("account");
    QTest::addColumn<QString>("code");
    QTest::newRow("another organisation")
        << u"other-organisation"_s << u"mia@fabrikam.com"_s << u"identity/other-organisation"_s;
    QTest::newRow("nobody approved the wizard")
        << u"sign-in-needs-approval"_s << u"adele@contoso.com"_s << u"identity/needs-approval"_s;
}

void tst_signin_session::strangersAreNamed()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, account);
    startTenant(scenario);
    Session session(surroundings(signingInAs(account)));
    fillStepOne(session);
    QVERIFY(session.startCheck(stepTwo()));
    const std::optional<Error> failure = wait(session);
    QVERIFY(failure);
    QTEST(failure->code, "code");
    QCOMPARE(session.finding(u"azure.app-registration"_s).state, State::Unknown);
}

void tst_signin_session::guestSignsInToTheMailboxesOrganisation()
{
    startTenant(u"guest-account"_s);
    m_opened.clear();
    Session session(surroundings(signingInAs(u"mia@fabrikam.com"_s)));
    fillStepOne(session);
    session.edit(&Setup::mailbox, u"support@contoso.com"_s);
    QVERIFY(session.startSignIn());
    (void)wait(session);
    session.signInAsGuest();
    QVERIFY(session.startSignIn());
    (void)wait(session);
    QVERIFY2(m_opened.constLast().path().contains(m_tenant->addresses().tenantId),
        qPrintable(m_opened.constLast().path()));
    QVERIFY(session.admin().person());
    QVERIFY(session.admin().person()->isGuest);
}

void tst_signin_session::cloudOfTheDomainIsFoundBeforeTheSignIn()
{
    startTenant(u"government-tenant"_s);
    Session session(surroundings(recording()));
    fillStepOne(session);
    QVERIFY(session.startCheck(stepTwo()));
    const std::optional<Error> failure = wait(session);
    QVERIFY(failure);
    QCOMPARE(failure->code, u"cloud/is-usgov"_s);
    QCOMPARE(failure->args.value(u"cloud"_s).toString(), u"usgov"_s);
    QCOMPARE(failure->args.value(u"domain"_s).toString(), u"contoso.com"_s);
    QVERIFY(m_opened.isEmpty());
    COMPARE_STATE(session, u"azure.app-registration"_s, State::Unknown);
}

void tst_signin_session::unknownDomainIsDoubted()
{
    Session session(surroundings(recording()));
    fillStepOne(session);
    session.edit(&Setup::mailbox, u"support@cotnoso.com"_s);
    QList<Error> doubts;
    connect(&session, &Session::doubted, this, [&doubts](const Error &error) { doubts.append(error); });
    RUN(session, startCheck({u"azure.app-registration"_s}));
    QCOMPARE(doubts.size(), qsizetype(1));
    QCOMPARE(doubts.first().code, u"identity/tenant-unknown"_s);
    QCOMPARE(doubts.first().args.value(u"domain"_s).toString(), u"cotnoso.com"_s);
    QVERIFY(doubts.first().evidence.contains(u"AADSTS90002"_s));
    QVERIFY(session.admin().person());
}

void tst_signin_session::codesReplaceTheBrowser()
{
    Surroundings at = surroundings(recording());
    at.signIn = Admin::Way::Code;
    Session session(at);
    fillStepOne(session);
    QList<int> further;
    connect(&session, &Session::waitingForCode, this, [this, &further](const DeviceCode &code) {
        further.append(code.further);
        QUrl page(code.page);
        page.setQuery(QUrlQuery{{u"otc"_s, code.code}});
        m_visitor->open(page);
    });
    RUN(session, startCheck(stepTwo() + stepThree()));
    COMPARE_STATE(session, u"azure.app-registration"_s, State::ToDo);
    COMPARE_STATE(session, u"mailbox.account"_s, State::Done);
    QCOMPARE(further, (QList<int>{1, 0}));
    QVERIFY(m_opened.isEmpty());
}

void tst_signin_session::browserCanBeLeftForACode()
{
    m_opened.clear();
    Session session(surroundings([this](const QUrl &address) {
        m_opened.append(address);
        return true;
    }));
    fillStepOne(session);
    QVERIFY(session.startSignIn());
    QVERIFY(QTest::qWaitFor([this] { return !m_opened.isEmpty(); }, 20000));
    connect(&session, &Session::waitingForCode, this, [this](const DeviceCode &code) {
        QUrl page(code.page);
        page.setQuery(QUrlQuery{{u"otc"_s, code.code}});
        m_visitor->open(page);
    });
    session.admin().use(Admin::Way::Code);
    const std::optional<Error> failure = wait(session);
    QVERIFY2(!failure, failure ? qPrintable(failure->code) : "");
    QCOMPARE(session.admin().person()->account, u"adele@contoso.com"_s);
}

QTEST_GUILESS_MAIN(tst_signin_session)
#include "tst_signin_session.moc"
