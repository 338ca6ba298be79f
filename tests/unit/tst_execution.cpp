// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/execution.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

class TestExecution final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secretMadeBeforeACancelIsTold();
    void lookThatWasStoppedSaysNothing();
    void whatIsNotInForceYetStaysToBeDone();
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

struct Told {
    QList<Finding> findings;
    RunListener listener()
    {
        return {[](const Introduction &) {}, [](const QString &) {},
            [](const QString &, const Error &, std::chrono::seconds) {},
            [this](const QString &, const Finding &finding, bool, qint64) { findings.append(finding); }};
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

QTEST_GUILESS_MAIN(TestExecution)
#include "tst_execution.moc"
