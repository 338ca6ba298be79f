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

/// Who holds that right on the mailbox by an entry of its own.
QStringList holders(Office &office, const QString &cmdlet, const QString &principal)
{
    QStringList names;
    const QJsonArray rows = office.exchange(cmdlet, {{u"Identity"_s, support}});
    for (const QJsonValue &row : rows) {
        if (!row[principal].toString().startsWith(u"NT AUTHORITY"))
            names.append(row[principal].toString());
    }
    return names;
}

QStringList openers(Office &office)
{
    return holders(office, u"Get-MailboxPermission"_s, u"User"_s);
}

QStringList senders(Office &office)
{
    return holders(office, u"Get-RecipientPermission"_s, u"Trustee"_s);
}

QString summaryOf(const Finding &finding)
{
    return Catalogue::builtIn().words(finding, u"en"_s).summary;
}

} // namespace

/// Step 3's mailbox: what an address is, and who signs in for it.
class MailboxAccountTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAnAddressIsIsSaid_data();
    void whatAnAddressIsIsSaid();
    void anAmbiguousAddressNamesBoth();
    void aGuestIsNamedByEitherName();
    void nobodyAtAllIsNotFound();

    void namesAndKindAreLearned();
    void anAliasStaysASharedMailbox();
    void aSharedMailboxNeedsALoginWhetherBlockedOrNot_data();
    void aSharedMailboxNeedsALoginWhetherBlockedOrNot();
    void aLicenceThatCannotBeReadIsNotKnown();
    void notEveryPlanOfExchangeGivesAMailbox_data();
    void notEveryPlanOfExchangeGivesAMailbox();

    void aUserMailboxNeedsNoLogin();
    void theSharedMailboxItselfIsNoLogin();
    void whoCannotSignInIsNamed_data();
    void whoCannotSignInIsNamed();
    void aLoginIsJudgedWithoutTheDirectory();
    void anAliasOfTheLoginIsNoSignInName();
    void whatIsMissingIsGrantedAndTakenBack_data();
    void whatIsMissingIsGrantedAndTakenBack();
    void whatWasThereBeforeStays();
    void whatIsDeniedIsLeftAlone_data();
    void whatIsDeniedIsLeftAlone();
    void anInheritedDenyGivesWay();
    void whatAGroupHasIsTheMembers();
    void aGroupThatCannotBeReadIsNoAnswer();
    void anotherLoginForAUserMailboxIsCheckedToo();
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

void MailboxAccountTest::aUserMailboxNeedsNoLogin()
{
    Office office;
    const Finding finding = office.check(login);
    QCOMPARE(finding.code, u"mailbox/login-not-needed"_s);
    QCOMPARE(finding.state, State::NotNeeded);
    office.setup.loginId = support.toUpper();
    QCOMPARE(office.check(login).state, State::NotNeeded);
    QVERIFY(office.apply(login)->what.isEmpty());
    QVERIFY(office.intended.isEmpty());
}

void MailboxAccountTest::theSharedMailboxItselfIsNoLogin()
{
    Office office(u"shared-sign-in-open"_s);
    for (const QString &name : {support, u"support@contoso.onmicrosoft.com"_s}) {
        office.setup.loginId = name;
        const Finding finding = office.check(login);
        QCOMPARE(finding.code, u"mailbox/login-is-mailbox"_s);
        QCOMPARE(finding.state, State::Wrong);
    }
}

void MailboxAccountTest::whoCannotSignInIsNamed_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::newRow("nobody") << u"shared-without-login"_s << u"nobody@contoso.com"_s
                            << u"mailbox/login-not-found"_s;
    QTest::newRow("blocked") << u"shared-login-blocked"_s << alex << u"mailbox/login-blocked"_s;
    QTest::newRow("without a mailbox")
        << u"shared-login-without-mailbox"_s << alex << u"mailbox/login-without-mailbox"_s;
    QTest::newRow("a room") << u"mailbox-room"_s << u"support@contoso.com"_s << u"mailbox/login-is-no-user"_s;
    QTest::newRow("without a licence")
        << u"mailbox-without-licence"_s << u"support@contoso.com"_s << u"mailbox/login-unlicensed"_s;
}

