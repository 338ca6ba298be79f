// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include "tasks/mailbox/outboundpolicy.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const auto support = u"support@contoso.com"_s;
const auto smtpAuth = u"mailbox.smtp-auth"_s;
const auto forwarding = u"mailbox.forwarding"_s;
const auto policy = u"mailbox.outbound-policy"_s;

QJsonValue ownSmtpAuth(Office &office)
{
    return office.exchange(
        u"Get-CASMailbox"_s, {{u"Identity"_s, support}})[0][u"SmtpClientAuthenticationDisabled"];
}

QJsonObject mailbox(Office &office)
{
    return office.exchange(u"Get-Mailbox"_s, {{u"Identity"_s, support}})[0].toObject();
}

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
        {{u"Name"_s, OutboundPolicy::policyName(support)}, {u"HostedOutboundSpamFilterPolicy"_s, policyName},
            {u"From"_s, QJsonArray{support}}, {u"SenderDomainIs"_s, QJsonArray{u"contoso.com"_s}},
            {u"Enabled"_s, enabled}});
}

void setForwarding(Office &office, const QString &address)
{
    office.exchange(u"Set-Mailbox"_s,
        {{u"Identity"_s, support}, {u"ForwardingSmtpAddress"_s, u"smtp:"_s + address},
            {u"DeliverToMailboxAndForward"_s, false}});
}

} // namespace

/// Step 3 against the practice tenant.
class MailboxTasksTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMailboxIsFound();
    void aMailboxThatIsNotThereIsNamed();
    void withoutAnAddressNothingIsAsked();

    void smtpAuthIsTurnedOnForTheMailboxAlone();
    void smtpAuthThatIsOffForTheMailboxIsWrong();
    void undoLeavesSmtpAuthThatSomebodyChangedSince();

    void forwardingIsSetWithACopy();
    void forwardingWithoutACopyGetsOne();
    void aForwardingToElsewhereIsNeverOverwritten();
    void aForwardingToElsewhereGivesWayOnAYes_data();
    void aForwardingToElsewhereGivesWayOnAYes();
    void aForwardingOfOursFollowsTheAddress();
    void undoLeavesWhatSomebodyChangedSince();

    void aPolicyForTheMailboxAloneIsMade();
    void aHalfMadePolicyIsCompleted();
    void aPolicyOfOthersIsLeftAlone();
    void aRuleByHandComesBack_data();
    void aRuleByHandComesBack();
    void aRuleByHandComesBackWhenOursIsRefused();
    void undoLeavesAPolicyThatSomebodyChangedSince_data();
    void undoLeavesAPolicyThatSomebodyChangedSince();
    void policyNamesAreWhatExchangeTakes_data();
    void policyNamesAreWhatExchangeTakes();

    void aRemoteDomainThatBlocksIsNamed();
};

void MailboxTasksTest::theMailboxIsFound()
{
    Office office;
    const Finding finding = office.check(u"mailbox.account"_s);
    QCOMPARE(finding.code, u"mailbox/ready"_s);
    QCOMPARE(office.setup.mailboxName, u"Customer Support"_s);
    QCOMPARE(office.setup.mailboxUpn, support);
}

void MailboxTasksTest::aMailboxThatIsNotThereIsNamed()
{
    Office office;
    office.setup.mailbox = u"nobody@contoso.com"_s;
    const Finding finding = office.check(u"mailbox.account"_s);
    QCOMPARE(finding.state, State::Wrong);
    QCOMPARE(finding.code, u"mailbox/not-found"_s);
    QVERIFY(!finding.evidence.isEmpty());
}

void MailboxTasksTest::withoutAnAddressNothingIsAsked()
{
    Office office;
    office.setup.mailbox.clear();
    for (const QString &id : {u"mailbox.account"_s, smtpAuth, forwarding, policy})
        QCOMPARE(office.check(id).code, u"mailbox/needs-address"_s);
    office.setup.mailbox = support;
    office.setup.forwardingAddress.clear();
    QCOMPARE(office.check(forwarding).code, u"mailbox/needs-forwarding-address"_s);
    QCOMPARE(office.check(u"mailbox.remote-domain"_s).code, u"mailbox/needs-forwarding-address"_s);
}

