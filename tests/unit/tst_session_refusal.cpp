// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include "tasks/mailway.h"

#include <QTest>
#include <QUrlQuery>

using namespace cmw;
using namespace Qt::StringLiterals;

/// A test email that goes wrong: what is said before anything is sent, and what a refusal is judged by.
class TestSessionRefusal final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void anotherAccountIsNamedBeforeAnythingIsSent();
    void aFreshChangeExplainsARefusal();
    void theLinesAreLookedAtAgain();
    void aLaterLookTellsMore();
    void whatWasChangedSinceIsNotRuledOut();
    void whatALineSaidYesterdayIsNoCause();
    void aSharedMailboxsAliasLogsInByItsAddress();
    void aMailThatStaysInsideProvesItsPartOfTheWay();
    void whatTheServerSaysOfTheSenderIsJudged_data();
    void whatTheServerSaysOfTheSenderIsJudged();

private:
    static QStringList stageNames(const Session &session);
    static bool turnSmtpAuthOff(Session &session);
};

QStringList TestSessionRefusal::stageNames(const Session &session)
{
    QStringList names;
    for (const Stage &stage : session.testEmail()->stages)
        names.append(stage.name);
    return names;
}

/// Past the session, as another admin would.
bool TestSessionRefusal::turnSmtpAuthOff(Session &session)
{
    std::optional<AdminTokens> tokens;
    session.admin().ensure({Resource::Exchange, {}}, [&](const Result<AdminTokens> &result) {
        if (result)
            tokens = *result;
    });
    if (!QTest::qWaitFor([&] { return tokens.has_value(); }, 20000))
        return false;
    Cloud cloud({session.endpoints(), *tokens, {}, nullptr, std::chrono::seconds(20), {}, {}, {}});
    cloud.exchange.setTenant(session.setup().tenantId, session.setup().adminAccount);
    return cloud.exchange.setSmtpAuthDisabled(session.setup().mailbox, true).ok();
}

void TestSessionRefusal::anotherAccountIsNamedBeforeAnythingIsSent()
{
    Session session(surroundings([this](const QUrl &address) {
        QUrl opened = address;
        QUrlQuery query(address);
        if (address.query().contains(u"SMTP.Send")) {
            // The browser was signed in already.
            query.removeQueryItem(u"login_hint"_s);
            query.addQueryItem(u"login_hint"_s, u"adele@contoso.com"_s);
            opened.setQuery(query);
        }
        m_visitor->open(opened);
        return true;
    }));
    fillStepOne(session);
    RUN(session, startApply(stepTwo() + stepThree()));
    RUN(session, startTestEmail(u"alex@contoso.com"_s));
    const Finding finding = session.finding(u"verify.test-email"_s);
    QCOMPARE(finding.code, u"verify/wrong-account"_s);
    QCOMPARE(finding.args.value(u"account"_s).toString(), u"adele@contoso.com"_s);
    QCOMPARE(finding.args.value(u"wanted"_s).toString(), u"support@contoso.com"_s);
    QCOMPARE(stageNames(session), QStringList{u"token"_s});
}

void TestSessionRefusal::aFreshChangeExplainsARefusal()
{
    startTenant(u"smtp-login-refused-at-first"_s);
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo() + stepThree()));
    RUN(session, startTestEmail(u"alex@contoso.com"_s));
    const Finding finding = session.finding(u"verify.test-email"_s);
    QCOMPARE(finding.code, u"smtp/auth-perhaps-not-yet"_s);
    QCOMPARE(finding.state, State::ToDo);
    QVERIFY2(finding.evidence.contains(u"535 5.7.3"), qPrintable(finding.evidence));
}

void TestSessionRefusal::theLinesAreLookedAtAgain()
{
    startTenant(u"smtp-login-refused-at-first"_s);
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo() + stepThree()));
    COMPARE_STATE(session, u"mailbox.smtp-auth"_s, State::Done);
    QVERIFY(turnSmtpAuthOff(session));
    RUN(session, startTestEmail(u"alex@contoso.com"_s));
    QCOMPARE(session.finding(u"verify.test-email"_s).code, u"smtp/auth-disabled-mailbox"_s);
    COMPARE_STATE(session, u"mailbox.smtp-auth"_s, State::Wrong);
}

void TestSessionRefusal::aLaterLookTellsMore()
{
    startTenant(u"smtp-login-refused-at-first"_s);
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    QVERIFY(session.finding(u"mailbox.smtp-auth"_s).code == u"not-looked");
    // Nobody is signed in to Exchange, and nobody is asked to.
    RUN(session, startTestEmail(u"alex@contoso.com"_s));
    QCOMPARE(session.finding(u"verify.test-email"_s).code, u"smtp/auth-unseen"_s);
    RUN(session, startCheck(stepThree()));
    QCOMPARE(session.finding(u"verify.test-email"_s).code, u"smtp/auth-disabled-tenant"_s);
}

void TestSessionRefusal::whatWasChangedSinceIsNotRuledOut()
{
    startTenant(u"smtp-login-refused-at-first"_s);
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    RUN(session, startTestEmail(u"alex@contoso.com"_s));
    QCOMPARE(session.finding(u"verify.test-email"_s).code, u"smtp/auth-unseen"_s);
    // It was off when the server refused; that it is on now says nothing of then.
    RUN(session, startApply(stepThree()));
    COMPARE_STATE(session, u"mailbox.smtp-auth"_s, State::Done);
    const Finding finding = session.finding(u"verify.test-email"_s);
    QCOMPARE(finding.code, u"smtp/changed-since"_s);
    QCOMPARE(finding.state, State::ToDo);
    QVERIFY2(finding.evidence.contains(u"535 5.7.3"_s), qPrintable(finding.evidence));
    QVERIFY2(finding.evidence.contains(u"mailbox.smtp-auth: changed since"_s), qPrintable(finding.evidence));
}

