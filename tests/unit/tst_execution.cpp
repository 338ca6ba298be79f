// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/execution.h"
#include "session/runner.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>
#include <optional>

using namespace cmw;
using namespace Qt::StringLiterals;

class TestExecution final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secretMadeBeforeACancelIsTold();
    void lookThatWasStoppedSaysNothing();
    void whatIsNotInForceYetStaysToBeDone();
    void workThatWasRefusedLeavesNothingToTakeBack_data();
    void workThatWasRefusedLeavesNothingToTakeBack();
    void precedentsGoFirst_data();
    void precedentsGoFirst();
};

namespace {

/// A line that is open, makes a secret, and during which the person cancels.
class CancelledTask final : public Task {
public:
    explicit CancelledTask(std::stop_source &person) : m_person(person) { }

    TaskInfo info() const override
    {
        return {.id = u"azure.client-secret"_s, .needs = {}, .resources = {}, .changes = true};
    }
    Finding check(const Setup &, Cloud &cloud) const override
    {
        if (cloud.isStopped())
            return Error{u"cancelled"_s, {}, {}};
        return {State::ToDo, u"azure/secret-missing"_s};
    }
    Result<Change> apply(const Setup &, Cloud &cloud) const override
    {
        if (const Result<void> written = cloud.intend(u"azure/secret-added"_s, {}, {}); !written)
            return written.error();
        m_person.request_stop();
        Change change;
        change.learned.clientSecret = Secret("L1e8Q~B5rzySjA6wI3PqgNqZkdVd1zpTJ");
        return change;
    }

private:
    std::stop_source &m_person;
};

/// A line whose change is accepted in part: what the rest builds on isn't in force yet.
class PendingTask final : public Task {
public:
    TaskInfo info() const override
    {
        return {.id = u"mailbox.outbound-policy"_s, .needs = {}, .resources = {}, .changes = true};
    }
    Finding check(const Setup &, Cloud &) const override
    {
        return {State::Wrong, u"mailbox/customization-needed"_s};
    }
    Result<Change> apply(const Setup &, Cloud &cloud) const override
    {
        if (const Result<void> written = cloud.intend(u"mailbox/policy-created"_s, {}, {}); !written)
            return written.error();
        if (const auto &wrote = cloud.context().wrote)
            wrote();
        return Error{u"mailbox/customization-pending"_s, {}, {}};
    }
};

/// A line that allows what another one sets.
class AllowingTask final : public Task {
public:
    AllowingTask(Finding finding, std::optional<Error> refusal)
        : m_finding(std::move(finding)),
          m_refusal(std::move(refusal))
    {
    }

    TaskInfo info() const override
    {
        return {.id = u"mailbox.outbound-policy"_s, .needs = {}, .resources = {}, .changes = true};
    }
    Finding check(const Setup &, Cloud &) const override
    {
        return m_isMade ? Finding{State::Done, u"mailbox/forwarding-allowed"_s} : m_finding;
    }
    Result<Change> apply(const Setup &, Cloud &cloud) const override
    {
        if (m_refusal)
            return *m_refusal;
        m_isMade = true;
        return intend(cloud, u"mailbox/policy-created"_s, {}, {});
    }

private:
    Finding m_finding;
    std::optional<Error> m_refusal;
    mutable std::atomic_bool m_isMade = false;
};

class SettingTask final : public Task {
public:
    TaskInfo info() const override
    {
        return {.id = u"mailbox.forwarding"_s,
            .needs = {},
            .resources = {},
            .changes = true,
            .after = {{u"mailbox.outbound-policy"_s, u"mailbox/forwarding-waits-for-policy"_s}}};
    }
    Finding check(const Setup &, Cloud &) const override
    {
        return m_isMade ? Finding{State::Done, u"mailbox/forwarding-ready"_s}
                        : Finding{State::ToDo, u"mailbox/forwarding-none"_s};
    }
    Result<Change> apply(const Setup &, Cloud &cloud) const override
    {
        m_isMade = true;
        return intend(cloud, u"mailbox/forwarding-set"_s, {}, {});
    }

private:
    mutable std::atomic_bool m_isMade = false;
};

struct Told {
    QList<Finding> findings;
    std::mutex mutex;
    RunListener listener()
    {
        return {[](const Introduction &) {}, [](const QString &) {},
            [](const QString &, const Error &, std::chrono::seconds) {},
            [this](const QString &, const Finding &finding, bool, qint64) {
                const std::scoped_lock lock(mutex);
                findings.append(finding);
            }};
    }
};

} // namespace

void TestExecution::secretMadeBeforeACancelIsTold()
{
    const QTemporaryDir folder;
    Journal journal(folder.filePath(u"j.jsonl"_s));
    std::stop_source person;
    const CancelledTask task(person);
    Run run;
    run.kind = Run::Kind::Apply;
    run.tasks = {&task};
    Told told;
    const RunReport report = Execution(run, journal, told.listener(), person.get_token()).execute();
    QVERIFY(report.cancelled);
    QCOMPARE(told.findings.size(), 1);
    QVERIFY(told.findings.first().learned.clientSecret.has_value());
    QCOMPARE(journal.standing().size(), 1);
    QCOMPARE(journal.standing().constFirst().outcome, JournalEntry::Outcome::Made);
}

