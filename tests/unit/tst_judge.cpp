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
    evidence.limits = line(State::Done, u"mailbox/limits-fine"_s);
    evidence.routes = line(State::Done, u"mailbox/routes-fine"_s);
    evidence.licences = line(State::Done, u"azure/licence-exchange"_s);
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
    void sendAsHasMoreCauses_data();
    void sendAsHasMoreCauses();
    void aSenderIsJudgedByTheReply_data();
    void aSenderIsJudgedByTheReply();
    void aSignInThatIsHeldBackIsToldApart();
    void evidenceTellsSendersApart_data();
    void evidenceTellsSendersApart();
    void whatWasChangedSinceIsNoEvidence();
    void aReceiverOfOnesOwnIsToldSo_data();
    void aReceiverOfOnesOwnIsToldSo();
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
    // What to send to Microsoft: when, which mailbox, which server, and below it the id by which they find it.
    const QString repair = Catalogue::builtIn().words(finding, u"en"_s).repair;
    for (const QString &part : {support, u"the server SN2PR00CA0018.namprd00.prod.outlook.com,"_s})
        QVERIFY2(repair.contains(part), qPrintable(repair));
    QVERIFY2(finding.evidence.contains(u"08DE2D"), qPrintable(finding.evidence));
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
             "smtp/auth-security-defaults", "smtp/auth-temporary", "smtp/tls", "smtp/cut-off"})
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
    row("login-lacks-full-access", "smtp/send-as-unexplained");
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
}

void JudgeTest::sendAsHasMoreCauses_data()
{
    using Spoil = std::function<void(Evidence &)>;
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const Spoil &spoil, const char *code) {
        QTest::newRow(name) << spoil << QString::fromLatin1(code);
    };
    row(
        "another account", [](Evidence &e) { e.token->account = u"admin@contoso.com"_s; },
        "verify/wrong-account");
    row(
        "no mailbox", [](Evidence &e) { e.account = line(State::Wrong, u"mailbox/unlicensed"_s); },
        "mailbox/unlicensed");
    row(
        "an alias",
        [](Evidence &e) {
            e.account = line(State::Done, u"mailbox/is-alias"_s, {{u"primary"_s, u"help@contoso.com"_s}});
        },
        "smtp/send-as-alias");
    row(
        "a right that is missing comes before the alias",
        [](Evidence &e) {
            e.account = line(State::Done, u"mailbox/is-alias-shared"_s);
            e.login = line(State::ToDo, u"mailbox/login-lacks-send-as"_s);
        },
        "mailbox/login-lacks-send-as");
    // Its age is told by session: see tst_in_force.
    row(
        "a fresh change",
        [](Evidence &e) {
            e.fresh = {noon().addSecs(-60), {}};
        },
        "smtp/send-as-denied");
    row(
        "nobody has looked", [](Evidence &e) { e.login.reset(); }, "smtp/send-as-denied");
    row(
        "nothing", [](Evidence &) {}, "smtp/send-as-unexplained");
}

void JudgeTest::sendAsHasMoreCauses()
{
    QFETCH(const std::function<void(Evidence &)>, spoil);
    QFETCH(const QString, code);
    // As each of Microsoft's servers says it, at each stage.
    const std::pair<const char *, const char *> refusals[] = {
        {"smtp/send-as-denied", "550 5.7.60 SMTP; Client does not have permissions to send as this sender"},
        {"smtp/data",
            "554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied"},
        {"smtp/sender", "550 5.7.1 Client does not have permissions to send as this sender"}};
    for (const auto &[stage, reply] : refusals) {
        Evidence evidence = healthy();
        spoil(evidence);
        evidence.refusal = refusal(QString::fromLatin1(stage), QString::fromLatin1(reply), 550);
        QCOMPARE(judge(evidence).code, code);
    }
}

