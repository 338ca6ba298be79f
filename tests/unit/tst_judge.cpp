// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/catalogue.h"
#include "diagnosis/judge.h"

#include <QtTest>

#include <functional>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

const QString support = u"support@contoso.com"_s;
const QString tenant = u"11111111-2222-3333-4444-555555555555"_s;

QDateTime noon()
{
    return {QDate(2026, 11, 27), QTime(12, 0), Qt::UTC};
}

TokenEvidence goodToken()
{
    return {u"https://outlook.office.com"_s, support, tenant, {u"SMTP.Send"_s}, {}, noon().addSecs(3600)};
}

TokenNeeds needs()
{
    return {{u"https://outlook.office.com"_s, u"https://outlook.office365.com"_s,
                u"00000002-0000-0ff1-ce00-000000000000"_s},
        {support}, tenant, u"https://outlook.office.com/SMTP.Send"_s};
}

Finding refusal(const QString &code, const QString &reply, int digits = 535)
{
    Finding finding(State::Wrong, code,
        {{u"account"_s, support}, {u"host"_s, u"smtp.office365.com"_s}, {u"reply"_s, digits}});
    finding.evidence = reply;
    return finding;
}

Finding line(State state, const QString &code, const QVariantMap &more = {})
{
    QVariantMap args{{u"mailbox"_s, support}, {u"upn"_s, support}, {u"primary"_s, support}};
    args.insert(more);
    return {state, code, args};
}

/// Everything is looked at and as it must be, and the server refuses without a reason.
Evidence healthy()
{
    Evidence evidence;
    evidence.refusal = refusal(u"smtp/auth"_s,
        u"535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com 2026-11-27T12:00:00.000Z 08DE2D]"_s);
    evidence.mechanism = u"XOAUTH2"_s;
    evidence.mailbox = support;
    evidence.receiver = u"alex@contoso.com"_s;
    evidence.at = noon();
    evidence.token = goodToken();
    evidence.needs = needs();
    evidence.account = line(State::Done, u"mailbox/ready"_s);
    evidence.login = line(State::NotNeeded, u"mailbox/login-not-needed"_s);
    evidence.smtpAuth = line(State::Done, u"mailbox/smtp-auth-on"_s, {{u"policiesSeen"_s, true}});
    return evidence;
}

/// One cause, put into healthy evidence.
struct Case {
    const char *name;
    std::function<void(Evidence &)> spoil;
    QString code;
    State state = State::Wrong;
};

/// In the order in which they are judged.
QList<Case> cases()
{
    return {
        {"mechanism", [](Evidence &e) { e.mechanism = u"LOGIN"_s; }, u"smtp/auth-basic"_s},
        {"audience", [](Evidence &e) { e.token->audience = u"https://graph.microsoft.com"_s; },
            u"verify/token-for-graph"_s},
        {"scope", [](Evidence &e) { e.token->scopes = {u"User.Read"_s}; }, u"verify/no-smtp-scope"_s},
        {"account", [](Evidence &e) { e.token->account = u"admin@contoso.com"_s; },
            u"verify/wrong-account"_s},
        {"name",
            [](Evidence &e) {
                e.account = line(e.account->state, e.account->code, {{u"upn"_s, u"csupport@contoso.com"_s}});
            },
            u"smtp/auth-other-name"_s},
        {"mailbox",
            [](Evidence &e) {
                e.account->state = State::Wrong;
                e.account->code = u"mailbox/unlicensed"_s;
            },
            u"mailbox/unlicensed"_s},
        {"access", [](Evidence &e) { e.login = line(State::ToDo, u"mailbox/login-lacks-full-access"_s); },
            u"mailbox/login-lacks-full-access"_s},
        {"mailbox's switch", [](Evidence &e) { e.smtpAuth = line(State::Wrong, u"mailbox/smtp-auth-off"_s); },
            u"smtp/auth-disabled-mailbox"_s},
    };
}

} // namespace

/// A refusal and what is known beside it, made into one cause.
class JudgeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void evidenceNamesTheCause_data();
    void evidenceNamesTheCause();
    void theEarlierCauseIsNamed_data();
    void theEarlierCauseIsNamed();
    void theRestOfTheOrder_data();
    void theRestOfTheOrder();
    void aRuleOfAnotherKindIsNoCause_data();
    void aRuleOfAnotherKindIsNoCause();
    void theNameOfASharedMailboxIsItsAddress_data();
    void theNameOfASharedMailboxIsItsAddress();

    void nothingExplainsIt();
    void whatWasNotSeenIsSaid_data();
    void whatWasNotSeenIsSaid();
    void aReasonedRefusalStays_data();
    void aReasonedRefusalStays();
    void criteriaAreJudgedToo();
    void sendAsIsJudgedByTheLogin_data();
    void sendAsIsJudgedByTheLogin();
    void aReceiverIsJudgedByTheReply_data();
    void aReceiverIsJudgedByTheReply();
    void reasonsAreTold();
};