void MailboxTasksTest::smtpAuthIsTurnedOnForTheMailboxAlone()
{
    Office office;
    QCOMPARE(office.check(smtpAuth).code, u"mailbox/smtp-auth-organisation-off"_s);
    const auto on = office.apply(smtpAuth);
    QVERIFY(on);
    QCOMPARE(ownSmtpAuth(office), QJsonValue(false));
    QVERIFY(office.exchange(u"Get-TransportConfig"_s)[0][u"SmtpClientAuthenticationDisabled"].toBool());
    QCOMPARE(office.check(smtpAuth).code, u"mailbox/smtp-auth-on"_s);
    QVERIFY(office.apply(smtpAuth)->what.isEmpty());
    QCOMPARE(office.intended.size(), 1);

    QVERIFY(office.undo(*on));
    QVERIFY(ownSmtpAuth(office).isNull());
    QVERIFY(office.undo(*on));
}

void MailboxTasksTest::smtpAuthThatIsOffForTheMailboxIsWrong()
{
    Office office(u"smtp-auth-disabled"_s);
    const Finding finding = office.check(smtpAuth);
    QCOMPARE(finding.code, u"mailbox/smtp-auth-off"_s);
    QCOMPARE(finding.state, State::Wrong);
    const auto on = office.apply(smtpAuth);
    QVERIFY(on);
    QCOMPARE(office.check(smtpAuth).state, State::Done);
    QVERIFY(office.undo(*on));
    QCOMPARE(ownSmtpAuth(office), QJsonValue(true));
}

void MailboxTasksTest::undoLeavesSmtpAuthThatSomebodyChangedSince()
{
    Office office;
    const auto on = office.apply(smtpAuth);
    QVERIFY(on);
    office.exchange(
        u"Set-CASMailbox"_s, {{u"Identity"_s, support}, {u"SmtpClientAuthenticationDisabled"_s, true}});
    QVERIFY(office.undo(*on));
    QCOMPARE(ownSmtpAuth(office), QJsonValue(true));
}

void MailboxTasksTest::forwardingIsSetWithACopy()
{
    Office office;
    QCOMPARE(office.check(forwarding).code, u"mailbox/forwarding-none"_s);
    const auto set = office.apply(forwarding);
    QVERIFY(set);
    QCOMPARE(
        mailbox(office)[u"ForwardingSmtpAddress"].toString(), u"smtp:"_s + office.setup.forwardingAddress);
    QVERIFY(mailbox(office)[u"DeliverToMailboxAndForward"].toBool());
    QCOMPARE(office.check(forwarding).code, u"mailbox/forwarding-ready"_s);
    QVERIFY(office.apply(forwarding)->what.isEmpty());

    QVERIFY(office.undo(office.intended.first()));
    QCOMPARE(office.check(forwarding).code, u"mailbox/forwarding-none"_s);
    QVERIFY(!mailbox(office)[u"DeliverToMailboxAndForward"].toBool());
    QVERIFY(office.undo(office.intended.first()));
}

void MailboxTasksTest::forwardingWithoutACopyGetsOne()
{
    Office office;
    setForwarding(office, office.setup.forwardingAddress);
    QCOMPARE(office.check(forwarding).code, u"mailbox/forwarding-without-copy"_s);
    const auto set = office.apply(forwarding);
    QVERIFY(set);
    QCOMPARE(office.check(forwarding).state, State::Done);
    QVERIFY(office.undo(*set));
    QCOMPARE(office.check(forwarding).code, u"mailbox/forwarding-without-copy"_s);
}

void MailboxTasksTest::aForwardingToElsewhereIsNeverOverwritten()
{
    Office office;
    const QString other = u"archive@fabrikam.com"_s;
    setForwarding(office, other);
    const Finding finding = office.check(forwarding);
    QCOMPARE(finding.code, u"mailbox/forwarding-elsewhere"_s);
    QCOMPARE(finding.args[u"found"_s].toString(), other);
    const auto applied = office.apply(forwarding);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, u"mailbox/forwarding-elsewhere"_s);
    QVERIFY(office.intended.isEmpty());
    QCOMPARE(mailbox(office)[u"ForwardingSmtpAddress"].toString(), QString(u"smtp:"_s + other));
}