void JudgeTest::aSenderIsJudgedByTheReply_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *reply, const char *code) {
        QTest::newRow(reply) << QString::fromLatin1(reply) << QString::fromLatin1(code);
    };
    row("550 5.1.8 Access denied, bad outbound sender AS(42004) [SA0PR01MB6123.prod.exchangelabs.com]",
        "smtp/sender-restricted");
    row("550 5.7.501 Access denied, spam abuse detected", "smtp/sender-restricted");
    row("550 5.7.502 Access denied, banned sender", "smtp/sender-restricted");
    row("550 5.7.705 Access denied, tenant has exceeded threshold", "smtp/tenant-threshold");
    row("550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP. For more information "
        "please go to http://go.microsoft.com/fwlink/?LinkId=526653 AS(7910)",
        "smtp/tenant-new");
    row("550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains",
        "smtp/domain-of-others");
    row("550 5.7.703 Your message can't be delivered because messages to x are blocked by your organization using "
        "Tenant Allow Block List.",
        "smtp/recipient-blocked");
    row("550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
        "smtp/daily-limit");
    row("554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message",
        "smtp/daily-limit");
    row("550 5.2.2 Submission quota exceeded", "smtp/daily-limit");
    row("550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit",
        "smtp/tenant-limit");
    row("552 5.3.4 Message size exceeds fixed maximum message size", "smtp/too-large");
    row("530 5.7.57 Client not authenticated to send mail. [XXXPR01CA0001.outlook.office365.com]",
        "smtp/not-signed-in");
    row("432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending",
        "smtp/too-many-connections");
    row("432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", "smtp/too-many-connections");
    row("451 4.7.500 Access denied, please try again later (AS3000)", "smtp/suspicious");
    row("451 4.7.0 Temporary server error. Please try again later. PRX5", "smtp/later");
    row("554 5.2.0 STOREDRV.Submission.Exception:CannotSubmitException; Failed to process message",
        "smtp/submission-refused");
    row("550 5.7.1 Not today", "smtp/refused-unexplained");
}

void JudgeTest::aSenderIsJudgedByTheReply()
{
    QFETCH(const QString, reply);
    QFETCH(const QString, code);
    // Microsoft says it at MAIL FROM or after the mail.
    for (const QString &stage : {u"smtp/sender"_s, u"smtp/data"_s}) {
        Evidence evidence = healthy();
        evidence.refusal = refusal(stage, reply, reply.left(3).toInt());
        const Finding finding = judge(evidence);
        QCOMPARE(finding.code, code);
        QCOMPARE(finding.state, State::Wrong);
        QVERIFY2(finding.evidence.startsWith(reply), qPrintable(finding.evidence));
        for (const QString &language : {u"en"_s, u"ko"_s}) {
            const Words words = Catalogue::builtIn().words(finding, language);
            QVERIFY(!words.cause.isEmpty() && !words.repair.isEmpty());
        }
    }
}

void JudgeTest::aSignInThatIsHeldBackIsToldApart()
{
    Evidence evidence = healthy();
    const std::pair<const char *, const char *> replies[] = {
        {"432 4.3.2 Concurrent connections limit exceeded", "smtp/too-many-connections"},
        {"451 4.7.500 Server busy. Please try again later", "smtp/suspicious"},
        {"454 4.7.0 Temporary authentication failure", "smtp/auth-temporary"}};
    for (const auto &[reply, code] : replies) {
        evidence.refusal = refusal(u"smtp/auth-temporary"_s, QString::fromLatin1(reply), 450);
        QCOMPARE(judge(evidence).code, QString::fromLatin1(code));
    }
}

