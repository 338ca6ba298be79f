// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include "tasks/mailbox/ownpolicy.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const auto support = u"support@contoso.com"_s;
const auto policy = u"mailbox.outbound-policy"_s;
const auto ownName = u"Webex Connect - support"_s;
const auto needed = u"mailbox/customization-needed"_s;

qsizetype policies(Office &office)
{
    return office.exchange(u"Get-HostedOutboundSpamFilterPolicy"_s).size();
}

/// But for the ids, which are made anew with a rule.
QJsonArray rules(Office &office)
{
    QJsonArray result;
    const QJsonArray all = office.exchange(u"Get-HostedOutboundSpamFilterRule"_s);
    for (const QJsonValue &one : all) {
        QJsonObject rule = one.toObject();
        rule.remove(u"Guid"_s);
        result.append(rule);
    }
    return result;
}

/// Policies by name, and what they say about forwarding.
QJsonObject modes(Office &office)
{
    QJsonObject result;
    const QJsonArray all = office.exchange(u"Get-HostedOutboundSpamFilterPolicy"_s);
    for (const QJsonValue &one : all)
        result.insert(one[u"Name"].toString(), one[u"AutoForwardingMode"]);
    return result;
}

/// A rule with our name for the mailbox, after one for others; that policy has more conditions than ours.
void makeByHand(Office &office, const QString &policyName, const QString &mode, bool enabled)
{
    office.exchange(u"New-HostedOutboundSpamFilterPolicy"_s, {{u"Name"_s, u"First"_s}});
    office.exchange(u"New-HostedOutboundSpamFilterRule"_s,
        {{u"Name"_s, u"First"_s}, {u"HostedOutboundSpamFilterPolicy"_s, u"First"_s},
            {u"From"_s, QJsonArray{u"billing@contoso.com"_s}}});
    office.exchange(
        u"New-HostedOutboundSpamFilterPolicy"_s, {{u"Name"_s, policyName}, {u"AutoForwardingMode"_s, mode}});
    office.exchange(u"New-HostedOutboundSpamFilterRule"_s,
        {{u"Name"_s, ownName}, {u"HostedOutboundSpamFilterPolicy"_s, policyName},
            {u"From"_s, QJsonArray{support}}, {u"SenderDomainIs"_s, QJsonArray{u"contoso.com"_s}},
            {u"Enabled"_s, enabled}});
}

bool isDehydrated(Office &office)
{
    return office.exchange(u"Get-OrganizationConfig"_s)[0][u"IsDehydrated"].toBool();
}

} // namespace

/// Step 3's line about outbound spam policies against the practice tenant.
class OutboundPolicyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPolicyForTheMailboxAloneIsMade();
    void aHalfMadePolicyIsCompleted();
    void policiesOfOthersAreLeftAlone();
    void aRuleByHandComesBack_data();
    void aRuleByHandComesBack();
    void aNameThatIsTakenGetsTheWholeAddress_data();
    void aNameThatIsTakenGetsTheWholeAddress();
    void undoLeavesAPolicyThatSomebodyChangedSince_data();
    void undoLeavesAPolicyThatSomebodyChangedSince();
    void aPolicyThatOthersUseStaysUntilTheyDoNot();
    void policyNamesAreWhatExchangeTakes_data();
    void policyNamesAreWhatExchangeTakes();
    void twoMailboxesHaveOneEach();
    void undoRestoresTheOrderOfOthers();
    void theRuleNamesThePrimaryAddress();
    void whatAKilledRunMadeIsTakenBack();

    void groupsAreRead_data();
    void groupsAreRead();
    void withoutTheRightGroupsStayOpen();

    void customizationTakesAYesOfItsOwn();
    void customizationThatOthersBeganIsNoError();
    void customizationThatIsSlowIsWaitedFor();
    void theWaitForCustomizationCanBeStopped();
    void rolesThatAreMissingAreNamed_data();
    void rolesThatAreMissingAreNamed();
};

