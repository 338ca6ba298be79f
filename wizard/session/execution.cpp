// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/execution.h"

#include "services/readcache.h"
#include "tasks/readback.h"

#include <QElapsedTimer>

#include <algorithm>
#include <thread>
#include <vector>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Microsoft throttles by app and tenant; more at once would only be slowed down.
constexpr int mostThreads = 4;

/// Whether the person saw that very finding before they agreed; on the command line a code is agreed to before anything
/// is looked at.
bool isAsShown(const QHash<QString, Finding> &shown, const QString &task, const Finding &finding)
{
    return !shown.contains(task) || shown[task].args == finding.args;
}

/// A change that could not be made: wrong where the other side said no, can't tell where nobody knows, and still to do
/// where its first part isn't in force yet.
Finding failed(const Error &error)
{
    Finding finding(error);
    if (isPending(error))
        finding.state = State::ToDo;
    else if (!error.isCancelled() && !isUnknownOutcome(error) && !error.code.endsWith(u"/throttled"))
        finding.state = State::Wrong;
    return finding;
}

} // namespace

class Execution::Worker {
public:
    explicit Worker(Execution &execution)
        : scribe(execution.m_journal),
          m_execution(execution),
          cloud(context())
    {
        cloud.exchange.setTenant(execution.m_run.setup.tenantId, execution.m_run.admin);
    }

    Scribe scribe;

private:
    RunContext context()
    {
        RunContext context = m_execution.m_run.context;
        context.stop = m_execution.m_stop;
        context.cache = m_execution.m_cache;
        context.waiting = [this](const Error &reason, std::chrono::seconds next) {
            m_execution.m_listener.waiting(scribe.task(), reason, next);
        };
        context.intend = [this](const QString &what, const QVariantMap &args, const QJsonObject &before) {
            return scribe.intend(what, args, before);
        };
        context.wrote = [this] { scribe.wrote(); };
        context.standing = [this](const QString &task) { return m_execution.m_journal.standing(task); };
        return context;
    }

    Execution &m_execution;

public:
    Cloud cloud;
};

Execution::Execution(const Run &run, Journal &journal, RunListener listener, std::stop_token stop)
    : m_run(run),
      m_journal(journal),
      m_listener(std::move(listener)),
      m_stop(std::move(stop)),
      m_cache(std::make_shared<ReadCache>(run.kind == Run::Kind::Check ? run.organisation : nullptr)),
      m_setup(run.setup)
{
}

RunReport Execution::execute()
{
    {
        Worker worker(*this);
        undo(worker);
        if (!m_stop.stop_requested() && readsStepTwo())
            worker.cloud.graph.readAhead(setup());
    }
    workAll();
    m_report.applied = m_run.kind == Run::Kind::Apply;
    m_report.cancelled = m_stop.stop_requested();
    return m_report;
}

bool Execution::readsStepTwo() const
{
    constexpr int worthIt = 3; // lines
    return std::count_if(m_run.tasks.begin(), m_run.tasks.end(), [](const Task *task) {
        return task->bullet().step == u"2" && task->info().resources.testFlag(Resource::Graph);
    }) >= worthIt;
}

void Execution::undo(Worker &worker)
{
    for (const JournalEntry &entry : m_run.undo) {
        const Task *maker = task(entry.change.task);
        if (!maker || m_stop.stop_requested())
            continue;
        worker.scribe.turnTo(entry.change.task);
        m_listener.started(entry.change.task);
        const Result<void> permitted = worker.cloud.permit(maker->info().writes);
        const Result<void> undone = permitted ? maker->undo(setup(), entry.change, worker.cloud) : permitted;
        if (!undone) {
            fail(undone.error());
            continue;
        }
        const Learned forgotten = maker->forgotten(setup(), entry.change, worker.cloud);
        {
            const std::scoped_lock lock(m_mutex);
            m_forgotten.insert(maker->id(), m_forgotten.value(maker->id()).then(forgotten));
            forgotten.mergeInto(m_setup);
        }
        if (const Result<void> settled = m_journal.settle(entry.id, JournalEntry::Outcome::Undone); !settled)
            fail(settled.error());
    }
}

void Execution::workAll()
{
    const auto wanted = static_cast<size_t>(std::clamp<qsizetype>(m_run.tasks.size(), 1, mostThreads));
    std::vector<std::jthread> threads;
    if (m_run.introduce && m_run.kind != Run::Kind::Undo) {
        threads.emplace_back([this] {
            Worker worker(*this);
            introduce(worker);
        });
    }
    for (size_t i = 1; i < wanted; ++i)
        threads.emplace_back([this] { workSome(); });
    workSome();
}

void Execution::workSome()
{
    Worker worker(*this);
    std::unique_lock lock(m_mutex);
    while (m_taken.size() < m_run.tasks.size() && !m_stop.stop_requested()) {
        const auto next = std::find_if(m_run.tasks.begin(), m_run.tasks.end(), [this](const Task *candidate) {
            return !m_taken.contains(candidate->id()) && isReady(*candidate);
        });
        if (next == m_run.tasks.end()) {
            m_progress.wait(lock); // what it needs is with another worker, which wakes us
            continue;
        }
        m_taken.insert((*next)->id());
        lock.unlock();
        if (m_run.kind == Run::Kind::Apply)
            applyOne(worker, **next);
        else
            checkOne(worker, **next);
        lock.lock();
    }
    m_progress.notify_all();
}

void Execution::checkOne(Worker &worker, const Task &task)
{
    QElapsedTimer time;
    time.start();
    m_listener.started(task.id());
    const Finding finding = look(worker, task);
    tell(task.id(), finding, false, time.elapsed());
}