void JudgeTest::evidenceNamesTheCause_data()
{
    QTest::addColumn<int>("index");
    const QList<Case> all = cases();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << i;
}

void JudgeTest::evidenceNamesTheCause()
{
    QFETCH(const int, index);
    const Case one = cases().at(index);
    Evidence evidence = healthy();
    one.spoil(evidence);
    const Finding finding = judge(evidence);
    QCOMPARE(finding.code, one.code);
    QCOMPARE(finding.state, one.state);
    QVERIFY(Catalogue::builtIn().knows(finding.code));
}

void JudgeTest::theEarlierCauseIsNamed_data()
{
    QTest::addColumn<int>("earlier");
    QTest::addColumn<int>("later");
    const QList<Case> all = cases();
    for (int later = 1; later < all.size(); ++later) {
        for (int earlier = 0; earlier < later; ++earlier)
            QTest::addRow("%s and %s", all[earlier].name, all[later].name) << earlier << later;
    }
}

void JudgeTest::theEarlierCauseIsNamed()
{
    QFETCH(const int, earlier);
    QFETCH(const int, later);
    Evidence evidence = healthy();
    cases().at(later).spoil(evidence);
    cases().at(earlier).spoil(evidence);
    QCOMPARE(judge(evidence).code, cases().at(earlier).code);
}

void JudgeTest::theRestOfTheOrder_data()
{
    // One look at the switch tells one thing of it: the organisation's and the policies' exclude each other.
    QTest::addColumn<QString>("smtpAuth");
    QTest::addColumn<bool>("fresh");
    QTest::addColumn<bool>("byGroup");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QString &smtpAuth, bool fresh, bool byGroup,
                         const QString &code) {
        QTest::newRow(name) << u"mailbox/smtp-auth-"_s + smtpAuth << fresh << byGroup << code;
    };
    row("organisation", u"organisation-off"_s, false, false, u"smtp/auth-disabled-tenant"_s);
    row("organisation and age", u"organisation-off"_s, true, true, u"smtp/auth-disabled-tenant"_s);
    row("policy", u"on-policy"_s, false, false, u"smtp/auth-perhaps-policy"_s);
    row("policy, inherited", u"inherited-policy"_s, false, false, u"smtp/auth-perhaps-policy"_s);
    row("policy and age", u"on-policy"_s, true, true, u"smtp/auth-perhaps-policy"_s);
    row("defaults", u"on-defaults"_s, false, false, u"smtp/auth-perhaps-defaults"_s);
    row("defaults, inherited", u"inherited-defaults"_s, false, false, u"smtp/auth-perhaps-defaults"_s);
    row("age", u"on"_s, true, false, u"smtp/auth-perhaps-not-yet"_s);
    row("age and group", u"on"_s, true, true, u"smtp/auth-perhaps-not-yet"_s);
    row("group", u"on"_s, false, true, u"mailbox/login-perhaps-by-group"_s);
}

void JudgeTest::theRestOfTheOrder()
{
    QFETCH(const QString, smtpAuth);
    QFETCH(const bool, fresh);
    QFETCH(const bool, byGroup);
    QFETCH(const QString, code);
    Evidence evidence = healthy();
    evidence.smtpAuth = line(State::Done, smtpAuth, {{u"policy"_s, u"Block Basic Auth"_s}});
    if (fresh)
        evidence.fresh = {noon().addSecs(-600), noon().addSecs(3000)};
    if (byGroup)
        evidence.login = line(State::ToDo, u"mailbox/login-perhaps-by-group"_s);
    const Finding finding = judge(evidence);
    QCOMPARE(finding.code, code);
    const bool isAge = code.endsWith(u"not-yet");
    QCOMPARE(finding.state, isAge ? State::ToDo : State::Wrong);
    QCOMPARE(finding.args.value(u"until"_s).toDateTime(), isAge ? noon().addSecs(3000) : QDateTime());
    const QString words = Catalogue::builtIn().words(finding, u"en"_s).summary;
    QCOMPARE(words.contains(u"Block Basic Auth"), code.endsWith(u"perhaps-policy"));
}

