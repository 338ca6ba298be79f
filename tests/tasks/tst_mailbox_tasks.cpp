// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

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

void MailboxTasksTest::aRemoteDomainThatBlocksIsNamed()
{
    Office fine;
    QCOMPARE(fine.check(u"mailbox.remote-domain"_s).code, u"mailbox/remote-domain-ready"_s);
    Office blocked(u"remote-domain-blocked"_s);
    QCOMPARE(blocked.check(u"mailbox.remote-domain"_s).code, u"mailbox/remote-domain-blocks"_s);
}

QTEST_GUILESS_MAIN(MailboxTasksTest)
#include "tst_mailbox_tasks.moc"
