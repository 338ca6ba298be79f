// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include "diagnosis/catalogue.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const auto support = u"support@contoso.com"_s;
const auto alex = u"alex@contoso.com"_s;
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

/// Who signs in for a mailbox, and what they may do with it.
class MailboxLoginTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
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

void MailboxLoginTest::aUserMailboxNeedsNoLogin()
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

void MailboxLoginTest::theSharedMailboxItselfIsNoLogin()
{
    Office office(u"shared-sign-in-open"_s);
    for (const QString &name : {support, u"support@contoso.onmicrosoft.com"_s}) {
        office.setup.loginId = name;
        const Finding finding = office.check(login);
        QCOMPARE(finding.code, u"mailbox/login-is-mailbox"_s);
        QCOMPARE(finding.state, State::Wrong);
    }
}

void MailboxLoginTest::whoCannotSignInIsNamed_data()
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

void MailboxLoginTest::whoCannotSignInIsNamed()
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

void MailboxLoginTest::aLoginIsJudgedWithoutTheDirectory()
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

void MailboxLoginTest::anAliasOfTheLoginIsNoSignInName()
{
    Office office(u"mailbox-other-sign-in-name"_s);
    office.setup.mailbox = u"billing@contoso.com"_s;
    office.setup.loginId = support;
    const Finding finding = office.check(login);
    QCOMPARE(finding.code, u"mailbox/login-is-address"_s);
    QCOMPARE(finding.args[u"upn"_s].toString(), u"csupport@contoso.com"_s);
}

void MailboxLoginTest::whatIsMissingIsGrantedAndTakenBack_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("shared-login-nothing") << u"mailbox/login-lacks-both"_s;
    QTest::newRow("shared-login-without-send-as") << u"mailbox/login-lacks-send-as"_s;
    QTest::newRow("shared-login-other-group") << u"mailbox/login-lacks-both"_s;
    // Nobody tells who is in the group.
    QTest::newRow("shared-login-by-group") << u"mailbox/login-perhaps-by-group"_s;
}

void MailboxLoginTest::whatIsMissingIsGrantedAndTakenBack()
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

void MailboxLoginTest::whatWasThereBeforeStays()
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

void MailboxLoginTest::whatIsDeniedIsLeftAlone_data()
{
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("code");
    QTest::newRow("Send As") << u"SendAs"_s << u"mailbox/login-denied-send-as"_s;
    QTest::newRow("Full Access") << u"FullAccess"_s << u"mailbox/login-denied-full-access"_s;
}

void MailboxLoginTest::whatIsDeniedIsLeftAlone()
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

void MailboxLoginTest::anInheritedDenyGivesWay()
{
    Office office(u"shared-login-inherited-deny"_s);
    QCOMPARE(office.check(login).code, u"mailbox/login-ready"_s);
}

void MailboxLoginTest::whatAGroupHasIsTheMembers()
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

void MailboxLoginTest::aGroupThatCannotBeReadIsNoAnswer()
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

void MailboxLoginTest::anotherLoginForAUserMailboxIsCheckedToo()
{
    Office office;
    office.setup.loginId = alex;
    QCOMPARE(office.check(login).code, u"mailbox/login-lacks-both"_s);
    QVERIFY(office.apply(login));
    QCOMPARE(office.check(login).state, State::Done);
    QCOMPARE(openers(office), QStringList{alex});
}

QTEST_GUILESS_MAIN(MailboxLoginTest)
#include "tst_mailbox_login.moc"
