// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const auto fence = u"mailbox.send-fence"_s;
const auto support = u"support@contoso.com"_s;
const auto billing = u"billing@contoso.com"_s;
const auto alex = u"alex@contoso.com"_s;
const auto anyone = u"send-as-anyone"_s; // a scenario

qsizetype policies(Office &office)
{
    return office.exchange(u"Get-ApplicationAccessPolicy"_s).size();
}

/// As the person does who ticks the line's box for this once.
Result<Change> applyOnAYes(Office &office)
{
    office.setup.agreed = {office.check(fence).code};
    const Result<Change> change = office.apply(fence);
    office.setup.agreed.clear();
    return change;
}

QStringList members(Office &office, const QString &group)
{
    QStringList result;
    const QJsonArray rows = office.exchange(u"Get-DistributionGroupMember"_s, {{u"Identity"_s, group}});
    for (const QJsonValue &row : rows)
        result.append(row[u"PrimarySmtpAddress"].toString());
    return result;
}

} // namespace

/// The fence around an app that may send by itself; by what the app can do with its secret then.
class SendFenceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsDoneUnasked();
    void onAYesTheAppSendsAsThisMailboxAlone();
    void theDocumentsOwnPermissionIsFenced();
    void eachMailboxHasItsOwnPolicy();
    void aSharedMailboxGetsAGroup();
    void somebodysGroupIsNotTaken();
    void whatStandsIsNamed_data();
    void whatStandsIsNamed();
    void aGroupsMembersAreNoWayPastIt();
    void withoutThePermissionThereIsNothingToFence();
    void whereTheDirectoryIsShutTheChoiceCounts();
    void undoIsSafeToRepeat();
    void anotherAppsPolicyIsNoFence();
};

void SendFenceTest::nothingIsDoneUnasked()
{
    Office office(anyone);
    const Finding finding = office.check(fence);
    QCOMPARE(finding.code, u"mailbox/fence-none"_s);
    QVERIFY(isSettled(finding.state)); // the connection works without it
    QCOMPARE(finding.args.value(u"permissions"_s).toStringList(), QStringList{u"Mail.Send"_s});
    QCOMPARE(office.sendAlone(alex).status, 202);

    const auto change = office.apply(fence);
    QVERIFY(change);
    QVERIFY(change->what.isEmpty());
    office.setup.agreed = {u"mailbox/another-matter"_s};
    QVERIFY(office.apply(fence));
    QVERIFY(office.intended.isEmpty());
    QCOMPARE(policies(office), 0);
}

void SendFenceTest::onAYesTheAppSendsAsThisMailboxAlone()
{
    Office office(anyone);
    const auto change = applyOnAYes(office);
    QVERIFY2(change, qPrintable(change ? QString() : change.error().code + change.error().evidence));
    QCOMPARE(change->what, u"mailbox/fence-made"_s);
    QCOMPARE(office.intended.size(), 1);

    const Finding finding = office.check(fence);
    QCOMPARE(finding.code, u"mailbox/fence-ready"_s);
    QCOMPARE(finding.state, State::Done);
    QVERIFY2(finding.evidence.contains(support + u" Granted"_s), qPrintable(finding.evidence));
    QVERIFY2(finding.evidence.contains(u"Denied"), qPrintable(finding.evidence));
    QCOMPARE(office.sendAlone(support).status, 202);
    const auto refused = office.sendAlone(alex);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.errorCode(), u"ErrorAccessDenied"_s);

    const auto again = applyOnAYes(office);
    QVERIFY(again);
    QVERIFY(again->what.isEmpty());
    QCOMPARE(policies(office), 1);

    QVERIFY(office.undo(*change));
    QCOMPARE(office.check(fence).code, u"mailbox/fence-none"_s);
    QCOMPARE(policies(office), 0);
    QCOMPARE(office.sendAlone(alex).status, 202);
}