void OutboundPolicyTest::aPolicyForTheMailboxAloneIsMade()
{
    Office office;
    const Finding before = office.check(policy);
    QCOMPARE(before.code, u"mailbox/forwarding-blocked-automatic"_s);
    QCOMPARE(before.args[u"policy"_s].toString(), u"Default"_s);
    const qsizetype count = policies(office);
    const auto made = office.apply(policy);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().evidence));
    QCOMPARE(office.check(policy).code, u"mailbox/forwarding-allowed"_s);
    QCOMPARE(policies(office), count + 1);
    const QJsonObject rule = office.exchange(u"Get-HostedOutboundSpamFilterRule"_s)[0].toObject();
    QCOMPARE(rule[u"From"].toArray(), QJsonArray{support});
    QVERIFY(office.apply(policy)->what.isEmpty());
    QCOMPARE(policies(office), count + 1);

    // Nobody else was let through.
    office.setup.mailbox = u"billing@contoso.com"_s;
    QCOMPARE(office.check(policy).code, u"mailbox/forwarding-blocked-automatic"_s);
    office.setup.mailbox = support;

    QVERIFY(office.undo(office.intended.first()));
    QCOMPARE(policies(office), count);
    QVERIFY(office.exchange(u"Get-HostedOutboundSpamFilterRule"_s).isEmpty());
    QVERIFY(office.undo(office.intended.first()));
}

void OutboundPolicyTest::aHalfMadePolicyIsCompleted()
{
    // As after a kill between the two writes.
    Office office;
    office.exchange(
        u"New-HostedOutboundSpamFilterPolicy"_s, {{u"Name"_s, ownName}, {u"AutoForwardingMode"_s, u"On"_s}});
    const qsizetype count = policies(office);
    QCOMPARE(office.check(policy).state, State::Wrong);
    QVERIFY(office.apply(policy));
    QCOMPARE(office.check(policy).state, State::Done);
    QCOMPARE(policies(office), count);
}

void OutboundPolicyTest::policiesOfOthersAreLeftAlone()
{
    Office office(u"outbound-name-taken"_s);
    const QJsonArray before = rules(office);
    const Finding finding = office.check(policy);
    QCOMPARE(finding.code, u"mailbox/policy-name-taken"_s);
    QCOMPARE(finding.state, State::ForPerson);
    const auto applied = office.apply(policy);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, u"mailbox/policy-name-taken"_s);
    QVERIFY(office.intended.isEmpty());
    QCOMPARE(rules(office), before);
}

void OutboundPolicyTest::aRuleByHandComesBack_data()
{
    QTest::addColumn<bool>("ownPolicy");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("enabled");
    QTest::newRow("disabled") << true << u"On"_s << false;
    QTest::newRow("disabled, policy off") << true << u"Off"_s << false;
    QTest::newRow("of another policy") << false << u"Off"_s << true;
}

void OutboundPolicyTest::aRuleByHandComesBack()
{
    QFETCH(const bool, ownPolicy);
    QFETCH(const QString, mode);
    QFETCH(const bool, enabled);
    Office office;
    makeByHand(office, ownPolicy ? ownName : u"Strict"_s, mode, enabled);
    const QJsonArray rulesBefore = rules(office);
    const QJsonObject modesBefore = modes(office);
    const auto made = office.apply(policy);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().code + made.error().evidence));
    QCOMPARE(office.check(policy).code, u"mailbox/forwarding-allowed"_s);

    for (int i = 0; i < 2; ++i) {
        QVERIFY(office.undo(office.intended.first()));
        QCOMPARE(rules(office), rulesBefore);
        QCOMPARE(modes(office), modesBefore);
    }
}

void OutboundPolicyTest::aNameThatIsTakenGetsTheWholeAddress_data()
{
    QTest::addColumn<QString>("ruleName");
    QTest::newRow("rule and policy") << ownName;
    QTest::newRow("the policy alone") << u"Billing"_s;
}

void OutboundPolicyTest::aNameThatIsTakenGetsTheWholeAddress()
{
    // As where another mailbox, of the same name at another domain, was set up before.
    QFETCH(const QString, ruleName);
    Office office;
    office.exchange(u"New-HostedOutboundSpamFilterPolicy"_s, {{u"Name"_s, ownName}});
    office.exchange(u"New-HostedOutboundSpamFilterRule"_s,
        {{u"Name"_s, ruleName}, {u"HostedOutboundSpamFilterPolicy"_s, ownName},
            {u"From"_s, QJsonArray{u"billing@contoso.com"_s}}});
    const QJsonArray before = rules(office);
    const QString second = u"Webex Connect - support@contoso.com"_s;
    QCOMPARE(office.check(policy).args[u"newPolicy"_s].toString(), second);
    const auto made = office.apply(policy);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().code + made.error().evidence));
    const Finding finding = office.check(policy);
    QCOMPARE(finding.code, u"mailbox/forwarding-allowed"_s);
    QCOMPARE(finding.args[u"policy"_s].toString(), second);
    QVERIFY(office.undo(*made));
    QCOMPARE(rules(office), before);
    QVERIFY(!modes(office).contains(second));
}

