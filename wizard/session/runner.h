// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "services/cloud.h"
#include "session/journal.h"
#include "tasks/task.h"

#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>

namespace cmw {

/// What a run is to do.
struct Run {
    enum class Kind { Check, Apply, Undo };
    Kind kind = Kind::Check;
    QList<const Task *> tasks; ///< in the plan's order
    Setup setup;
    RunContext context; ///< without stop, cache, waiting and intend: the Runner's own
    QList<JournalEntry> undo; ///< for Undo: newest first
};

/// How a run ended.
struct RunReport {
    bool cancelled = false;
    Setup setup; ///< as it was handed in, with what was learned
    QList<Error> errors; ///< of the run itself, such as a journal that can't be written; a task's are in its finding
};

/// Executes tasks on worker threads of its own and tells the thread it lives in. One run at a time.
/// Check: those whose needs are met, side by side. Apply: in the plan's order, each one looked at first and after; it goes
/// on after a failure with what doesn't need the failed one. A change is journalled before it is sent, and after.
class Runner final : public QObject {
    Q_OBJECT
public:
    explicit Runner(Journal &journal, QObject *parent = nullptr);
    /// Stops the run and waits for it.
    ~Runner() override;

    bool isRunning() const;
    void start(const Run &run);
    /// Any blocking work with a Cloud, under the same rules: cancel, deadline, one at a time. `done` comes in this thread.
    void work(const RunContext &context, std::function<void(Cloud &)> body, std::function<void()> done);
    void stop();

Q_SIGNALS:
    void started(const QString &task);
    void waiting(const QString &task, const cmw::Error &reason, int nextSeconds);
    /// `changed`: apply made a change there. `ms`: how long it took.
    void found(const QString &task, const cmw::Finding &finding, bool changed, qint64 ms);
    void finished(const cmw::RunReport &report);

private:
    struct Shared;
    void launch(const std::shared_ptr<Shared> &shared, std::function<void(std::stop_token)> body);

    Journal &m_journal;
    std::shared_ptr<Shared> m_shared;
    std::jthread m_thread;
};

} // namespace cmw