void SendFenceTest::theDocumentsOwnPermissionIsFenced()
{
    Office office(u"prepared"_s);
    QCOMPARE(office.check(fence).code, u"mailbox/fence-none"_s);
    // Exchange Online's Mail.Send isn't Graph's.
    QCOMPARE(office.sendAlone(support).status, 403);
    QVERIFY(applyOnAYes(office));
    QCOMPARE(office.check(fence).code, u"mailbox/fence-ready"_s);
    // What step 2 looks at is as it was.
    QCOMPARE(office.check(u"azure.admin-consent"_s).state, State::Done);
}

void SendFenceTest::eachMailboxHasItsOwnPolicy()
{
    Office office(anyone);
    const auto first = applyOnAYes(office);
    QVERIFY(first);
    office.setup.mailbox = billing;
    QCOMPARE(office.check(fence).code, u"mailbox/fence-excludes"_s);
    QCOMPARE(office.sendAlone(billing).status, 403);
    const auto unasked = office.apply(fence);
    QVERIFY(unasked && unasked->what.isEmpty());

    const auto second = applyOnAYes(office);
    QVERIFY(second);
    QCOMPARE(office.check(fence).code, u"mailbox/fence-shared"_s);
    QCOMPARE(office.sendAlone(support).status, 202); // the first one wasn't locked out
    QCOMPARE(office.sendAlone(billing).status, 202);
    QCOMPARE(office.sendAlone(alex).status, 403);

    office.setup.mailbox = support;
    QVERIFY(office.undo(*first));
    QCOMPARE(office.sendAlone(billing).status, 202); // the second one's stands
    QCOMPARE(office.sendAlone(alex).status, 403); // and nobody's fence was opened
    QCOMPARE(policies(office), 1);
}

void SendFenceTest::aSharedMailboxGetsAGroup()
{
    Office office(u"fence-shared-mailbox"_s);
    const auto change = applyOnAYes(office);
    QVERIFY2(change, qPrintable(change ? QString() : change.error().code + change.error().evidence));
    const QString group = change->before.value(u"group"_s).toString();
    QCOMPARE(members(office, group), QStringList{support});
    const Finding finding = office.check(fence);
    QCOMPARE(finding.code, u"mailbox/fence-ready"_s);
    QCOMPARE(finding.args.value(u"policies"_s).toStringList(), QStringList{group});
    QCOMPARE(office.sendAlone(support).status, 202);
    QCOMPARE(office.sendAlone(alex).status, 403);

    QVERIFY(office.undo(*change));
    QCOMPARE(policies(office), 0);
    QVERIFY(office.exchange(u"Get-DistributionGroup"_s, {{u"Identity"_s, group}}).isEmpty());
}

void SendFenceTest::somebodysGroupIsNotTaken()
{
    Office office(u"fence-shared-mailbox"_s);
    const auto change = applyOnAYes(office);
    QVERIFY(change);
    const QString group = change->before.value(u"group"_s).toString();
    QVERIFY(office.undo(*change));
    office.exchange(u"New-DistributionGroup"_s,
        {{u"Name"_s, group}, {u"Type"_s, u"Security"_s}, {u"Members"_s, QJsonArray{alex, support}}});

    const auto refused = applyOnAYes(office);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"mailbox/fence-group-taken"_s);
    QCOMPARE(policies(office), 0);
    // A change of which only the intent is known takes back nothing that isn't its own.
    QVERIFY(office.undo(*change));
    QCOMPARE(members(office, group), (QStringList{alex, support}));
}

