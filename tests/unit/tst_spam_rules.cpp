// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/exchange.h"
#include "practice/mailflow.h"
#include "practice/outboundfilter.h"
#include "practice/state.h"
#include "tasks/mailbox/sender.h"
#include "tasks/mailbox/spamrules.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;
using Doubt = SpamRules::Doubt;

namespace {

const auto support = u"support@contoso.com"_s;
const auto target = u"a41a0ba3566ed2091155f13e48e6d4f8@mail-us.imiconnect.io"_s;

/// Policies in the order of their priorities, each with its rule: {"Name": …, "Mode": …, and the rule's own}.
QList<QJsonObject> parsed(const QByteArray &text)
{
    QJsonParseError error{};
    const QJsonArray array = QJsonDocument::fromJson('[' + text + ']', &error).array();
    if (error.error != QJsonParseError::NoError)
        qFatal("%s", qPrintable(error.errorString()));
    QList<QJsonObject> result;
    for (const QJsonValue &value : array)
        result.append(value.toObject());
    return result;
}

/// An organisation where support@ is in a group, which is in another one.
void furnish(practice::State &state, const QString &mode, const QList<QJsonObject> &custom)
{
    state.domain = u"contoso.com"_s;
    state.initialDomain = u"contoso.onmicrosoft.com"_s;
    const auto list = u"MailUniversalDistributionGroup"_s;
    state.recipients = {{u"1"_s, u"desk@contoso.com"_s, u"Desk"_s, list, {}, {u"10"_s}},
        {u"2"_s, u"all@contoso.com"_s, u"All"_s, list, {}, {u"1"_s}},
        {u"3"_s, u"board@contoso.com"_s, u"Board"_s, list, {}, {u"11"_s}}};
    state.outboundPolicies = {practice::outboundPolicy(u"Default"_s, mode, true)};
    for (const QJsonObject &one : custom) {
        const QString name = one[u"Name"].toString();
        state.outboundPolicies.append(practice::outboundPolicy(name, one[u"Mode"].toString(), false));
        state.outboundRules.append(
            practice::outboundRule(name, name, one, static_cast<int>(state.outboundRules.size())));
    }
}

practice::Account account(const QString &address)
{
    practice::Account account;
    account.id = u"10"_s;
    account.user = account.upn = address;
    return account;
}

Sender supportMailbox(bool knowsGroups)
{
    Sender sender{{support, u"help@contoso.com"_s}, u"1"_s, knowsGroups};
    if (knowsGroups) {
        sender.groups = {u"desk@contoso.com"_s, u"Desk"_s, u"team@contoso.com"_s, u"Team"_s};
        sender.unifiedGroups = {u"team@contoso.com"_s, u"Team"_s};
        sender.outerGroups = {u"all@contoso.com"_s, u"All"_s};
    }
    return sender;
}

} // namespace

/// What outbound spam policies say about a mailbox; and that the practice organisation's mail obeys the same.
class SpamRulesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstThatAppliesDecides_data();
    void theFirstThatAppliesDecides();
    void whatCannotBeToldIsDoubted_data();
    void whatCannotBeToldIsDoubted();
    void theOrderIsThatOfPriorities();
    void subdomainsBelongToTheirDomain();
    void oneValueMayComeAsAText();
    void aRuleForSeveralIsNotForOne();
    void blockedForwardingBounces();
};