void MailboxAccountTest::whoCannotSignInIsNamed()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, name);
    QFETCH(const QString, code);
    Office office(scenario);
    if (name == support) // the account is the scenario's, and another mailbox is asked for
        office.setup.mailbox = u"billing@contoso.com"_s;
    office.setup.loginId = name;
    const Finding finding = office.check(login);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.state, State::Wrong);
    const auto applied = office.apply(login);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, code);
    QVERIFY(office.intended.isEmpty());
}

void MailboxAccountTest::aLoginIsJudgedWithoutTheDirectory()
{
    Office office(u"shared-login-blocked"_s);
    office.withoutDirectory();
    QCOMPARE(office.check(login).code, u"mailbox/login-blocked"_s); // as Exchange has it
    office.setup.loginId = u"nobody@contoso.com"_s;
    QCOMPARE(office.check(login).code, u"mailbox/login-without-mailbox"_s);

    Office ready(u"shared-ready"_s);
    ready.withoutGraph();
    QCOMPARE(ready.check(login).code, u"mailbox/login-ready"_s);
}

void MailboxAccountTest::anAliasOfTheLoginIsNoSignInName()
{
    Office office(u"mailbox-other-sign-in-name"_s);
    office.setup.mailbox = u"billing@contoso.com"_s;
    office.setup.loginId = support;
    const Finding finding = office.check(login);
    QCOMPARE(finding.code, u"mailbox/login-is-address"_s);
    QCOMPARE(finding.args[u"upn"_s].toString(), u"csupport@contoso.com"_s);
}

void MailboxAccountTest::whatIsMissingIsGrantedAndTakenBack_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("shared-login-nothing") << u"mailbox/login-lacks-both"_s;
    QTest::newRow("shared-login-without-send-as") << u"mailbox/login-lacks-send-as"_s;
    QTest::newRow("shared-login-other-group") << u"mailbox/login-lacks-both"_s;
    // Nobody tells who is in the group.
    QTest::newRow("shared-login-by-group") << u"mailbox/login-perhaps-by-group"_s;
}

void MailboxAccountTest::whatIsMissingIsGrantedAndTakenBack()
{
    QFETCH(const QString, code);
    Office office(QString::fromLatin1(QTest::currentDataTag()));
    if (code == u"mailbox/login-perhaps-by-group")
        office.withoutDirectory();
    const QStringList openersBefore = openers(office), sendersBefore = senders(office);
    const Finding finding = office.check(login);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.state, State::ToDo);

    const auto granted = office.apply(login);
    QVERIFY2(granted, qPrintable(granted ? QString() : granted.error().code + granted.error().evidence));
    QCOMPARE(granted->what, u"mailbox/login-allowed"_s);
    QCOMPARE(office.check(login).code, u"mailbox/login-ready"_s);
    QVERIFY(openers(office).contains(alex));
    QVERIFY(senders(office).contains(alex));
    QVERIFY(office.apply(login)->what.isEmpty());
    QCOMPARE(office.intended.size(), 1);

    for (int i = 0; i < 2; ++i) {
        QVERIFY(office.undo(office.intended.first()));
        QCOMPARE(openers(office), openersBefore);
        QCOMPARE(senders(office), sendersBefore);
    }
}

void MailboxAccountTest::whatWasThereBeforeStays()
{
    Office office(u"shared-login-without-send-as"_s);
    office.exchange(u"Add-MailboxPermission"_s,
        {{u"Identity"_s, support}, {u"User"_s, u"billing@contoso.com"_s},
            {u"AccessRights"_s, QJsonArray{u"FullAccess"_s}}});
    const auto granted = office.apply(login);
    QVERIFY(granted);
    QVERIFY(office.undo(*granted));
    QCOMPARE(openers(office), (QStringList{alex, u"billing@contoso.com"_s}));
    QVERIFY(senders(office).isEmpty());
}

