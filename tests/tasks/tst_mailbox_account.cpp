// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include "diagnosis/catalogue.h"
#include "tasks/mailbox/recipientkind.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const auto support = u"support@contoso.com"_s;
const auto alex = u"alex@contoso.com"_s;
const auto account = u"mailbox.account"_s;
const auto login = u"mailbox.login"_s;

QString summaryOf(const Finding &finding)
{
    return Catalogue::builtIn().words(finding, u"en"_s).summary;
}

} // namespace

/// Step 3's mailbox: what an address is, and whether it will do.
class MailboxAccountTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAnAddressIsIsSaid_data();
    void whatAnAddressIsIsSaid();
    void anAmbiguousAddressNamesBoth();
    void aGuestIsNamedByEitherName();
    void nobodyAtAllIsNotFound();
    void whatCannotBeLookedAtIsNotSaidToBeMissing_data();
    void whatCannotBeLookedAtIsNotSaidToBeMissing();
    void namesAndKindAreLearned();
    void anAliasStaysASharedMailbox();
    void aSharedMailboxNeedsALoginWhetherBlockedOrNot_data();
    void aSharedMailboxNeedsALoginWhetherBlockedOrNot();
    void aLicenceThatCannotBeReadIsNotKnown();
    void notEveryPlanOfExchangeGivesAMailbox_data();
    void notEveryPlanOfExchangeGivesAMailbox();
};

void MailboxAccountTest::whatAnAddressIsIsSaid_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<State>("state");
    const auto row = [](const char *scenario, const char *code, State state = State::Wrong) {
        QTest::newRow(scenario) << QString::fromLatin1(code) << state;
    };
    row("mailbox-distribution-group", "mailbox/is-distribution-group");
    row("mailbox-dynamic-group", "mailbox/is-dynamic-group");
    row("mailbox-microsoft-365-group", "mailbox/is-group-mailbox");
    row("mailbox-contact", "mailbox/is-contact");
    row("mailbox-public-folder", "mailbox/is-public-folder");
    row("mailbox-on-premises", "mailbox/is-on-premises");
    row("mailbox-mail-user", "mailbox/is-mail-user");
    row("mailbox-room", "mailbox/is-resource");
    row("mailbox-deleted", "mailbox/deleted");
    row("mailbox-none", "mailbox/user-without-mailbox");
    row("mailbox-not-made-yet", "mailbox/not-made-yet");
    row("mailbox-without-licence", "mailbox/unlicensed");
    row("mailbox-sign-in-blocked", "mailbox/sign-in-blocked");
    row("mailbox-other-sign-in-name", "mailbox/ready-other-name", State::Done);
    row("mailbox-alias", "mailbox/is-alias", State::Done);
    row("shared-ready", "mailbox/ready-shared", State::Done);
}

void MailboxAccountTest::whatAnAddressIsIsSaid()
{
    QFETCH(const QString, code);
    QFETCH(const State, state);
    Office office(QString::fromLatin1(QTest::currentDataTag()));
    const Finding finding = office.check(account);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.state, state);
    QVERIFY2(!summaryOf(finding).contains(u'{'), qPrintable(summaryOf(finding)));
}

void MailboxAccountTest::anAmbiguousAddressNamesBoth()
{
    Office office(u"mailbox-ambiguous"_s);
    const Finding finding = office.check(account);
    QCOMPARE(finding.code, u"mailbox/ambiguous"_s);
    QCOMPARE(finding.state, State::Wrong);
    const QString found = finding.args[u"found"_s].toString();
    QVERIFY2(found.contains(u"Helpdesk (support@contoso.com)"), qPrintable(found));
    QVERIFY2(found.contains(u"Customer Support (contact@contoso.com)"), qPrintable(found));
    QVERIFY(finding.evidence.contains(u"matches multiple entries"));
    // The other lines of the step come to the same refusal.
    QCOMPARE(office.check(u"mailbox.forwarding"_s).code, u"exchange/ambiguous"_s);
}

void MailboxAccountTest::aGuestIsNamedByEitherName()
{
    Office office(u"mailbox-guest"_s);
    const QJsonArray guests =
        office.exchange(u"Get-Recipient"_s, {{u"RecipientTypeDetails"_s, QJsonArray{u"GuestMailUser"_s}}});
    QVERIFY(!guests.isEmpty());
    for (const QString &key : {u"PrimarySmtpAddress"_s, u"WindowsLiveID"_s}) {
        office.setup.mailbox = guests[0][key].toString();
        QCOMPARE(office.check(account).code, u"mailbox/is-guest"_s);
    }
}

void MailboxAccountTest::nobodyAtAllIsNotFound()
{
    Office office;
    office.setup.mailbox = u"nobody@contoso.com"_s;
    const Finding finding = office.check(account);
    QCOMPARE(finding.code, u"mailbox/not-found"_s);
    QVERIFY(finding.evidence.contains(u"couldn't be found"));
}

void MailboxAccountTest::whatCannotBeLookedAtIsNotSaidToBeMissing_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<State>("state");
    QTest::newRow("mailbox-contact-unseen") << u"mailbox/not-seen"_s << State::Wrong;
    QTest::newRow("mailbox-contact-then-gone") << u"exchange/not-as-known"_s << State::Unknown;
}

void MailboxAccountTest::whatCannotBeLookedAtIsNotSaidToBeMissing()
{
    QFETCH(const QString, code);
    QFETCH(const State, state);
    Office office(QString::fromLatin1(QTest::currentDataTag()));
    office.setup.mailboxUpn = u"learned@contoso.com"_s;
    const Finding finding = office.check(account);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.state, state);
    QCOMPARE(office.setup.mailboxUpn, u"learned@contoso.com"_s);

    Office without;
    without.setup.mailbox = u"nobody@contoso.com"_s;
    without.withoutGraph();
    QCOMPARE(without.check(account).code, u"mailbox/not-seen"_s);
}