void SpamRulesTest::theFirstThatAppliesDecides_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QByteArray>("custom");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, const QString &mode, const char *custom, const QString &policy,
                         bool allowed) {
        QTest::newRow(name) << mode << QByteArray(custom) << policy << allowed;
    };
    const auto off = u"Off"_s, on = u"On"_s, automatic = u"Automatic"_s, standard = u"Default"_s, x = u"X"_s;

    row("the default allows", on, "", standard, true);
    row("the default forbids", off, "", standard, false);
    row("automatic means off", automatic, "", standard, false);
    row("automatic means off in a policy, too", on,
        R"({"Name":"X","Mode":"Automatic","From":["support@contoso.com"]})", x, false);
    row("a user", off, R"({"Name":"X","Mode":"On","From":["alex@contoso.com","Support@Contoso.com"]})", x,
        true);
    row("another user", off, R"({"Name":"X","Mode":"On","From":["alex@contoso.com"]})", standard, false);
    row("a domain", off, R"({"Name":"X","Mode":"On","SenderDomainIs":["fabrikam.com","contoso.com"]})", x,
        true);
    row("another domain", off, R"({"Name":"X","Mode":"On","SenderDomainIs":["toso.com"]})", standard, false);
    row("a group", off, R"({"Name":"X","Mode":"On","FromMemberOf":["board@contoso.com","desk@contoso.com"]})",
        x, true);
    row("another group", off, R"({"Name":"X","Mode":"On","FromMemberOf":["board@contoso.com"]})", standard,
        false);
    row("user and group", off,
        R"({"Name":"X","Mode":"On","From":["support@contoso.com"],"FromMemberOf":["desk@contoso.com"]})", x,
        true);
    row("user, but not the group", off,
        R"({"Name":"X","Mode":"On","From":["support@contoso.com"],"FromMemberOf":["board@contoso.com"]})",
        standard, false);
    row("group, but not the user", off,
        R"({"Name":"X","Mode":"On","From":["alex@contoso.com"],"FromMemberOf":["desk@contoso.com"]})",
        standard, false);
    row("group, but not the domain", off,
        R"({"Name":"X","Mode":"On","FromMemberOf":["desk@contoso.com"],"SenderDomainIs":["fabrikam.com"]})",
        standard, false);
    row("except the user", off,
        R"({"Name":"X","Mode":"On","SenderDomainIs":["contoso.com"],"ExceptIfFrom":["support@contoso.com"]})",
        standard, false);
    row("except another user", off,
        R"({"Name":"X","Mode":"On","SenderDomainIs":["contoso.com"],"ExceptIfFrom":["alex@contoso.com"]})", x,
        true);
    row("except the group", off,
        R"({"Name":"X","Mode":"On","SenderDomainIs":["contoso.com"],"ExceptIfFromMemberOf":["desk@contoso.com"]})",
        standard, false);
    row("except another group", off,
        R"({"Name":"X","Mode":"On","SenderDomainIs":["contoso.com"],"ExceptIfFromMemberOf":["board@contoso.com"]})",
        x, true);
    row("except the domain", off,
        R"({"Name":"X","Mode":"On","From":["support@contoso.com"],"ExceptIfSenderDomainIs":["contoso.com"]})",
        standard, false);
    row("one exception is enough", off,
        R"({"Name":"X","Mode":"On","SenderDomainIs":["contoso.com"],"ExceptIfFrom":["alex@contoso.com"],
            "ExceptIfFromMemberOf":["desk@contoso.com"]})",
        standard, false);
    row("turned off", off, R"({"Name":"X","Mode":"On","From":["support@contoso.com"],"State":"Disabled"})",
        standard, false);
    row("the first of two", on,
        R"({"Name":"X","Mode":"Off","SenderDomainIs":["contoso.com"]},
           {"Name":"Y","Mode":"On","From":["support@contoso.com"]})",
        x, false);
    row("the second, where the first is for others", off,
        R"({"Name":"Y","Mode":"Off","FromMemberOf":["board@contoso.com"]},
           {"Name":"X","Mode":"On","From":["support@contoso.com"]})",
        x, true);
}

