// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session does: runs.

#include "session/session.h"

#include "diagnosis/judge.h"
#include "session/appmates.h"
#include "session/receiving.h"
#include "session/sharedsignin.h"
#include "session/testemail.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

enum class Work { Look, Change };

Access accessFor(Work work, const QList<const Task *> &tasks)
{
    Access access;
    for (const Task *task : tasks) {
        const TaskInfo info = task->info();
        access.resources |= info.resources;
        access.permissions += info.reads;
        if (work == Work::Change)
            access.permissions += info.writes;
    }
    return access;
}

Access operator+(const Access &one, const Access &other)
{
    return {one.resources | other.resources, one.permissions + other.permissions};
}

Finding notSent()
{
    return {State::ToDo, u"verify/test-not-sent"_s};
}

Finding notFollowed()
{
    return {State::ForPerson, u"verify/receive-not-tried"_s};
}

} // namespace

void Session::found(const QString &task, const Finding &finding)
{
    // A look beside the person's work that tells nothing changes nothing.
    if (m_admin->isLeftAlone() && finding.state == State::Unknown) {
        Q_EMIT foundTask(task);
        return;
    }
    // What the directory has is of no use where nobody will have its value tomorrow.
    if (task == secretTask && m_unkept && isSettled(finding.state)) {
        setFinding(task, *m_unkept);
        return;
    }
    const bool isStillRefused = finding.state == State::ToDo && m_refused.contains(task);
    setFinding(task, isStillRefused ? m_refused.value(task) : finding);
}

void Session::finished(const RunReport &report)
{
    for (const QString &task : report.refused)
        m_refused.insert(task, finding(task));
    if (report.applied) // what the person agreed to was for this once
        edit(&Setup::agreed, QStringList());
    checkLocal(); // they speak of what the run has learned
    if (m_testEmail && isUndecided(m_testEmail->finding)) {
        m_testEmail->finding = judged(*m_testEmail);
        setFinding(testTask, m_testEmail->finding);
    }
    std::optional<Error> error;
    if (report.cancelled)
        error = cancelled();
    else if (!report.errors.isEmpty())
        error = report.errors.first();
    endWhenKept(error);
}

void Session::forgetTestEmail()
{
    m_testEmail.reset();
    if (m_findings.contains(testTask))
        setFinding(testTask, notSent());
}

void Session::forgetReceipt()
{
    m_receipt.reset();
    if (m_findings.contains(receivingTask))
        setFinding(receivingTask, notFollowed());
}

QList<JournalEntry> Session::leftovers(Run::Kind kind) const
{
    // A secret whose value didn't arrive here before the program was killed: nobody can use it. Where there is
    // another one by now, it stays for undo.
    const auto isLostSecret = [this](const JournalEntry &entry) {
        return entry.change.task == secretTask && m_setup.clientSecret.isEmpty()
            && (entry.outcome == JournalEntry::Outcome::Intended || m_setup.secretKeyId.isEmpty());
    };
    QList<JournalEntry> entries = m_journal->standing();
    erase_if(entries, [&](const JournalEntry &entry) {
        return entry.change.task != m_testRedirect->id()
            && (kind != Run::Kind::Apply || !isLostSecret(entry));
    });
    return entries;
}

QList<const Task *> Session::makersNamed(const QStringList &ids) const
{
    QList<const Task *> makers;
    for (const Task *task : m_plan.tasks() + QList<const Task *>{m_testRedirect.get()}) {
        if (ids.contains(task->id()))
            makers.append(task);
    }
    return makers;
}

Access Session::accessForLeftovers(Run::Kind kind) const
{
    QStringList makers;
    const QList<JournalEntry> entries = leftovers(kind);
    for (const JournalEntry &entry : entries)
        makers.append(entry.change.task);
    // Left where no work at Graph comes by: they don't make the person sign in.
    return {Resource::None, accessFor(Work::Change, makersNamed(makers)).permissions};
}

Run Session::preparedRun(const AdminTokens &tokens) const
{
    Run run;
    run.setup = m_setup;
    run.context.endpoints = m_surroundings.endpoints;
    run.context.tokens = tokens;
    run.context.timeout = m_surroundings.timeout;
    run.context.pace = m_surroundings.pace;
    run.context.clock = m_surroundings.clock;
    run.admin = m_setup.adminAccount;
    // The secret before stays as long as an asset works with it. Who was at work at the renewal is told now.
    if (!m_setup.retiringKeyId.isEmpty()
        && (!tellSecretToOthers() || waitForSecret(appMates(m_setup, m_file, m_store.folder()))))
        run.setup.tokenGenerated = false;
    run.helpers = {m_testRedirect.get()};
    if (m_surroundings.shared)
        run.organisation = m_surroundings.shared->reads(organisation());
    for (const Task *task : m_plan.tasks()) {
        if (!mayChange(*task))
            run.lookOnly.append(task->id());
        if (const Finding shown = finding(task->id()); m_setup.agreed.contains(shown.code))
            run.agreedTo.insert(task->id(), shown);
    }
    return run;
}

void Session::runTasks(Run::Kind kind, const QList<const Task *> &tasks, const QList<JournalEntry> &undo,
    const AdminTokens &tokens)
{
    Run run = preparedRun(tokens);
    run.kind = kind;
    for (const Task *task : kind == Run::Kind::Apply ? withPrecedents(tasks) : tasks) {
        if (!tasks.contains(task))
            run.lookOnly.append(task->id());
        // Only the mail finds that out; a look would forget what the last one found.
        if (!task->info().byMail)
            run.tasks.append(task);
        else if (!m_findings.contains(task->id()))
            setFinding(task->id(), task->id() == testTask ? notSent() : notFollowed());
    }
    run.undo = undo;
    const bool graph = !tokens.graph.isEmpty();
    if (graph && run.undo.isEmpty())
        run.undo = leftovers(kind);
    run.introduce = graph && m_admin->person() && m_admin->person()->organisation.isEmpty();
    m_runner->start(run);
}