void OutboundPolicyTest::undoLeavesAPolicyThatSomebodyChangedSince_data()
{
    QTest::addColumn<QString>("cmdlet");
    QTest::addColumn<QJsonObject>("change");
    QTest::newRow("the policy") << u"Set-HostedOutboundSpamFilterPolicy"_s
                                << QJsonObject{{u"AutoForwardingMode"_s, u"Off"_s}};
    QTest::newRow("the rule") << u"Set-HostedOutboundSpamFilterRule"_s
                              << QJsonObject{{u"From"_s, QJsonArray{support, u"billing@contoso.com"_s}}};
}

void OutboundPolicyTest::undoLeavesAPolicyThatSomebodyChangedSince()
{
    QFETCH(const QString, cmdlet);
    QFETCH(QJsonObject, change);
    Office office;
    const auto made = office.apply(policy);
    QVERIFY(made);
    change.insert(u"Identity"_s, ownName);
    office.exchange(cmdlet, change);
    const QJsonArray rulesBefore = rules(office);
    const QJsonObject modesBefore = modes(office);
    QVERIFY(office.undo(*made));
    QCOMPARE(rules(office), rulesBefore);
    QCOMPARE(modes(office), modesBefore);
}

void OutboundPolicyTest::aPolicyThatOthersUseStaysUntilTheyDoNot()
{
    Office office;
    const auto made = office.apply(policy);
    QVERIFY(made);
    // Somebody has put a rule of their own in the place of ours, and lets another mailbox forward by it.
    office.exchange(u"Remove-HostedOutboundSpamFilterRule"_s, {{u"Identity"_s, ownName}});
    office.exchange(u"New-HostedOutboundSpamFilterRule"_s,
        {{u"Name"_s, u"Theirs"_s}, {u"HostedOutboundSpamFilterPolicy"_s, ownName},
            {u"From"_s, QJsonArray{u"billing@contoso.com"_s}}});
    const QJsonArray theirs = rules(office);
    QCOMPARE(theirs.size(), 1);
    const Result<void> undone = office.undo(*made);
    QVERIFY(!undone);
    QCOMPARE(undone.error().code, u"mailbox/policy-in-use"_s);
    QCOMPARE(undone.error().args.value(u"policy"_s).toString(), ownName);
    QCOMPARE(rules(office), theirs);
    QCOMPARE(modes(office).value(ownName).toString(), u"On"_s);

    office.exchange(u"Remove-HostedOutboundSpamFilterRule"_s, {{u"Identity"_s, u"Theirs"_s}});
    QVERIFY(office.undo(*made));
    QVERIFY(!modes(office).contains(ownName));
}

void OutboundPolicyTest::policyNamesAreWhatExchangeTakes_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << support << u"Webex Connect - support"_s;
    QTest::newRow("forbidden characters") << u"a+b=c/d@contoso.com"_s << u"Webex Connect - abcd"_s;
    QTest::newRow("backslash") << u"a\\b%c&d*e@contoso.com"_s << u"Webex Connect - abcde"_s;
    QTest::newRow("long") << QString(QString(64, u'x') + u"@contoso.com"_s)
                          << QString(u"Webex Connect - "_s + QString(48, u'x'));
}

void OutboundPolicyTest::policyNamesAreWhatExchangeTakes()
{
    QFETCH(const QString, address);
    QFETCH(const QString, name);
    QCOMPARE(OwnPolicy::names(address).constFirst(), name);
}

void OutboundPolicyTest::twoMailboxesHaveOneEach()
{
    Office office;
    QVERIFY(office.apply(policy));
    office.setup.mailbox = u"billing@contoso.com"_s;
    QVERIFY(office.apply(policy));
    QCOMPARE(rules(office).size(), 2);
    for (const QString &mailbox : {support, u"billing@contoso.com"_s}) {
        office.setup.mailbox = mailbox;
        QCOMPARE(office.check(policy).code, u"mailbox/forwarding-allowed"_s);
        QVERIFY(office.apply(policy)->what.isEmpty());
    }
    // Each is taken back alone, whichever was first.
    QVERIFY(office.undo(office.intended.at(0)));
    QCOMPARE(rules(office).size(), 1);
    QCOMPARE(office.check(policy).code, u"mailbox/forwarding-allowed"_s);
    QVERIFY(office.undo(office.intended.at(1)));
    QVERIFY(rules(office).isEmpty());
    QCOMPARE(policies(office), 1);
}