void SpamRulesTest::theFirstThatAppliesDecides()
{
    QFETCH(const QString, mode);
    QFETCH(const QByteArray, custom);
    practice::State state;
    furnish(state, mode, parsed(custom));
    const SpamRules::Verdict verdict =
        SpamRules(state.outboundPolicies, state.outboundRules).verdict(supportMailbox(true));
    QTEST(verdict.policy, "policy");
    QTEST(verdict.allowed, "allowed");
    QVERIFY(verdict.doubt == Doubt::None);
    QVERIFY(verdict.unless.isEmpty());
    QCOMPARE(practice::policyAllowsForwarding(state, account(support)), verdict.allowed);
}

void SpamRulesTest::whatCannotBeToldIsDoubted_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QByteArray>("custom");
    QTest::addColumn<bool>("knowsGroups");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("unless");
    QTest::addColumn<Doubt>("doubt");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, const QString &mode, const char *custom, bool knowsGroups,
                         const QString &policy, const QString &unless, Doubt doubt, bool allowed) {
        QTest::newRow(name) << mode << QByteArray(custom) << knowsGroups << policy << unless << doubt
                            << allowed;
    };
    const auto off = u"Off"_s, on = u"On"_s, standard = u"Default"_s, x = u"X"_s, nothing = QString();
    const char *desk = R"({"Name":"X","Mode":"Off","FromMemberOf":["desk@contoso.com"]})";
    const char *all = R"({"Name":"X","Mode":"Off","FromMemberOf":["all@contoso.com"]})";
    const char *allOn = R"({"Name":"X","Mode":"On","FromMemberOf":["all@contoso.com"]})";

    row("unreadable, may forbid", on, desk, false, x, nothing, Doubt::Unreadable, false);
    row("unreadable, and forbidden anyway", off, desk, false, standard, nothing, Doubt::None, false);
    row("nested, may forbid", on, all, true, x, nothing, Doubt::Nested, false);
    row("nested, may allow", off, allOn, true, standard, x, Doubt::None, false);
    row("nested, and allowed anyway", on, allOn, true, standard, nothing, Doubt::None, true);
    row("unified, may forbid", on, R"({"Name":"X","Mode":"Off","FromMemberOf":["team@contoso.com"]})", true,
        x, nothing, Doubt::Unified, false);
    row("unreadable exception of what allows", off,
        R"({"Name":"X","Mode":"On","SenderDomainIs":["contoso.com"],"ExceptIfFromMemberOf":["all@contoso.com"]})",
        true, standard, x, Doubt::None, false);
    row("a name that isn't Graph's", on, R"({"Name":"X","Mode":"Off","FromMemberOf":["Front office"]})", true,
        x, nothing, Doubt::Unreadable, false);
    row("a name that is", on, R"({"Name":"X","Mode":"Off","FromMemberOf":["desk"]})", true, x, nothing,
        Doubt::None, false);
    row("another user's, whatever the group", on,
        R"({"Name":"X","Mode":"Off","From":["alex@contoso.com"],"FromMemberOf":["all@contoso.com"]})", false,
        standard, nothing, Doubt::None, true);
    row("turned off", on,
        R"({"Name":"X","Mode":"Off","FromMemberOf":["all@contoso.com"],"State":"Disabled"})", false, standard,
        nothing, Doubt::None, true);
}

void SpamRulesTest::whatCannotBeToldIsDoubted()
{
    QFETCH(const QString, mode);
    QFETCH(const QByteArray, custom);
    QFETCH(const bool, knowsGroups);
    practice::State state;
    furnish(state, mode, parsed(custom));
    const SpamRules::Verdict verdict =
        SpamRules(state.outboundPolicies, state.outboundRules).verdict(supportMailbox(knowsGroups));
    QTEST(verdict.policy, "policy");
    QTEST(verdict.unless, "unless");
    QTEST(verdict.allowed, "allowed");
    QFETCH(const Doubt, doubt);
    QVERIFY(verdict.doubt == doubt);
}

