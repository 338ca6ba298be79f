// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session does: runs.

#include "session/session.h"

#include "session/receiving.h"
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

} // namespace

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
    QStringList looked;
    for (const Task *task : m_plan.tasks()) {
        if (!task->info().local || task->info().byMail)
            continue;
        note(task->id(), task->check(m_setup, cloud));
        looked.append(task->id());
    }
    save();
    for (const QString &task : std::as_const(looked))
        Q_EMIT foundTask(task);
}

} // namespace cmw
