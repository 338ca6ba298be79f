// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include "tasks/verify/testredirect.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

QStringList redirectUris(Office &office)
{
    return applicationOf(office)[u"web"][u"redirectUris"].toVariant().toStringList();
}

} // namespace

/// The whole plan in practice scenarios: what fails on the way is told or outlived, and nothing is done twice. What
/// stands in the way is named: see tst_proof.
class ScenariosTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPreparedTenantNeedsNothing();
    void theWholePlanIsAppliedAndTakenBack();
    void weatherIsOutlived_data();
    void weatherIsOutlived();
    void aPageInPlaceOfJsonIsTold();
    void withoutARoleEachLineSaysSo();
    void aStoppedRunEndsAtOnce();

    void theSecretIsProven();
    void aWrongSecretIsNamed();
    void theTestRedirectComesAndGoes();
};

void ScenariosTest::aPreparedTenantNeedsNothing()
{
    Office office(u"prepared"_s);
    for (const Task *task : office.plan.tasks()) {
        const State state = office.check(*task).state;
        QVERIFY2(
            state != State::Wrong && (state != State::ToDo || task->info().byMail), qPrintable(task->id()));
    }
    const auto changed = office.applyAll();
    QVERIFY(changed);
    QCOMPARE(*changed, QStringList());
    QVERIFY(office.intended.isEmpty());
}

void ScenariosTest::theWholePlanIsAppliedAndTakenBack()
{
    Office office;
    const auto changed = office.applyAll();
    QVERIFY2(changed, qPrintable(changed ? QString() : changed.error().code + changed.error().evidence));
    QCOMPARE(*changed,
        (QStringList{u"azure.app-registration"_s, u"azure.client-secret"_s, u"azure.admin-consent"_s,
            u"mailbox.smtp-auth"_s, u"mailbox.forwarding"_s, u"mailbox.outbound-policy"_s}));
    for (const Task *task : office.plan.tasks()) {
        const Finding finding = office.check(*task);
        QVERIFY2(!task->info().changes || isSettled(finding.state), qPrintable(task->id() + finding.code));
    }
    QCOMPARE(office.check(u"verify.secret"_s).code, u"verify/secret-works"_s);
    const auto again = office.applyAll();
    QVERIFY(again);
    QCOMPARE(*again, QStringList());

    while (!office.intended.isEmpty()) {
        const auto undone = office.undo(office.intended.takeLast());
        QVERIFY2(undone, qPrintable(undone ? QString() : undone.error().code + undone.error().evidence));
    }
    QVERIFY(office.graph(u"/applications"_s)[u"value"].toArray().isEmpty());
    QCOMPARE(office.check(u"mailbox.smtp-auth"_s).code, u"mailbox/smtp-auth-organisation-off"_s);
    QCOMPARE(office.check(u"mailbox.forwarding"_s).code, u"mailbox/forwarding-none"_s);
    QCOMPARE(office.check(u"mailbox.outbound-policy"_s).code, u"mailbox/forwarding-blocked-automatic"_s);
}

void ScenariosTest::weatherIsOutlived_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("throttled") << u"throttled"_s;
    QTest::newRow("slow directory") << u"slow-directory"_s;
    QTest::newRow("server error") << u"server-error"_s;
    QTest::newRow("lost answer") << u"lost-answer"_s;
}

void ScenariosTest::weatherIsOutlived()
{
    QFETCH(const QString, name);
    Office office(name);
    const auto changed = office.applyAll();
    QVERIFY2(changed, qPrintable(changed ? QString() : changed.error().code + changed.error().evidence));
    QCOMPARE(changed->size(), 6);
    for (const Task *task : office.plan.tasks()) {
        const Finding finding = office.check(*task);
        QVERIFY2(!task->info().changes || isSettled(finding.state), qPrintable(task->id() + finding.code));
    }
    // This client has no patience of its own, and the tenant may be throttled still.
    QVERIFY(QTest::qWaitFor(
        [&office] { return applicationOf(office)[u"passwordCredentials"].toArray().size() == 1; }));
}

void ScenariosTest::aPageInPlaceOfJsonIsTold()
{
    Office office(u"broken-json"_s);
    const Finding finding = office.check(u"azure.app-registration"_s);
    QCOMPARE(finding.state, State::Unknown);
    QCOMPARE(finding.code, u"http/not-json"_s);
    QVERIFY(!finding.evidence.isEmpty());
    // The next try finds the service well, and nothing was half done.
    const auto changed = office.applyAll();
    QVERIFY(changed);
    QCOMPARE(changed->size(), 6);
    QCOMPARE(office.graph(u"/applications"_s)[u"value"].toArray().size(), 1);
}

void ScenariosTest::withoutARoleEachLineSaysSo()
{
    Office office(u"no-role"_s);
    const auto app = office.apply(u"azure.app-registration"_s);
    QVERIFY(!app);
    QCOMPARE(app.error().code, u"graph/denied"_s);
    QVERIFY(!app.error().evidence.isEmpty());
    const Finding smtpAuth = office.check(u"mailbox.smtp-auth"_s);
    QCOMPARE(smtpAuth.state, State::Unknown);
    QCOMPARE(smtpAuth.code, u"exchange/denied"_s);
    QVERIFY(office.graph(u"/applications"_s)[u"value"].toArray().isEmpty());
}

void ScenariosTest::aStoppedRunEndsAtOnce()
{
    Office office(u"throttled"_s);
    office.stop.request_stop();
    QElapsedTimer time;
    time.start();
    const auto changed = office.applyAll();
    QVERIFY(!changed);
    QVERIFY(changed.error().isCancelled());
    QVERIFY(time.elapsed() < 2000);
}

void ScenariosTest::theSecretIsProven()
{
    Office office(u"prepared"_s);
    QCOMPARE(office.check(u"verify.secret"_s).code, u"verify/secret-works"_s);
    office.setup.clientSecret = {};
    QCOMPARE(office.check(u"verify.secret"_s).code, u"secret/not-here"_s);
    Office expired(u"secret-expired"_s);
    const Finding finding = expired.check(u"verify.secret"_s);
    QCOMPARE(finding.code, u"verify/secret-expired"_s);
    QCOMPARE(finding.state, State::Wrong);
}

void ScenariosTest::aWrongSecretIsNamed()
{
    Office office(u"prepared"_s);
    // A secret of the person's own: nothing to wait for.
    office.setup.secretKeyId.clear();
    office.setup.clientSecret = Secret("not-the-secret-of-this-app");
    const Finding finding = office.check(u"verify.secret"_s);
    QCOMPARE(finding.code, u"verify/secret-invalid"_s);
    QVERIFY(finding.evidence.contains(u"AADSTS7000215"));
    QVERIFY(!finding.evidence.contains(u"not-the-secret"));
}

void ScenariosTest::theTestRedirectComesAndGoes()
{
    Office office(u"prepared"_s);
    const QStringList before = redirectUris(office);
    const TestRedirect task(u"http://localhost:50999"_s);
    const auto added = office.apply(task);
    QVERIFY(added);
    QCOMPARE(redirectUris(office), QStringList(before) << u"http://localhost:50999"_s);
    QVERIFY(office.apply(task)->what.isEmpty());
    // As at the next start after a kill: without the URI, from the journal alone.
    QVERIFY(office.undo(TestRedirect(), office.intended.first()));
    QCOMPARE(redirectUris(office), before);
    QVERIFY(office.undo(TestRedirect(), office.intended.first()));
}

QTEST_GUILESS_MAIN(ScenariosTest)
#include "tst_scenarios.moc"
