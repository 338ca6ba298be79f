// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/runner.h"
#include "session/scribe.h"

#include <QHash>
#include <QSet>

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>

namespace cmw {

/// Where an execution's news go; called on its worker threads.
struct RunListener {
    std::function<void(const Introduction &)> introduced;
    std::function<void(const QString &task)> started;
    std::function<void(const QString &task, const Error &reason, std::chrono::seconds next)> waiting;
    std::function<void(const QString &task, const Finding &, bool changed, qint64 milliseconds)> found;
};

/// One run, from its first look to its report. It lives on the worker thread that calls execute().
class Execution final {
public:
    Execution(const Run &run, Journal &journal, RunListener listener, std::stop_token stop);

    RunReport execute();

private:
    class Worker; // a Cloud and what it is busy with

    void undo(Worker &worker);
    /// Whether reading ahead pays.
    bool readsStepTwo() const;
    void workAll();
    /// What one thread does: tasks whose needs are met, in the plan's order.
    void workSome();
    void checkOne(Worker &worker, const Task &task);
    void applyOne(Worker &worker, const Task &task);
    /// Held while a task changes something.
    std::unique_lock<std::mutex> laneOf(const TaskInfo &info);
    void introduce(Worker &worker) const;
    Finding look(Worker &worker, const Task &task);
    void tell(const QString &task, const Finding &finding, bool changed, qint64 milliseconds);
    Setup setup() const;
    const Task *task(const QString &id) const;
    bool isReady(const Task &task) const;
    bool stands(const QString &task) const;
    /// What has to be right before that one is changed, and isn't: the code that says so. Empty: nothing.
    QString heldBackBy(const TaskInfo &info) const;
    void fail(const Error &error);

    const Run &m_run;
    Journal &m_journal;
    RunListener m_listener;
    std::stop_token m_stop;
    std::shared_ptr<ReadCache> m_cache;

    mutable std::mutex m_mutex; ///< for all below
    std::condition_variable m_progress;
    Setup m_setup;
    QHash<QString, State> m_states; ///< of the tasks that were looked at
    QSet<QString> m_forbidden; ///< those of them that this admin may not look at
    QSet<QString> m_taken; ///< by a worker
    std::map<QString, std::mutex> m_lanes;
    QHash<QString, Learned> m_forgotten; ///< what taking back a task's changes makes the set-up forget
    RunReport m_report;
};

} // namespace cmw