bool Session::startCheck(const QStringList &ids, Refusals refusals)
{
    const QList<const Task *> tasks = tasksNamed(ids);
    if (refusals == Refusals::Forget && !m_busy)
        m_refused.clear();
    return begin(
        accessFor(Work::Look, tasks) + accessForLeftovers(Run::Kind::Check),
        [this, tasks](const AdminTokens &tokens) { runTasks(Run::Kind::Check, tasks, {}, tokens); },
        [this, tasks](const Error &noSignIn) {
            // How a line stood an hour ago is no answer to how it stands.
            for (const Task *task : tasks) {
                if (task->info().resources)
                    setFinding(task->id(), Finding(noSignIn));
            }
            return false;
        });
}

bool Session::startQuietCheck(const QStringList &ids)
{
    if (m_busy || !m_admin->person())
        return false;
    m_admin->leaveAlone(true);
    const QList<const Task *> tasks = tasksNamed(ids);
    return begin(accessFor(Work::Look, tasks),
        [this, tasks](const AdminTokens &tokens) { runTasks(Run::Kind::Check, tasks, {}, tokens); });
}

bool Session::startApply(const QStringList &ids)
{
    const QList<const Task *> tasks = tasksNamed(ids);
    if (!m_busy)
        m_refused.clear();
    // What stands right already needs no permission to be changed; should it turn out otherwise, that is asked
    // for then.
    QList<const Task *> open = tasks;
    erase_if(
        open, [this](const Task *task) { return isSettled(finding(task->id()).state) || !mayChange(*task); });
    const Access access = accessFor(Work::Look, withPrecedents(tasks)) + accessFor(Work::Change, open)
        + accessForLeftovers(Run::Kind::Apply);
    return begin(access, [this, tasks](const AdminTokens &tokens) {
        refuseWithoutKeychain(tasks, [this, tokens](const QList<const Task *> &possible) {
            runTasks(Run::Kind::Apply, possible, {}, tokens);
        });
    });
}

bool Session::startRenewal()
{
    if (!m_setup.sharedAppWith.isEmpty())
        return false;
    const QList<const Task *> tasks = tasksNamed({u"azure.app-registration"_s, secretTask});
    if (!m_busy)
        m_refused.clear();
    return begin(accessFor(Work::Change, tasks), [this, tasks](const AdminTokens &tokens) {
        refuseWithoutKeychain(tasks, [this, tokens](const QList<const Task *> &possible) {
            Run run = preparedRun(tokens);
            run.kind = Run::Kind::Apply;
            run.tasks = possible;
            // To the task it looks as if there were none yet; the change says which one it replaces.
            if (m_setup.retiringKeyId.isEmpty())
                run.setup.retiringKeyId = m_setup.secretKeyId;
            run.setup.secretKeyId.clear();
            run.setup.clientSecret = Secret();
            m_runner->start(run);
        });
    });
}

bool Session::startUndo(const QStringList &ids)
{
    QList<JournalEntry> entries = m_journal->standing();
    if (!ids.isEmpty())
        erase_if(entries, [&](const JournalEntry &entry) { return !ids.contains(entry.change.task); });
    return undo(entries);
}

bool Session::startRemovingUnkeptSecret()
{
    if (!secretIsUnkept())
        return false;
    // Older ones of this set-up may be in use.
    const QList<JournalEntry> entries = m_journal->standing();
    const auto newest = std::find_if(entries.begin(), entries.end(),
        [](const JournalEntry &entry) { return entry.change.task == secretTask; });
    return newest != entries.end() && undo({*newest});
}

bool Session::undo(const QList<JournalEntry> &entries)
{
    QStringList makers;
    for (const JournalEntry &entry : entries)
        makers.append(entry.change.task);
    const Access access = accessFor(Work::Change, makersNamed(makers));
    // Other lines stand on what goes: all that these tokens can tell is looked at again.
    QList<const Task *> tasks = entries.isEmpty() ? QList<const Task *>() : m_plan.tasks();
    erase_if(tasks, [&access](const Task *task) { return task->info().resources & ~access.resources; });
    return begin(access + accessFor(Work::Look, tasks), [this, tasks, entries](const AdminTokens &tokens) {
        m_changedTasks.clear();
        m_refused.clear();
        if (!entries.isEmpty()) {
            forgetTestEmail();
            forgetReceipt();
        }
        runTasks(Run::Kind::Undo, tasks, entries, tokens);
    });
}

bool Session::startSignIn()
{
    return begin(
        {Resource::Graph}, [this](const AdminTokens &tokens) { runTasks(Run::Kind::Check, {}, {}, tokens); });
}

void Session::cancel()
{
    if (!m_busy)
        return;
    m_cancelled = true;
    if (m_homeSearch) {
        // Behind a silent firewall it would take its whole deadline.
        m_homeSearch.reset();
        QMetaObject::invokeMethod(
            this, [this] { end(cancelled()); }, Qt::QueuedConnection);
        return;
    }
    m_secrets->cancel();
    m_admin->cancel();
    if (m_test)
        m_test->cancel();
    m_runner->stop();
}

void Session::checkLocal()
{
    const RunContext context{
        m_surroundings.endpoints, {}, {}, nullptr, m_surroundings.timeout, {}, {}, {}, {}};
    Cloud cloud(context);
    for (const Task *task : m_plan.tasks()) {
        if (task->info().local && !task->info().byMail)
            setFinding(task->id(), task->check(m_setup, cloud));
    }
}

} // namespace cmw