void SendFenceTest::whatStandsIsNamed_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<State>("state");
    QTest::addColumn<bool>("sendsAsThis");
    QTest::addColumn<bool>("sendsAsOther");
    QTest::newRow("fenced") << u"mailbox/fence-ready"_s << State::Done << true << false;
    QTest::newRow("fenced-for-two") << u"mailbox/fence-shared"_s << State::Done << true << false;
    QTest::newRow("fenced-for-another") << u"mailbox/fence-excludes"_s << State::NotNeeded << false << false;
    QTest::newRow("fence-denied") << u"mailbox/fence-denies"_s << State::NotNeeded << false << false;
    QTest::newRow("fence-too-wide") << u"mailbox/fence-open"_s << State::ForPerson << true << true;
    QTest::newRow("fenced-by-role") << u"mailbox/fence-by-role"_s << State::Done << true << false;
    QTest::newRow("fence-open-by-role")
        << u"mailbox/fence-open-by-role"_s << State::ForPerson << true << true;
}

void SendFenceTest::whatStandsIsNamed()
{
    QFETCH(QString, code);
    QFETCH(State, state);
    QFETCH(bool, sendsAsThis);
    QFETCH(bool, sendsAsOther);
    Office office(QString::fromUtf8(QTest::currentDataTag()));
    const Finding finding = office.check(fence);
    QVERIFY2(finding.code == code, qPrintable(finding.code + u": "_s + finding.evidence));
    QCOMPARE(finding.state, state);
    QCOMPARE(office.sendAlone(support).status, sendsAsThis ? 202 : 403);
    QCOMPARE(office.sendAlone(alex).status, sendsAsOther ? 202 : 403);
}

void SendFenceTest::aGroupsMembersAreNoWayPastIt()
{
    Office office(u"fenced-by-group"_s);
    const auto diego = u"diego@contoso.com"_s;
    QCOMPARE(office.sendAlone(alex).status, 202); // in the group, as three others
    QCOMPARE(office.sendAlone(diego).status, 403);
    const Finding finding = office.check(fence);
    QCOMPARE(finding.code, u"mailbox/fence-shared"_s);
    QVERIFY2(finding.evidence.contains(diego + u" Denied"_s), qPrintable(finding.evidence));
    QVERIFY2(!finding.evidence.contains(alex), qPrintable(finding.evidence));
}

void SendFenceTest::withoutThePermissionThereIsNothingToFence()
{
    Office office;
    office.setup.permissions = Permissions::OnlyUsed;
    QCOMPARE(office.check(fence).code, u"mailbox/fence-later"_s);
    QVERIFY(office.applyAll());
    const Finding finding = office.check(fence);
    QCOMPARE(finding.code, u"mailbox/fence-not-needed"_s);
    QCOMPARE(finding.state, State::NotNeeded);
    QCOMPARE(office.sendAlone(support).status, 403);
}

void SendFenceTest::whereTheDirectoryIsShutTheChoiceCounts()
{
    Office office(u"fence-directory-unreadable"_s);
    // Exchange's own admin may see no more of it than what was asked for.
    QCOMPARE(office.check(fence).code, u"mailbox/fence-ready"_s);
    office.setup.permissions = Permissions::OnlyUsed;
    QCOMPARE(office.check(fence).code, u"mailbox/fence-not-needed"_s);
}

void SendFenceTest::undoIsSafeToRepeat()
{
    Office office(anyone);
    const auto change = applyOnAYes(office);
    QVERIFY(change);
    QVERIFY(office.undo(*change));
    QVERIFY(office.undo(*change));
    QCOMPARE(policies(office), 0);
}

void SendFenceTest::anotherAppsPolicyIsNoFence()
{
    Office office(anyone);
    office.exchange(u"New-ApplicationAccessPolicy"_s,
        {{u"AppId"_s, QJsonArray{u"0b1c7f6e-0000-4000-8000-1a2b3c4d5e6f"_s}},
            {u"PolicyScopeGroupId"_s, support}, {u"AccessRight"_s, u"RestrictAccess"_s}});
    QCOMPARE(policies(office), 1);
    QCOMPARE(office.check(fence).code, u"mailbox/fence-none"_s);
    QCOMPARE(office.sendAlone(alex).status, 202);
}

QTEST_GUILESS_MAIN(SendFenceTest)
#include "tst_send_fence.moc"