void MailboxTasksTest::aForwardingToElsewhereGivesWayOnAYes_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("forwarding-elsewhere") << u"mailbox/forwarding-elsewhere"_s;
    QTest::newRow("forwarding-internal") << u"mailbox/forwarding-internal"_s;
}

void MailboxTasksTest::aForwardingToElsewhereGivesWayOnAYes()
{
    QFETCH(QString, code);
    Office office(QString::fromUtf8(QTest::currentDataTag()));
    const QJsonObject before = mailbox(office);
    office.setup.agreed = {u"mailbox/another-matter"_s};
    QVERIFY(!office.apply(forwarding));
    QCOMPARE(mailbox(office), before);

    office.setup.agreed = {code};
    const auto set = office.apply(forwarding);
    QVERIFY(set);
    office.setup.agreed.clear();
    QCOMPARE(office.check(forwarding).code, u"mailbox/forwarding-ready"_s);
    QVERIFY(office.undo(*set));
    QCOMPARE(office.check(forwarding).code, code);
    QCOMPARE(mailbox(office), before);
}

void MailboxTasksTest::aForwardingOfOursFollowsTheAddress()
{
    Office office;
    const QString old = office.setup.forwardingAddress;
    QVERIFY(office.apply(forwarding));
    office.setup.forwardingAddress = u"b41a0ba3566ed2091155f13e48e6d4f8@mail-us.imiconnect.io"_s;
    const Finding finding = office.check(forwarding);
    QCOMPARE(finding.code, u"mailbox/forwarding-outdated"_s);
    QCOMPARE(finding.state, State::ToDo);
    QCOMPARE(finding.args[u"found"_s].toString(), old);
    QVERIFY(office.apply(forwarding));
    QCOMPARE(office.check(forwarding).code, u"mailbox/forwarding-ready"_s);

    while (!office.intended.isEmpty())
        QVERIFY(office.undo(office.intended.takeLast()));
    QCOMPARE(office.check(forwarding).code, u"mailbox/forwarding-none"_s);
}

void MailboxTasksTest::undoLeavesWhatSomebodyChangedSince()
{
    Office office;
    const auto set = office.apply(forwarding);
    QVERIFY(set);
    setForwarding(office, u"archive@fabrikam.com"_s);
    QVERIFY(office.undo(*set));
    QCOMPARE(mailbox(office)[u"ForwardingSmtpAddress"].toString(), u"smtp:archive@fabrikam.com"_s);
}

void MailboxTasksTest::aPolicyForTheMailboxAloneIsMade()
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

void MailboxTasksTest::aHalfMadePolicyIsCompleted()
{
    // As after a kill between the two writes.
    Office office;
    const QString name = OutboundPolicy::policyName(support);
    office.exchange(
        u"New-HostedOutboundSpamFilterPolicy"_s, {{u"Name"_s, name}, {u"AutoForwardingMode"_s, u"On"_s}});
    const qsizetype count = policies(office);
    QCOMPARE(office.check(policy).state, State::Wrong);
    QVERIFY(office.apply(policy));
    QCOMPARE(office.check(policy).state, State::Done);
    QCOMPARE(policies(office), count);
}

void MailboxTasksTest::aPolicyOfOthersIsLeftAlone()
{
    Office office;
    const QString name = OutboundPolicy::policyName(support);
    office.exchange(
        u"New-HostedOutboundSpamFilterPolicy"_s, {{u"Name"_s, name}, {u"AutoForwardingMode"_s, u"On"_s}});
    office.exchange(u"New-HostedOutboundSpamFilterRule"_s,
        {{u"Name"_s, name}, {u"HostedOutboundSpamFilterPolicy"_s, name},
            {u"From"_s, QJsonArray{u"billing@contoso.com"_s}}});
    const auto applied = office.apply(policy);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, u"mailbox/policy-name-taken"_s);
    QVERIFY(office.intended.isEmpty());
}

void MailboxTasksTest::aRuleByHandComesBack_data()
{
    QTest::addColumn<bool>("ownPolicy");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("enabled");
    QTest::newRow("disabled") << true << u"On"_s << false;
    QTest::newRow("disabled, policy off") << true << u"Off"_s << false;
    QTest::newRow("of another policy") << false << u"Off"_s << true;
}