void OutboundPolicyTest::undoRestoresTheOrderOfOthers()
{
    Office office;
    for (const QString &name : {u"One"_s, u"Two"_s, u"Three"_s}) {
        office.exchange(u"New-HostedOutboundSpamFilterPolicy"_s, {{u"Name"_s, name}});
        office.exchange(u"New-HostedOutboundSpamFilterRule"_s,
            {{u"Name"_s, name}, {u"HostedOutboundSpamFilterPolicy"_s, name},
                {u"SenderDomainIs"_s, QJsonArray{u"contoso.com"_s}}});
    }
    const QJsonArray before = rules(office);
    QCOMPARE(before[2][u"Priority"].toInt(), 2);
    QCOMPARE(office.check(policy).args[u"policy"_s].toString(), u"One"_s);
    const auto made = office.apply(policy);
    QVERIFY(made);
    QCOMPARE(rules(office)[0][u"Name"].toString(), ownName);
    QCOMPARE(rules(office)[3][u"Priority"].toInt(), 3);
    QVERIFY(office.undo(*made));
    QCOMPARE(rules(office), before);
}

void OutboundPolicyTest::theRuleNamesThePrimaryAddress()
{
    const QString alias = u"support@contoso.onmicrosoft.com"_s;
    Office prepared(u"prepared"_s);
    prepared.setup.mailbox = alias;
    QCOMPARE(prepared.check(policy).code, u"mailbox/forwarding-allowed"_s);

    Office office;
    office.setup.mailbox = alias;
    QVERIFY(office.apply(policy));
    QCOMPARE(rules(office)[0][u"From"].toArray(), QJsonArray{support});
    QVERIFY(office.apply(policy)->what.isEmpty());
    QVERIFY(office.undo(office.intended.constFirst()));
    QVERIFY(rules(office).isEmpty());
}

void OutboundPolicyTest::whatAKilledRunMadeIsTakenBack()
{
    Office office;
    QVERIFY(office.apply(policy));
    // It had got as far as the policy, and the next run went on from there.
    office.exchange(u"Remove-HostedOutboundSpamFilterRule"_s, {{u"Identity"_s, ownName}});
    QVERIFY(office.apply(policy));
    QCOMPARE(office.intended.size(), 2);
    QCOMPARE(office.check(policy).state, State::Done);
    while (!office.intended.isEmpty())
        QVERIFY(office.undo(office.intended.takeLast()));
    QVERIFY(rules(office).isEmpty());
    QCOMPARE(policies(office), 1);
}

void OutboundPolicyTest::groupsAreRead_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("by");
    QTest::newRow("outbound-group-blocks") << u"mailbox/forwarding-blocked"_s << u"Contact Centre"_s;
    QTest::newRow("outbound-nested-group-blocks")
        << u"mailbox/forwarding-perhaps-blocked-nested"_s << u"Everybody"_s;
    QTest::newRow("outbound-unified-group-blocks")
        << u"mailbox/forwarding-perhaps-blocked-unified"_s << u"Contact Centre"_s;
    QTest::newRow("outbound-group-allows") << u"mailbox/forwarding-blocked-automatic"_s << u"Default"_s;
    QTest::newRow("outbound-group-exception") << u"mailbox/forwarding-blocked-automatic"_s << u"Default"_s;
}

void OutboundPolicyTest::groupsAreRead()
{
    QFETCH(const QString, code);
    QFETCH(const QString, by);
    Office office(QString::fromUtf8(QTest::currentDataTag()));
    const QJsonArray before = rules(office);
    const Finding finding = office.check(policy);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.args[u"policy"_s].toString(), by);
    const auto made = office.apply(policy);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().code + made.error().evidence));
    QCOMPARE(office.check(policy).code, u"mailbox/forwarding-allowed"_s);
    QVERIFY(office.undo(*made));
    QCOMPARE(rules(office), before);
}

void OutboundPolicyTest::withoutTheRightGroupsStayOpen()
{
    Office users(u"outbound-group-by-id"_s);
    users.withGraphScopes(u"User.Read.All"_s);
    QCOMPARE(users.check(policy).code, u"mailbox/forwarding-perhaps-blocked"_s);

    Office office(u"outbound-group-blocks"_s);
    office.withoutDirectory();
    const Finding finding = office.check(policy);
    QCOMPARE(finding.code, u"mailbox/forwarding-perhaps-blocked"_s);
    QCOMPARE(finding.args[u"policy"_s].toString(), u"Contact Centre"_s);

    Office another(u"outbound-group-allows"_s);
    another.withoutDirectory();
    const Finding perhaps = another.check(policy);
    QCOMPARE(perhaps.code, u"mailbox/forwarding-perhaps-allowed"_s);
    QCOMPARE(perhaps.args[u"unless"_s].toString(), u"Contact Centre"_s);
    QVERIFY(another.apply(policy));
    QCOMPARE(another.check(policy).code, u"mailbox/forwarding-allowed"_s);
}