void JudgeTest::aRuleOfAnotherKindIsNoCause_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("to send as") << u"mailbox/login-lacks-send-as"_s;
    QTest::newRow("denied to send as") << u"mailbox/login-denied-send-as"_s;
}

void JudgeTest::aRuleOfAnotherKindIsNoCause()
{
    // Who may open the mailbox signs in, whether they may send as it or not.
    QFETCH(const QString, code);
    Evidence evidence = healthy();
    evidence.login = line(State::ToDo, code);
    QCOMPARE(judge(evidence).code, u"smtp/auth-unexplained"_s);
}

void JudgeTest::theNameOfASharedMailboxIsItsAddress_data()
{
    QTest::addColumn<QString>("primary");
    QTest::addColumn<QString>("upn");
    QTest::addColumn<QString>("code");
    QTest::newRow("its address") << support << u"shared1@contoso.com"_s << u"smtp/auth-unexplained"_s;
    QTest::newRow("its sign-in name") << u"help@contoso.com"_s << support << u"smtp/auth-unexplained"_s;
    QTest::newRow("an alias") << u"help@contoso.com"_s << u"help@contoso.com"_s << u"smtp/auth-other-name"_s;
}

void JudgeTest::theNameOfASharedMailboxIsItsAddress()
{
    QFETCH(const QString, primary);
    QFETCH(const QString, upn);
    QFETCH(const QString, code);
    Evidence evidence = healthy();
    evidence.account = line(State::Done, u"mailbox/ready-shared"_s,
        {{u"kind"_s, u"SharedMailbox"_s}, {u"primary"_s, primary}, {u"upn"_s, upn}});
    evidence.login = line(State::Done, u"mailbox/login-ready"_s);
    QCOMPARE(judge(evidence).code, code);
}

void JudgeTest::nothingExplainsIt()
{
    const Finding finding = judge(healthy());
    QCOMPARE(finding.code, u"smtp/auth-unexplained"_s);
    // What to send to Microsoft: when, which mailbox, and the id by which they find it.
    const QString repair = Catalogue::builtIn().words(finding, u"en"_s).repair;
    for (const QString &part : {support, u"SN2PR00CA0018.namprd00.prod.outlook.com"_s, u"08DE2D"_s})
        QVERIFY2(repair.contains(part), qPrintable(repair));
    QCOMPARE(finding.args.value(u"at"_s).toDateTime(), noon());

    // A server that doesn't name itself is named by its address.
    Evidence other = healthy();
    other.refusal.evidence = u"535 5.7.3 Authentication unsuccessful"_s;
    QCOMPARE(judge(other).args.value(u"server"_s).toString(), u"smtp.office365.com"_s);
}

void JudgeTest::whatWasNotSeenIsSaid_data()
{
    QTest::addColumn<std::function<void(Evidence &)>>("hide");
    using Hide = std::function<void(Evidence &)>;
    const auto row = [](const char *name, const Hide &hide) { QTest::newRow(name) << hide; };
    row("opaque token", [](Evidence &e) { e.token.reset(); });
    row("token without scope", [](Evidence &e) { e.token->scopes.clear(); });
    row("account", [](Evidence &e) { e.account.reset(); });
    row("login", [](Evidence &e) { e.login.reset(); });
    row("switch", [](Evidence &e) { e.smtpAuth.reset(); });
    row("denied", [](Evidence &e) { e.smtpAuth = line(State::Unknown, u"exchange/denied"_s); });
    row("policies", [](Evidence &e) { e.smtpAuth->args[u"policiesSeen"_s] = false; });
    row("organisation",
        [](Evidence &e) { e.smtpAuth = line(State::ToDo, u"mailbox/smtp-auth-organisation-unseen"_s); });
}

void JudgeTest::whatWasNotSeenIsSaid()
{
    QFETCH(const std::function<void(Evidence &)>, hide);
    Evidence evidence = healthy();
    hide(evidence);
    QCOMPARE(judge(evidence).code, u"smtp/auth-unseen"_s);
}

void JudgeTest::aReasonedRefusalStays_data()
{
    QTest::addColumn<QString>("code");
    for (const char *code : {"smtp/auth-disabled-mailbox", "smtp/auth-disabled-tenant", "smtp/auth-basic",
             "smtp/auth-security-defaults", "smtp/auth-temporary", "smtp/tls", "smtp/mailbox-full"})
        QTest::newRow(code) << QString::fromLatin1(code);
}

void JudgeTest::aReasonedRefusalStays()
{
    QFETCH(const QString, code);
    Evidence evidence = healthy();
    evidence.refusal.code = code;
    for (const Case &one : cases())
        one.spoil(evidence);
    const Finding finding = judge(evidence);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.evidence, evidence.refusal.evidence);
}