void TestExecution::lookThatWasStoppedSaysNothing()
{
    const QTemporaryDir folder;
    Journal journal(folder.filePath(u"j.jsonl"_s));
    std::stop_source person;
    person.request_stop();
    const CancelledTask task(person);
    Run run;
    run.tasks = {&task};
    Told told;
    QVERIFY(Execution(run, journal, told.listener(), person.get_token()).execute().cancelled);
    QVERIFY(told.findings.isEmpty());
}

void TestExecution::whatIsNotInForceYetStaysToBeDone()
{
    const QTemporaryDir folder;
    Journal journal(folder.filePath(u"j.jsonl"_s));
    const PendingTask task;
    Run run;
    run.kind = Run::Kind::Apply;
    run.tasks = {&task};
    Told told;
    (void)Execution(run, journal, told.listener(), {}).execute();
    QCOMPARE(told.findings.size(), 1);
    QCOMPARE(told.findings.first().state, State::ToDo);
    // What was accepted stays to be taken back.
    QCOMPARE(journal.standing().size(), 1);
}

void TestExecution::precedentsGoFirst_data()
{
    QTest::addColumn<Finding>("allowing");
    QTest::addColumn<QString>("refusal");
    QTest::addColumn<QStringList>("made"); // newest first, as undo goes
    const QString setting = u"mailbox.forwarding"_s, allowing = u"mailbox.outbound-policy"_s;
    const Finding blocked{State::Wrong, u"mailbox/forwarding-blocked"_s};
    QTest::newRow("mended") << blocked << QString() << QStringList{setting, allowing};
    QTest::newRow("refused") << blocked << u"exchange/denied"_s << QStringList{};
    QTest::newRow("nobody knows") << blocked << u"network/timeout"_s << QStringList{};
    QTest::newRow("for a person") << Finding{State::ForPerson, u"mailbox/policy-name-taken"_s} << QString()
                                  << QStringList{};
    QTest::newRow("not seen") << Finding{State::Unknown, u"exchange/throttled"_s} << QString()
                              << QStringList{};
    QTest::newRow("not for this admin")
        << Finding{State::Unknown, u"exchange/no-cmdlet"_s} << QString() << QStringList{setting};
    QTest::newRow("policy not for this admin")
        << Finding{State::Unknown, u"mailbox/outbound-policy-not-allowed"_s} << QString()
        << QStringList{setting};
}

void TestExecution::precedentsGoFirst()
{
    QFETCH(const Finding, allowing);
    QFETCH(const QString, refusal);
    const QTemporaryDir folder;
    Journal journal(folder.filePath(u"j.jsonl"_s));
    const SettingTask setting;
    const AllowingTask other(
        allowing, refusal.isEmpty() ? std::nullopt : std::optional(Error{refusal, {}, {}}));
    Run run;
    run.kind = Run::Kind::Apply;
    run.tasks = {&setting, &other};
    Told told;
    (void)Execution(run, journal, told.listener(), {}).execute();
    QStringList made;
    const QList<JournalEntry> standing = journal.standing();
    for (const JournalEntry &entry : standing) {
        if (entry.outcome == JournalEntry::Outcome::Made)
            made.append(entry.change.task);
    }
    QTEST(made, "made");
    const bool isSet = made.contains(setting.id());
    QCOMPARE(told.findings.last().code,
        isSet ? u"mailbox/forwarding-ready"_s : u"mailbox/forwarding-waits-for-policy"_s);
    QCOMPARE(told.findings.last().state, isSet ? State::Done : State::ToDo);
}

void TestExecution::workThatWasRefusedLeavesNothingToTakeBack_data()
{
    QTest::addColumn<bool>("wrote");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("standing");
    QTest::newRow("refused") << false << u"graph/denied"_s << 0;
    QTest::newRow("refused after a part of it") << true << u"graph/denied"_s << 1;
    QTest::newRow("answer lost") << false << u"network/closed"_s << 1;
    QTest::newRow("cancelled") << false << u"cancelled"_s << 1;
    QTest::newRow("made") << true << QString() << 1;
}

void TestExecution::workThatWasRefusedLeavesNothingToTakeBack()
{
    QFETCH(const bool, wrote);
    QFETCH(const QString, code);
    QFETCH(const int, standing);
    const auto id = u"verify.test-redirect"_s;
    const QTemporaryDir folder;
    Journal journal(folder.filePath(u"journal.jsonl"_s));
    Runner runner(journal);
    bool done = false;
    qsizetype known = -1;
    const auto body = [&](Cloud &cloud) -> Result<void> {
        if (const Result<void> written = cloud.intend(u"verify/test-redirect-added"_s, {}, {}); !written)
            return written.error();
        known = cloud.standing(id).size();
        if (wrote)
            cloud.context().wrote();
        return code.isEmpty() ? Result<void>() : Error{code, {}, {}};
    };
    runner.work(id, {}, body, [&done](const Result<void> &) { done = true; });
    QVERIFY(QTest::qWaitFor([&done] { return done; }));
    QCOMPARE(known, 1);
    QCOMPARE(journal.standing(id).size(), standing);
}

QTEST_GUILESS_MAIN(TestExecution)
#include "tst_execution.moc"