void SpamRulesTest::theOrderIsThatOfPriorities()
{
    practice::State state;
    furnish(state, u"Off"_s, parsed(R"({"Name":"First","Mode":"On","From":["support@contoso.com"]},
                  {"Name":"Second","Mode":"Off","From":["support@contoso.com"]})"));
    std::reverse(state.outboundRules.begin(), state.outboundRules.end());
    QVERIFY(SpamRules(state.outboundPolicies, state.outboundRules).verdict(supportMailbox(true)).allowed);
}

void SpamRulesTest::subdomainsBelongToTheirDomain()
{
    practice::State state;
    furnish(state, u"Off"_s, parsed(R"({"Name":"X","Mode":"On","SenderDomainIs":["contoso.com"]})"));
    const SpamRules rules(state.outboundPolicies, state.outboundRules);
    QVERIFY(rules.verdict({{u"support@marketing.contoso.com"_s}}).allowed);
    QVERIFY(!rules.verdict({{u"support@notcontoso.com"_s}}).allowed);
    QVERIFY(practice::policyAllowsForwarding(state, account(u"support@marketing.contoso.com"_s)));
    QVERIFY(!practice::policyAllowsForwarding(state, account(u"support@notcontoso.com"_s)));
}

void SpamRulesTest::oneValueMayComeAsAText()
{
    const QList<QJsonObject> policies{practice::outboundPolicy(u"Default"_s, u"Off"_s, true),
        practice::outboundPolicy(u"X"_s, u"On"_s, false)};
    const QJsonObject rule{{u"Name"_s, u"X"_s}, {u"State"_s, u"Enabled"_s}, {u"Priority"_s, 0},
        {u"HostedOutboundSpamFilterPolicy"_s, u"X"_s}, {u"From"_s, support},
        {u"FromMemberOf"_s, QJsonValue()}};
    QVERIFY(SpamRules(policies, {rule}).verdict(supportMailbox(false)).allowed);
    QVERIFY(!SpamRules(policies, {rule}).asksForGroups());
    QVERIFY(SpamRules::isForOnly(rule, supportMailbox(false)));
    QCOMPARE(SpamRules::parameters(rule)[u"From"].toArray(), QJsonArray{support});
}

void SpamRulesTest::aRuleForSeveralIsNotForOne()
{
    const auto rule = [](const QJsonArray &from) { return QJsonObject{{u"From"_s, from}}; };
    QVERIFY(SpamRules::isForOnly(rule({u"help@contoso.com"_s}), supportMailbox(false)));
    QVERIFY(!SpamRules::isForOnly(rule({u"alex@contoso.com"_s}), supportMailbox(false)));
    QVERIFY(!SpamRules::isForOnly(rule({support, u"alex@contoso.com"_s}), supportMailbox(false)));
    QVERIFY(!SpamRules::isForOnly(rule({}), supportMailbox(false)));
}

void SpamRulesTest::blockedForwardingBounces()
{
    for (const bool isMember : {true, false}) {
        practice::State state;
        furnish(state, u"Off"_s, parsed(R"({"Name":"X","Mode":"On","FromMemberOf":["all@contoso.com"]})"));
        if (!isMember)
            state.recipients[0].members.clear();
        practice::Account mailbox = account(support);
        mailbox.forwardingSmtpAddress = target;
        mailbox.deliverAndForward = true;
        state.accounts = {mailbox};
        practice::MailFlow(state).accept(u"customer@example.org"_s, {support}, "Subject: Hello\r\n\r\nHello");
        const auto bounced = std::find_if(state.mails.begin(), state.mails.end(),
            [](const practice::Mail &mail) { return mail.folder == u"bounced"; });
        QCOMPARE(bounced == state.mails.end(), isMember);
        if (!isMember) {
            QVERIFY(
                bounced->note.startsWith(u"5.7.520 Access denied, Your organization does not allow external "
                                         "forwarding."));
            QCOMPARE(bounced->to, target);
        }
    }
}

QTEST_GUILESS_MAIN(SpamRulesTest)
#include "tst_spam_rules.moc"