void JudgeTest::criteriaAreJudgedToo()
{
    Evidence evidence = healthy();
    evidence.refusal = refusal(u"smtp/auth-criteria"_s,
        u"535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully."_s);
    // A policy that refuses is in force, so a fresh change is no cause.
    evidence.fresh = {noon().addSecs(-600), noon().addSecs(3000)};
    QCOMPARE(judge(evidence).code, u"smtp/auth-criteria"_s);
    evidence.smtpAuth = line(State::Done, u"mailbox/smtp-auth-on-defaults"_s);
    QCOMPARE(judge(evidence).code, u"smtp/auth-perhaps-defaults"_s);
    evidence.smtpAuth = line(State::Wrong, u"mailbox/smtp-auth-off"_s);
    QCOMPARE(judge(evidence).code, u"smtp/auth-disabled-mailbox"_s);
}

void JudgeTest::sendAsIsJudgedByTheLogin_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *login, const char *code) {
        QTest::newRow(login) << u"mailbox/"_s + QLatin1StringView(login) << QString::fromLatin1(code);
    };
    row("login-lacks-send-as", "mailbox/login-lacks-send-as");
    row("login-lacks-both", "mailbox/login-lacks-both");
    row("login-denied-send-as", "mailbox/login-denied-send-as");
    row("login-perhaps-by-group", "mailbox/login-perhaps-by-group");
    row("login-lacks-full-access", "smtp/send-as-denied");
}

void JudgeTest::sendAsIsJudgedByTheLogin()
{
    QFETCH(const QString, login);
    QFETCH(const QString, code);
    Evidence evidence = healthy();
    evidence.refusal =
        refusal(u"smtp/send-as-denied"_s, u"554 5.2.252 SendAsDenied; a not allowed to send as b"_s, 554);
    evidence.login = line(State::ToDo, login);
    const Finding finding = judge(evidence);
    QCOMPARE(finding.code, code);
    QVERIFY(finding.evidence.contains(u"5.2.252"));
    evidence.login = line(State::Done, u"mailbox/login-ready"_s);
    QCOMPARE(judge(evidence).code, u"smtp/send-as-denied"_s);
}

void JudgeTest::aReceiverIsJudgedByTheReply_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *reply, const char *code) {
        QTest::newRow(reply) << QString::fromLatin1(reply) << QString::fromLatin1(code);
    };
    row("550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
        "smtp/recipient-unknown");
    row("550 5.1.1 User unknown", "smtp/recipient-unknown");
    row("550 5.4.1 Recipient address rejected: Access denied", "smtp/recipient-unknown");
    row("501 5.1.3 Invalid address", "smtp/recipient-malformed");
    row("553 Mailbox name not allowed", "smtp/recipient-malformed");
    row("550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup", "smtp/recipient-restricted");
    row("550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain", "smtp/recipient-not-relayed");
    row("554 Relay access denied", "smtp/recipient-not-relayed");
    row("452 4.5.3 Too many recipients", "smtp/recipient-later");
    row("550 5.7.1 Not today", "smtp/recipient");
    row("550 5.1.100 Something else", "smtp/recipient");
}

void JudgeTest::aReceiverIsJudgedByTheReply()
{
    QFETCH(const QString, reply);
    QFETCH(const QString, code);
    Evidence evidence = healthy();
    evidence.refusal = refusal(u"smtp/recipient"_s, reply, reply.left(3).toInt());
    const Finding finding = judge(evidence);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.evidence, reply);
    QCOMPARE(finding.args.value(u"receiver"_s).toString(), u"alex@contoso.com"_s);
}

void JudgeTest::reasonsAreTold()
{
    Evidence evidence = healthy();
    evidence.smtpAuth->evidence = u"Get-CASMailbox: False"_s;
    evidence.login.reset();
    const QString told = judge(evidence).evidence;
    QVERIFY2(told.startsWith(evidence.refusal.evidence), qPrintable(told));
    for (const QString &reason : {u"AUTH XOAUTH2"_s, u"aud https://outlook.office.com;"_s,
             u"scp SMTP.Send;"_s, u"mailbox.account: mailbox/ready"_s, u"mailbox.login: -"_s,
             u"mailbox.smtp-auth: mailbox/smtp-auth-on; Get-CASMailbox: False"_s})
        QVERIFY2(told.contains(reason), qPrintable(told));
}

QTEST_GUILESS_MAIN(JudgeTest)
#include "tst_judge.moc"