void OutboundPolicyTest::customizationTakesAYesOfItsOwn()
{
    Office office(u"customization-needed"_s);
    QCOMPARE(office.check(policy).code, needed);
    office.setup.agreed = {u"mailbox/forwarding-elsewhere"_s};
    const auto refused = office.apply(policy);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, needed);
    QVERIFY(office.intended.isEmpty());
    QVERIFY(isDehydrated(office));

    office.setup.agreed = {needed};
    const auto made = office.apply(policy);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().code + made.error().evidence));
    QCOMPARE(made->what, u"mailbox/policy-created-customized"_s);
    QCOMPARE(office.check(policy).code, u"mailbox/forwarding-allowed"_s);
    // It stays when the policy goes.
    QVERIFY(office.undo(*made));
    QCOMPARE(policies(office), 1);
    QVERIFY(!isDehydrated(office));
    office.setup.agreed.clear();
    QCOMPARE(office.check(policy).code, u"mailbox/forwarding-blocked-automatic"_s);
    QCOMPARE(office.apply(policy)->what, u"mailbox/policy-created"_s);
}

void OutboundPolicyTest::customizationThatOthersBeganIsNoError()
{
    Office office(u"customization-needed"_s);
    QCOMPARE(office.check(policy).code, needed);
    office.setup.agreed = {needed};
    // Somebody is quicker between the look and the change.
    bool isBegun = false;
    office.onIntended = [&] {
        isBegun = true;
        office.exchange(u"Enable-OrganizationCustomization"_s);
    };
    QVERIFY(office.apply(policy));
    QVERIFY(isBegun);
    QCOMPARE(office.check(policy).state, State::Done);
}

void OutboundPolicyTest::customizationThatIsSlowIsWaitedFor()
{
    Office office(u"customization-slow"_s);
    office.setup.agreed = {needed};
    int waits = 0;
    office.onWaiting = [&waits] { ++waits; };
    const auto applied = office.apply(policy);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, u"mailbox/customization-pending"_s);
    QVERIFY(applied.error().evidence.contains(u"Enable-OrganizationCustomization"));
    QVERIFY(waits >= 3);

    const Finding finding = office.check(policy);
    QCOMPARE(finding.code, u"mailbox/customization-pending"_s);
    QCOMPARE(finding.state, State::ToDo); // there is no policy, and forwarding is blocked
    // What was begun long ago, or never carried out, may be begun again.
    office.intended.first().at = office.intended.constFirst().at.addSecs(-2 * 60 * 60);
    QCOMPARE(office.check(policy).code, needed);
    QVERIFY(office.undo(office.intended.constFirst()));
}

void OutboundPolicyTest::theWaitForCustomizationCanBeStopped()
{
    Office office(u"customization-slow"_s);
    office.setup.agreed = {needed};
    office.onWaiting = [&office] { office.stop.request_stop(); };
    const auto applied = office.apply(policy);
    QVERIFY(!applied);
    QVERIFY(applied.error().isCancelled());
}

void OutboundPolicyTest::rolesThatAreMissingAreNamed_data()
{
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("refused");
    const auto notAllowed = u"mailbox/outbound-policy-not-allowed"_s;
    QTest::newRow("outbound-role-recipients") << notAllowed << notAllowed;
    QTest::newRow("outbound-role-reader") << u"mailbox/forwarding-blocked-automatic"_s << notAllowed;
    QTest::newRow("outbound-role-security")
        << u"mailbox/forwarding-blocked-automatic"_s << u"mailbox/customization-not-allowed"_s;
}

void OutboundPolicyTest::rolesThatAreMissingAreNamed()
{
    QFETCH(const QString, refused);
    Office office(QString::fromUtf8(QTest::currentDataTag()));
    QTEST(office.check(policy).code, "found");
    const auto applied = office.apply(policy);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, refused);
    QVERIFY(applied.error().args.contains(u"cmdlet"_s));
}

QTEST_GUILESS_MAIN(OutboundPolicyTest)
#include "tst_outbound_policy.moc"