void MailboxAccountTest::namesAndKindAreLearned()
{
    Office office(u"mailbox-other-sign-in-name"_s);
    (void)office.check(account);
    QCOMPARE(office.setup.mailboxUpn, u"csupport@contoso.com"_s);
    QCOMPARE(office.setup.mailboxAddress, support);
    QCOMPARE(office.setup.mailboxName, u"Customer Support"_s);
    QCOMPARE(office.setup.mailboxKind, u"UserMailbox"_s);
    QCOMPARE(office.setup.signInName(), u"csupport@contoso.com"_s);

    office.setup.mailbox = u"nobody@contoso.com"_s;
    (void)office.check(account);
    QVERIFY(office.setup.mailboxUpn.isEmpty() && office.setup.mailboxKind.isEmpty());

    Office shared(u"shared-ready"_s);
    (void)shared.check(account);
    QCOMPARE(shared.setup.mailboxKind, u"SharedMailbox"_s);
    QCOMPARE(shared.setup.signInName(), alex);
}

void MailboxAccountTest::anAliasStaysASharedMailbox()
{
    Office office(u"shared-alias"_s);
    QCOMPARE(office.check(account).code, u"mailbox/shared-needs-login"_s);
    office.setup.loginId = alex;
    const Finding finding = office.check(account);
    QCOMPARE(finding.code, u"mailbox/is-alias-shared"_s);
    QCOMPARE(finding.state, State::Done);
    QCOMPARE(office.setup.mailboxAddress, u"help@contoso.com"_s);
    QVERIFY2(office.setup.mailboxAliases.contains(u"support@contoso.com"_s),
        qPrintable(office.setup.mailboxAliases));
    office.setup.mailbox = u"help@contoso.com"_s;
    QVERIFY(office.setup.mailboxAddresses().contains(u"support@contoso.com"_s));
}

void MailboxAccountTest::aSharedMailboxNeedsALoginWhetherBlockedOrNot_data()
{
    QTest::addColumn<QString>("withLogin");
    QTest::newRow("shared-without-login") << u"mailbox/ready-shared"_s;
    QTest::newRow("shared-sign-in-open") << u"mailbox/ready-shared-open"_s;
}

void MailboxAccountTest::aSharedMailboxNeedsALoginWhetherBlockedOrNot()
{
    QFETCH(const QString, withLogin);
    Office office(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(office.check(account).code, u"mailbox/shared-needs-login"_s);
    QCOMPARE(office.check(account).state, State::Wrong);
    const Finding missing = office.check(login);
    QCOMPARE(missing.code, u"mailbox/login-missing"_s);
    QCOMPARE(missing.state, State::ForPerson);
    office.setup.loginId = alex;
    QCOMPARE(office.check(account).code, withLogin);
}

void MailboxAccountTest::aLicenceThatCannotBeReadIsNotKnown()
{
    Office office;
    office.withoutDirectory();
    const Finding finding = office.check(account);
    QCOMPARE(finding.code, u"mailbox/ready-licence-unknown"_s);
    QCOMPARE(finding.state, State::Done);
    QCOMPARE(office.setup.mailboxUpn, support);

    Office without;
    without.withoutGraph();
    QCOMPARE(without.check(account).code, u"mailbox/ready-licence-unknown"_s);

    // Exchange's own copy of the account says that its sign-in is blocked.
    Office blocked(u"mailbox-sign-in-blocked"_s);
    blocked.withoutDirectory();
    QCOMPARE(blocked.check(account).code, u"mailbox/sign-in-blocked"_s);
}

void MailboxAccountTest::notEveryPlanOfExchangeGivesAMailbox_data()
{
    QTest::addColumn<QJsonArray>("plans");
    QTest::addColumn<bool>("licensed");
    const auto plan = [](const char16_t *id, const QString &status = u"Enabled"_s,
                          const QString &service = u"exchange"_s) {
        return QJsonObject{{u"servicePlanId"_s, QString::fromUtf16(id)}, {u"capabilityStatus"_s, status},
            {u"service"_s, service}};
    };
    constexpr auto enterprise = u"efb87545-963c-4e0d-99df-69c6916d9eb0";
    constexpr auto foundation = u"113feb6c-3fe4-4440-bddc-54d774bf0318";
    QTest::newRow("none") << QJsonArray() << false;
    QTest::newRow("another service") << QJsonArray{plan(enterprise, u"Enabled"_s, u"AADPremiumService"_s)}
                                     << false;
    QTest::newRow("Exchange Foundation") << QJsonArray{plan(foundation)} << false;
    QTest::newRow("Exchange Online, Plan 2") << QJsonArray{plan(foundation), plan(enterprise)} << true;
    QTest::newRow("time of grace") << QJsonArray{plan(enterprise, u"Warning"_s)} << true;
    QTest::newRow("taken away") << QJsonArray{plan(enterprise, u"Deleted"_s)} << false;
}

void MailboxAccountTest::notEveryPlanOfExchangeGivesAMailbox()
{
    QFETCH(const QJsonArray, plans);
    QFETCH(const bool, licensed);
    QCOMPARE(hasExchangeLicence({{u"assignedPlans"_s, plans}}), std::optional(licensed));
    QCOMPARE(hasExchangeLicence({}), std::optional<bool>());
}

QTEST_GUILESS_MAIN(MailboxAccountTest)
#include "tst_mailbox_account.moc"