void JudgeTest::evidenceTellsSendersApart_data()
{
    using Spoil = std::function<void(Evidence &)>;
    QTest::addColumn<QString>("reply");
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *reply, const Spoil &spoil, const char *code) {
        QTest::newRow(name) << QString::fromLatin1(reply) << spoil << QString::fromLatin1(code);
    };
    const char *newTenant = "550 5.7.708 Access denied, traffic not accepted from this IP";
    const char *foreign = "550 5.7.750 Client blocked from sending from unregistered domain";
    const char *full = "554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException";
    const char *other = "550 5.7.1 Not today";
    row(
        "a trial", newTenant,
        [](Evidence &e) { e.licences = line(State::ForPerson, u"azure/licence-missing"_s); },
        "smtp/tenant-unlicensed");
    row(
        "licences unseen", newTenant, [](Evidence &e) { e.licences.reset(); }, "smtp/tenant-new");
    row(
        "a domain that nobody has looked at", foreign, [](Evidence &e) { e.account.reset(); },
        "smtp/domain-unregistered");
    row(
        "a domain without that mailbox", foreign,
        [](Evidence &e) { e.account = line(State::Wrong, u"mailbox/not-found"_s); }, "mailbox/not-found");
    row(
        "a full mailbox", full, [](Evidence &e) { e.limits = line(State::Wrong, u"mailbox/full"_s); },
        "mailbox/full");
    row(
        "full for sending", full,
        [](Evidence &e) { e.limits = line(State::Wrong, u"mailbox/full-for-sending"_s); },
        "mailbox/full-for-sending");
    row(
        "full, unseen", full, [](Evidence &e) { e.limits.reset(); }, "smtp/mailbox-full");
    row(
        "not full any more", full, [](Evidence &) {}, "smtp/mailbox-was-full");
    row(
        "the account that sends for it is full", full,
        [](Evidence &e) { e.token->account = u"alex@contoso.com"_s; }, "smtp/login-mailbox-full");
    row(
        "a tiny limit", "552 5.3.4 Message too large",
        [](Evidence &e) { e.limits = line(State::Wrong, u"mailbox/send-size-too-small"_s); },
        "mailbox/send-size-too-small");
    row(
        "a switch that is off", "530 5.7.57 Client not authenticated to send mail.",
        [](Evidence &e) { e.smtpAuth = line(State::Wrong, u"mailbox/smtp-auth-off"_s); },
        "smtp/auth-disabled-mailbox");
    row(
        "the organisation's switch", "530 5.7.57 Client not authenticated to send mail.",
        [](Evidence &e) { e.smtpAuth = line(State::Wrong, u"mailbox/smtp-auth-organisation-off"_s); },
        "smtp/auth-disabled-tenant");
    row(
        "a domain that sends nothing", other,
        [](Evidence &e) { e.routes = line(State::Wrong, u"mailbox/domain-sends-no-mail"_s); },
        "mailbox/domain-sends-no-mail");
    row(
        "no right to send as it", other,
        [](Evidence &e) { e.login = line(State::ToDo, u"mailbox/login-lacks-send-as"_s); },
        "mailbox/login-lacks-send-as");
    row(
        "full, and not said", other, [](Evidence &e) { e.limits = line(State::Wrong, u"mailbox/full"_s); },
        "mailbox/full");
    row(
        "what only concerns receiving", other,
        [](Evidence &e) { e.limits = line(State::Wrong, u"mailbox/moderated"_s); },
        "smtp/refused-unexplained");
    row(
        "not all seen", other, [](Evidence &e) { e.routes = line(State::Unknown, u"exchange/denied"_s); },
        "smtp/data");
    const char *store = "554 5.2.0 STOREDRV.Submission.Exception:CannotSubmitMessageException";
    row(
        "the store, and nobody has looked", store,
        [](Evidence &e) { e.account = e.login = e.limits = e.routes = std::nullopt; },
        "smtp/submission-unseen");
    row(
        "the store, and not all seen", store, [](Evidence &e) { e.limits.reset(); },
        "smtp/submission-unseen");
    row(
        "the store, and nothing", store, [](Evidence &) {}, "smtp/submission-refused");
}

void JudgeTest::whatWasChangedSinceIsNoEvidence()
{
    Evidence evidence = healthy();
    evidence.smtpAuth = {};
    evidence.changedSince = {u"mailbox.smtp-auth"_s};
    const Finding finding = judge(evidence);
    QCOMPARE(finding.code, u"smtp/changed-since"_s);
    QCOMPARE(finding.state, State::ToDo);
    QVERIFY(isUndecided(finding)); // another line may tell more
    QVERIFY2(finding.evidence.contains(u"mailbox.smtp-auth: changed since"_s), qPrintable(finding.evidence));
    evidence.login = line(State::ToDo, u"mailbox/login-lacks-full-access"_s);
    QCOMPARE(judge(evidence).code, u"mailbox/login-lacks-full-access"_s);
    // What the refusal doesn't stand on may change.
    evidence = healthy();
    evidence.changedSince = {u"mailbox.forwarding"_s};
    QCOMPARE(judge(evidence).code, u"smtp/auth-unexplained"_s);
}

