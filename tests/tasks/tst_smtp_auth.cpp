// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const auto support = u"support@contoso.com"_s;
const auto smtpAuth = u"mailbox.smtp-auth"_s;

QJsonArray policies(Office &office)
{
    return office.exchange(u"Get-AuthenticationPolicy"_s);
}

void turn(Office &office, const QJsonValue &disabled)
{
    office.exchange(
        u"Set-CASMailbox"_s, {{u"Identity"_s, support}, {u"SmtpClientAuthenticationDisabled"_s, disabled}});
}

} // namespace

/// The effective answer about Authenticated SMTP, and what decides it.
class SmtpAuthTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatDecidesIsNamed_data();
    void whatDecidesIsNamed();
    void aPolicyIsNamedWithWhereItIsSet_data();
    void aPolicyIsNamedWithWhereItIsSet();
    void thePolicyOfWhoSignsInCounts();
    void theSwitchBeatsEverythingElse();
    void turningItOnLeavesThePolicyAlone();
    void whoMayNotSeePoliciesSeesTheSwitch();
};

void SmtpAuthTest::whatDecidesIsNamed_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("code");
    QTest::newRow("own setting") << u"prepared"_s << u"mailbox/smtp-auth-on"_s;
    QTest::newRow("own policy") << u"authentication-policy"_s << u"mailbox/smtp-auth-on-policy"_s;
    QTest::newRow("default policy") << u"authentication-policy-default"_s
                                    << u"mailbox/smtp-auth-inherited-policy"_s;
    QTest::newRow("own policy beats the default")
        << u"authentication-policy-own"_s << u"mailbox/smtp-auth-on"_s;
    QTest::newRow("security defaults") << u"security-defaults-on"_s << u"mailbox/smtp-auth-on-defaults"_s;
    QTest::newRow("security defaults and a policy")
        << u"security-defaults-inherited"_s << u"mailbox/smtp-auth-inherited-defaults"_s;
}

void SmtpAuthTest::whatDecidesIsNamed()
{
    QFETCH(const QString, scenario);
    Office office(scenario);
    const Finding finding = office.check(smtpAuth);
    QTEST(finding.code, "code");
    QCOMPARE(finding.state, State::Done);
    // It is on: nothing is changed.
    const auto change = office.apply(smtpAuth);
    QVERIFY(change && change->what.isEmpty());
    QVERIFY(office.intended.isEmpty());
}

void SmtpAuthTest::aPolicyIsNamedWithWhereItIsSet_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("where");
    QTest::newRow("user") << u"authentication-policy"_s << u"Get-User: AuthenticationPolicy"_s;
    QTest::newRow("organisation") << u"authentication-policy-default"_s
                                  << u"Get-OrganizationConfig: DefaultAuthenticationPolicy"_s;
}

void SmtpAuthTest::aPolicyIsNamedWithWhereItIsSet()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, where);
    Office office(scenario);
    const Finding finding = office.check(smtpAuth);
    QCOMPARE(finding.args.value(u"policy"_s).toString(), u"Block Basic Auth"_s);
    QVERIFY2(finding.evidence.contains(where), qPrintable(finding.evidence));
    QCOMPARE(policies(office)[0][u"AllowBasicAuthSmtp"], QJsonValue(false));
}

void SmtpAuthTest::thePolicyOfWhoSignsInCounts()
{
    Office office(u"authentication-policy"_s);
    office.setup.loginId = u"billing@contoso.com"_s;
    QCOMPARE(office.check(smtpAuth).code, u"mailbox/smtp-auth-on"_s);
}

void SmtpAuthTest::theSwitchBeatsEverythingElse()
{
    Office office(u"authentication-policy"_s);
    turn(office, true);
    QCOMPARE(office.check(smtpAuth).code, u"mailbox/smtp-auth-off"_s);
    turn(office, QJsonValue());
    QCOMPARE(office.check(smtpAuth).code, u"mailbox/smtp-auth-organisation-off"_s);
}

void SmtpAuthTest::turningItOnLeavesThePolicyAlone()
{
    Office office(u"authentication-policy"_s);
    turn(office, true);
    const QJsonArray before = policies(office);
    const auto on = office.apply(smtpAuth);
    QVERIFY(on && !on->what.isEmpty());
    QCOMPARE(office.check(smtpAuth).code, u"mailbox/smtp-auth-on-policy"_s);
    QCOMPARE(policies(office), before);
    QVERIFY(office.exchange(u"Get-TransportConfig"_s)[0][u"SmtpClientAuthenticationDisabled"].toBool());
    QVERIFY(office.undo(*on));
    QCOMPARE(office.check(smtpAuth).code, u"mailbox/smtp-auth-off"_s);
}

void SmtpAuthTest::whoMayNotSeePoliciesSeesTheSwitch()
{
    // An Exchange Administrator without a token that may read the directory's policies.
    Office office(u"security-defaults-on"_s);
    office.withoutGraph();
    const Finding finding = office.check(smtpAuth);
    QCOMPARE(finding.code, u"mailbox/smtp-auth-on"_s);
    QCOMPARE(finding.state, State::Done);
    // That there is none was not seen, and isn't said.
    QCOMPARE(finding.args.value(u"policiesSeen"_s), QVariant(false));

    Office other(u"prepared"_s);
    QCOMPARE(other.check(smtpAuth).args.value(u"policiesSeen"_s), QVariant(true));
}

QTEST_GUILESS_MAIN(SmtpAuthTest)
#include "tst_smtp_auth.moc"