void TestSessionRefusal::whatALineSaidYesterdayIsNoCause()
{
    startTenant(u"smtp-login-refused-at-first"_s);
    QString file;
    {
        Session session(surroundings());
        fillStepOne(session);
        RUN(session, startApply(stepTwo()));
        RUN(session, startCheck(stepThree()));
        QCOMPARE(session.finding(u"mailbox.smtp-auth"_s).code, u"mailbox/smtp-auth-organisation-off"_s);
        file = session.file();
    }
    Surroundings tomorrow = surroundings();
    tomorrow.clock = [] { return QDateTime::currentDateTimeUtc().addDays(1); };
    Session session(tomorrow);
    QVERIFY(session.open(file));
    // Nobody is signed in to Exchange, who could look again.
    RUN(session, startTestEmail(u"alex@contoso.com"_s));
    QCOMPARE(session.finding(u"verify.test-email"_s).code, u"smtp/auth-unseen"_s);
}

void TestSessionRefusal::aSharedMailboxsAliasLogsInByItsAddress()
{
    startTenant(u"shared-alias"_s);
    Session session(surroundings());
    fillStepOne(session);
    session.edit(&Setup::loginId, u"alex@contoso.com"_s);
    RUN(session, startApply(stepTwo() + stepThree()));
    QCOMPARE(session.setup().mailboxAddress, u"help@contoso.com"_s);
    RUN(session, startTestEmail(u"adele@contoso.com"_s));
    const Finding finding = session.finding(u"verify.test-email"_s);
    QVERIFY2(
        finding.code == u"verify/test-accepted-inside", qPrintable(finding.code + u' ' + finding.evidence));
}

void TestSessionRefusal::aMailThatStaysInsideProvesItsPartOfTheWay()
{
    const auto proven = [](const Session &session) {
        return session.finding(u"verify.test-email"_s).args.value(u"legs"_s).toStringList();
    };
    const QString in = hopCode(Hop::ConnectToMailbox), out = hopCode(Hop::MailboxToCustomer);
    startTenant(u"smtp-tenant-new"_s); // takes no mail to the outside, and any other
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo() + stepThree()));
    RUN(session, startTestEmail(u"alex@contoso.com, adele@CONTOSO.com"_s));
    QCOMPARE(session.finding(u"verify.test-email"_s).code, u"verify/test-accepted-inside"_s);
    QCOMPARE(proven(session), QStringList{in});

    startTenant(u"happy"_s);
    Session other(surroundings());
    fillStepOne(other);
    RUN(other, startApply(stepTwo() + stepThree()));
    RUN(other, startTestEmail(u"alex@contoso.com, customer@example.org"_s));
    QCOMPARE(other.finding(u"verify.test-email"_s).code, u"verify/test-accepted"_s);
    QCOMPARE(proven(other), (QStringList{in, out}));
    RUN(other, startTestEmail(u"alex@contoso.com, nobody@contoso.com"_s));
    QCOMPARE(other.finding(u"verify.test-email"_s).code, u"verify/test-accepted-inside-partly"_s);
}

void TestSessionRefusal::whatTheServerSaysOfTheSenderIsJudged_data()
{
    QTest::addColumn<QString>("receiver");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("server");
    const auto row = [](const char *scenario, const char *receiver, const char *code, const char *server) {
        QTest::newRow(scenario) << QString::fromLatin1(receiver) << QString::fromLatin1(code)
                                << QString::fromLatin1(server);
    };
    row("smtp-sender-restricted", "a@example.org", "smtp/sender-restricted", "550 5.1.8 ");
    // Exchange has been asked for the mailbox, so its domain is a registered one.
    row("smtp-domain-unregistered", "a@example.org", "smtp/domain-of-others", "550 5.7.750 ");
    row("smtp-not-signed-in", "alex@contoso.com", "smtp/not-signed-in", "530 5.7.57 ");
    row("smtp-tenant-new", "a@example.org", "smtp/tenant-new", "550 5.7.708 ");
    row("smtp-tenant-threshold", "a@example.org", "smtp/tenant-threshold", "550 5.7.705 ");
    row("smtp-daily-limit", "alex@contoso.com", "smtp/daily-limit", "550 5.1.90 ");
    row("smtp-too-many-connections", "alex@contoso.com", "smtp/too-many-connections", "432 4.3.2 ");
    row("smtp-suspicious", "alex@contoso.com", "smtp/suspicious", "451 4.7.500 ");
    row("smtp-submission-refused", "alex@contoso.com", "smtp/submission-refused", "554 5.2.0 STOREDRV");
    row("mailbox-full", "alex@contoso.com", "mailbox/full", "554 5.2.2 mailbox full");
    row("happy", "nobody@contoso.com", "smtp/recipient-unknown-here", "550 5.1.10 ");
}

void TestSessionRefusal::whatTheServerSaysOfTheSenderIsJudged()
{
    QFETCH(const QString, receiver);
    QFETCH(const QString, code);
    QFETCH(const QString, server);
    startTenant(QString::fromLatin1(QTest::currentDataTag()));
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo() + stepThree()));
    RUN(session, startTestEmail(receiver));
    const Finding finding = session.finding(u"verify.test-email"_s);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.state, State::Wrong);
    QVERIFY2(finding.evidence.startsWith(server), qPrintable(finding.evidence));
}

QTEST_GUILESS_MAIN(TestSessionRefusal)
#include "tst_session_refusal.moc"