void MailboxTasksTest::aRuleByHandComesBack()
{
    QFETCH(const bool, ownPolicy);
    QFETCH(const QString, mode);
    QFETCH(const bool, enabled);
    Office office;
    makeByHand(office, ownPolicy ? OutboundPolicy::policyName(support) : u"Strict"_s, mode, enabled);
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

void MailboxTasksTest::aRuleByHandComesBackWhenOursIsRefused()
{
    Office office;
    const QString name = OutboundPolicy::policyName(support);
    makeByHand(office, name, u"On"_s, false);
    // Each policy has one rule: with this one, ours for it is refused.
    office.exchange(u"New-HostedOutboundSpamFilterPolicy"_s, {{u"Name"_s, u"Other"_s}});
    office.exchange(u"Set-HostedOutboundSpamFilterRule"_s,
        {{u"Identity"_s, name}, {u"HostedOutboundSpamFilterPolicy"_s, u"Other"_s}});
    office.exchange(u"New-HostedOutboundSpamFilterRule"_s,
        {{u"Name"_s, u"Billing"_s}, {u"HostedOutboundSpamFilterPolicy"_s, name},
            {u"From"_s, QJsonArray{u"billing@contoso.com"_s}}});
    const QJsonArray before = rules(office);
    const auto applied = office.apply(policy);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, u"exchange/refused"_s);
    QCOMPARE(rules(office), before);
    QVERIFY(office.undo(office.intended.first()));
    QCOMPARE(rules(office), before);
}

void MailboxTasksTest::undoLeavesAPolicyThatSomebodyChangedSince_data()
{
    QTest::addColumn<QString>("cmdlet");
    QTest::addColumn<QJsonObject>("change");
    QTest::newRow("the policy") << u"Set-HostedOutboundSpamFilterPolicy"_s
                                << QJsonObject{{u"AutoForwardingMode"_s, u"Off"_s}};
    QTest::newRow("the rule") << u"Set-HostedOutboundSpamFilterRule"_s
                              << QJsonObject{{u"From"_s, QJsonArray{support, u"billing@contoso.com"_s}}};
}

void MailboxTasksTest::undoLeavesAPolicyThatSomebodyChangedSince()
{
    QFETCH(const QString, cmdlet);
    QFETCH(QJsonObject, change);
    Office office;
    const auto made = office.apply(policy);
    QVERIFY(made);
    change.insert(u"Identity"_s, OutboundPolicy::policyName(support));
    office.exchange(cmdlet, change);
    const QJsonArray rulesBefore = rules(office);
    const QJsonObject modesBefore = modes(office);
    QVERIFY(office.undo(*made));
    QCOMPARE(rules(office), rulesBefore);
    QCOMPARE(modes(office), modesBefore);
}

void MailboxTasksTest::policyNamesAreWhatExchangeTakes_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << support << u"Webex Connect - support"_s;
    QTest::newRow("forbidden characters") << u"a+b=c/d@contoso.com"_s << u"Webex Connect - abcd"_s;
    QTest::newRow("backslash") << u"a\\b%c&d*e@contoso.com"_s << u"Webex Connect - abcde"_s;
    QTest::newRow("long") << QString(QString(64, u'x') + u"@contoso.com"_s)
                          << QString(u"Webex Connect - "_s + QString(48, u'x'));
}

void MailboxTasksTest::policyNamesAreWhatExchangeTakes()
{
    QFETCH(const QString, address);
    QFETCH(const QString, name);
    QCOMPARE(OutboundPolicy::policyName(address), name);
}

void MailboxTasksTest::aRemoteDomainThatBlocksIsNamed()
{
    Office fine;
    QCOMPARE(fine.check(u"mailbox.remote-domain"_s).code, u"mailbox/remote-domain-ready"_s);
    Office blocked(u"remote-domain-blocked"_s);
    QCOMPARE(blocked.check(u"mailbox.remote-domain"_s).code, u"mailbox/remote-domain-blocks"_s);
}

QTEST_GUILESS_MAIN(MailboxTasksTest)
#include "tst_mailbox_tasks.moc"