void MailboxAccountTest::whatIsDeniedIsLeftAlone_data()
{
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("code");
    QTest::newRow("Send As") << u"SendAs"_s << u"mailbox/login-denied-send-as"_s;
    QTest::newRow("Full Access") << u"FullAccess"_s << u"mailbox/login-denied-full-access"_s;
}

void MailboxAccountTest::whatIsDeniedIsLeftAlone()
{
    QFETCH(const QString, right);
    QFETCH(const QString, code);
    Office office(right == u"SendAs" ? u"shared-login-denied"_s : u"shared-ready"_s);
    if (right == u"FullAccess")
        office.exchange(u"Add-MailboxPermission"_s,
            {{u"Identity"_s, support}, {u"User"_s, alex}, {u"AccessRights"_s, QJsonArray{right}},
                {u"Deny"_s, true}});
    const Finding finding = office.check(login);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.state, State::Wrong);
    const auto applied = office.apply(login);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, code);
    QVERIFY(office.intended.isEmpty());
}

void MailboxAccountTest::anInheritedDenyGivesWay()
{
    Office office(u"shared-login-inherited-deny"_s);
    QCOMPARE(office.check(login).code, u"mailbox/login-ready"_s);
}

void MailboxAccountTest::whatAGroupHasIsTheMembers()
{
    Office office(u"shared-login-by-group"_s);
    const Finding ready = office.check(login);
    QCOMPARE(ready.code, u"mailbox/login-ready-by-group"_s);
    QCOMPARE(ready.state, State::Done);
    QVERIFY2(summaryOf(ready).contains(u"Support Agents"), qPrintable(summaryOf(ready)));
    QVERIFY(office.apply(login)->what.isEmpty());

    // Its own right makes the group's of no account; what a group is denied goes before it.
    Office own(u"shared-login-by-group"_s);
    own.exchange(u"Add-MailboxPermission"_s,
        {{u"Identity"_s, support}, {u"User"_s, alex}, {u"AccessRights"_s, QJsonArray{u"FullAccess"_s}}});
    own.exchange(u"Add-RecipientPermission"_s,
        {{u"Identity"_s, support}, {u"Trustee"_s, alex}, {u"AccessRights"_s, QJsonArray{u"SendAs"_s}}});
    QCOMPARE(own.check(login).code, u"mailbox/login-ready"_s);
    own.exchange(u"Add-MailboxPermission"_s,
        {{u"Identity"_s, support}, {u"User"_s, u"Support Agents"_s},
            {u"AccessRights"_s, QJsonArray{u"FullAccess"_s}}, {u"Deny"_s, true}});
    QCOMPARE(own.check(login).code, u"mailbox/login-denied-full-access"_s);
}

void MailboxAccountTest::aGroupThatCannotBeReadIsNoAnswer()
{
    Office office(u"shared-login-by-group"_s);
    office.withoutDirectory();
    const Finding finding = office.check(login);
    QCOMPARE(finding.code, u"mailbox/login-perhaps-by-group"_s);
    QCOMPARE(finding.args[u"groups"_s].toString(), u"Support Agents"_s);
    QVERIFY(summaryOf(finding).contains(u"Support Agents"));
    // Another user's right is no group's.
    Office other(u"shared-login-nothing"_s);
    other.withoutDirectory();
    other.exchange(u"Add-MailboxPermission"_s,
        {{u"Identity"_s, support}, {u"User"_s, u"billing@contoso.com"_s},
            {u"AccessRights"_s, QJsonArray{u"FullAccess"_s}}});
    const Finding lacking = other.check(login);
    QVERIFY2(lacking.code == u"mailbox/login-lacks-both", qPrintable(lacking.code));
}

void MailboxAccountTest::anotherLoginForAUserMailboxIsCheckedToo()
{
    Office office;
    office.setup.loginId = alex;
    QCOMPARE(office.check(login).code, u"mailbox/login-lacks-both"_s);
    QVERIFY(office.apply(login));
    QCOMPARE(office.check(login).state, State::Done);
    QCOMPARE(openers(office), QStringList{alex});
}

QTEST_GUILESS_MAIN(MailboxAccountTest)
#include "tst_mailbox_account.moc"