void JudgeTest::evidenceTellsSendersApart()
{
    QFETCH(const QString, reply);
    QFETCH(const std::function<void(Evidence &)>, spoil);
    QFETCH(const QString, code);
    Evidence evidence = healthy();
    evidence.refusal = refusal(u"smtp/data"_s, reply, reply.left(3).toInt());
    spoil(evidence);
    const Finding finding = judge(evidence);
    QCOMPARE(finding.code, code);
    const QStringList undecided{u"smtp/data"_s, u"smtp/mailbox-full"_s, u"smtp/submission-unseen"_s};
    QCOMPARE(isUndecided(finding), undecided.contains(code));
    QVERIFY(Catalogue::builtIn().knows(finding.code));
    // What was looked at is told, and what to look at.
    const QStringList lines = linesToLookAt(evidence.refusal);
    for (const QString &task : lines)
        QVERIFY2(finding.evidence.contains(task), qPrintable(finding.evidence));
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
    row("550 5.4.1 Relay Access Denied", "smtp/recipient-not-relayed");
    row("550 5.7.124 Sender not in allowed-senders list", "smtp/recipient-restricted");
    row("550 5.7.703 messages to x are blocked by your organization using Tenant Allow Block List.",
        "smtp/recipient-blocked");
    row("550 5.1.8 Access denied, bad outbound sender", "smtp/sender-restricted");
    row("550 5.7.708 Access denied, traffic not accepted from this IP", "smtp/tenant-new");
    row("451 4.7.500 Access denied, please try again later", "smtp/suspicious");
}

void JudgeTest::aReceiverIsJudgedByTheReply()
{
    QFETCH(const QString, reply);
    QFETCH(const QString, code);
    Evidence evidence = healthy();
    evidence.receiver = u"alex@example.org, adele@contoso.com"_s; // it answers to the first
    evidence.refusal = refusal(u"smtp/recipient"_s, reply, reply.left(3).toInt());
    const Finding finding = judge(evidence);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.evidence, reply);
    if (code.startsWith(u"smtp/recipient"))
        QCOMPARE(finding.args.value(u"receiver"_s).toString(), u"alex@example.org"_s);
}

void JudgeTest::aReceiverOfOnesOwnIsToldSo_data()
{
    using Spoil = std::function<void(Evidence &)>;
    QTest::addColumn<QString>("reply");
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *reply, const Spoil &spoil, const char *code) {
        QTest::newRow(name) << QString::fromLatin1(reply) << spoil << QString::fromLatin1(code);
    };
    const char *unknown =
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup";
    const char *restricted = "550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized";
    row(
        "the mailbox's domain", unknown, [](Evidence &) {}, "smtp/recipient-unknown-here");
    row(
        "the domain of its sign-in name", unknown,
        [](Evidence &e) {
            e.receiver = u"alex@contoso.onmicrosoft.com"_s;
            e.account->args[u"upn"_s] = u"support@contoso.onmicrosoft.com"_s;
        },
        "smtp/recipient-unknown-here");
    row(
        "elsewhere", unknown, [](Evidence &e) { e.receiver = u"alex@example.org"_s; },
        "smtp/recipient-unknown");
    row(
        "the mailbox itself, with a list", restricted,
        [](Evidence &e) {
            e.receiver = support;
            e.limits = line(State::Wrong, u"mailbox/only-listed-senders"_s);
        },
        "mailbox/only-listed-senders");
    row(
        "another one", restricted,
        [](Evidence &e) { e.limits = line(State::Wrong, u"mailbox/only-listed-senders"_s); },
        "smtp/recipient-restricted");
}

void JudgeTest::aReceiverOfOnesOwnIsToldSo()
{
    QFETCH(const QString, reply);
    QFETCH(const std::function<void(Evidence &)>, spoil);
    QFETCH(const QString, code);
    Evidence evidence = healthy();
    evidence.refusal = refusal(u"smtp/recipient"_s, reply, 550);
    spoil(evidence);
    QCOMPARE(judge(evidence).code, code);
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