void Execution::applyOne(Worker &worker, const Task &task)
{
    QElapsedTimer time;
    time.start();
    const TaskInfo info = task.info();
    m_listener.started(info.id);
    Finding finding = look(worker, task);
    // What stands and is offered only is done where the person has said yes to it.
    const bool isInWords = setup().agreed.contains(finding.code);
    const bool agreed = isInWords && isAsShown(m_run.agreedTo, info.id, finding);
    if (isInWords && !agreed) { // shown anew, with a yes of its own
        tell(info.id, finding, false, time.elapsed());
        return;
    }
    const bool open = finding.state == State::ToDo || finding.state == State::Wrong || agreed;
    const bool ready = std::all_of(
        info.needs.begin(), info.needs.end(), [this](const QString &need) { return stands(need); });
    if (!open || !info.changes || !ready || m_run.lookOnly.contains(info.id)) {
        tell(info.id, finding, false, time.elapsed());
        return;
    }
    // What is asked for in words first asks for them: the rest can wait.
    if (const QString held = heldBackBy(info); !held.isEmpty() && (finding.state == State::ToDo || agreed)) {
        finding.code = held;
        tell(info.id, finding, false, time.elapsed());
        return;
    }

    const std::unique_lock lane = laneOf(info);
    const Result<void> permitted = worker.cloud.permit(info.writes);
    const Result<Change> change = permitted ? task.apply(setup(), worker.cloud) : permitted.error();
    if (!change) {
        if (!change.error().isCancelled() && !isUnknownOutcome(change.error())) {
            if (const Result<void> settled = worker.scribe.refused(); !settled)
                fail(settled.error());
        }
        if (!change.error().isCancelled()) {
            const std::scoped_lock lock(m_mutex);
            m_report.refused.insert(info.id);
        }
        tell(info.id, failed(change.error()), false, time.elapsed());
        return;
    }
    const Result<bool> made = worker.scribe.made();
    if (!made)
        fail(made.error());
    {
        const std::scoped_lock lock(m_mutex);
        change->learned.mergeInto(m_setup);
        m_forgotten.remove(info.id); // what was taken away is made anew
    }
    finding = look(worker, task);
    // What the change learned goes first: the secret is in it, and in no later read.
    finding.learned = change->learned.then(finding.learned);
    tell(info.id, finding, made && *made, time.elapsed());
}

std::unique_lock<std::mutex> Execution::laneOf(const TaskInfo &info)
{
    std::mutex *lane = nullptr;
    {
        const std::scoped_lock lock(m_mutex);
        lane = &m_lanes[info.lane.isEmpty() ? info.id : info.lane];
    }
    return std::unique_lock(*lane);
}

void Execution::introduce(Worker &worker) const
{
    Introduction introduction;
    const Result<QJsonObject> organisation = worker.cloud.graph.organization();
    if (organisation)
        introduction.organisation = organisation->value(u"displayName").toString();
    else
        introduction.error = organisation.error();
    const Result<QStringList> roles = worker.cloud.graph.myRoleNames();
    if (roles)
        introduction.roles = *roles;
    else
        introduction.error = roles.error();
    m_listener.introduced(introduction);
}

Finding Execution::look(Worker &worker, const Task &task)
{
    worker.scribe.turnTo(task.id());
    Finding finding = task.check(setup(), worker.cloud);
    const std::scoped_lock lock(m_mutex);
    finding.learned = m_forgotten.value(task.id()).then(finding.learned);
    return finding;
}

void Execution::tell(const QString &task, const Finding &finding, bool changed, qint64 milliseconds)
{
    {
        const std::scoped_lock lock(m_mutex);
        finding.learned.mergeInto(m_setup);
        m_states.insert(task, finding.state);
        if (finding.state == State::Unknown && isForbidden(finding.code))
            m_forbidden.insert(task);
    }
    m_progress.notify_all();
    // A look that was stopped half way says nothing about the line; what a change learned before it, such as a
    // secret that is shown once, must go out all the same.
    if (finding.code != u"cancelled" || !finding.learned.isEmpty())
        m_listener.found(task, finding, changed, milliseconds);
}

Setup Execution::setup() const
{
    const std::scoped_lock lock(m_mutex);
    return m_setup;
}

const Task *Execution::task(const QString &id) const
{
    for (const QList<const Task *> *list : {&m_run.tasks, &m_run.helpers}) {
        for (const Task *candidate : *list) {
            if (candidate->id() == id)
                return candidate;
        }
    }
    return nullptr;
}

bool Execution::isReady(const Task &task) const
{
    const TaskInfo info = task.info();
    QStringList needs = info.needs;
    if (m_run.kind == Run::Kind::Apply) {
        for (const Precedent &precedent : info.after)
            needs.append(precedent.task);
    }
    return std::all_of(needs.begin(), needs.end(), [this](const QString &need) {
        const bool inRun = std::any_of(
            m_run.tasks.begin(), m_run.tasks.end(), [&](const Task *other) { return other->id() == need; });
        return !inRun || m_states.contains(need);
    });
}

bool Execution::stands(const QString &task) const
{
    const std::scoped_lock lock(m_mutex);
    const auto state = m_states.constFind(task);
    return state == m_states.constEnd() || isSettled(*state);
}

QString Execution::heldBackBy(const TaskInfo &info) const
{
    for (const Precedent &precedent : info.after) {
        const bool isForbidden = [&] {
            const std::scoped_lock lock(m_mutex);
            return m_forbidden.contains(precedent.task);
        }();
        if (!isForbidden && !stands(precedent.task))
            return precedent.waiting;
    }
    return {};
}

void Execution::fail(const Error &error)
{
    const std::scoped_lock lock(m_mutex);
    m_report.errors.append(error);
}

} // namespace cmw
