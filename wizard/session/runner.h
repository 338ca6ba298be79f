// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "services/cloud.h"
#include "session/journal.h"
#include "session/renewing.h"
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
    RunContext context; ///< without stop, cache, waiting, intend and renew: the Runner's own
    QString admin; ///< the signed-in account
    bool introduce = false; ///< also read who the admin is: organisation and roles
    /// Taken back before anything else, newest first; by the task of the same id, among `tasks` or `helpers`.
    QList<JournalEntry> undo;
    QList<const Task *> helpers; ///< tasks that are no lines of the plan
    std::shared_ptr<ReadCache> organisation; ///< what a look may share with other runs; null: nothing
    /// What the person was shown when they agreed, by task. A yes is to that, not to what is there later.
    QHash<QString, Finding> agreedTo = {};
    QStringList lookOnly; ///< ids of tasks that apply only looks at: what they change is another set-up's
};

/// Who the signed-in admin is, as Graph says.
struct Introduction {
    QString organisation;
    QStringList roles;
    std::optional<Error> error; ///< why it can't be told
};

/// How a run ended.
struct RunReport {
    bool cancelled = false;
    bool applied = false; ///< it was to change something
    QSet<QString> refused; ///< tasks whose change could not be made; why, their findings say
    QList<Error>
        errors; ///< of the run itself, such as a journal that can't be written; a task's are in its finding
};

/// Executes tasks on worker threads of its own and tells the thread it lives in. One run at a time.
/// Those whose needs are met go side by side; of what changes the same object, one after the other. Apply looks
/// at each one first and after, and goes on after a failure with what doesn't need the failed one. A change is
/// journalled before it is sent, and after.
class Runner final : public QObject {
    Q_OBJECT
public:
    /// `renew` is called in the Runner's thread. It may be empty: then a token that ends stays so.
    explicit Runner(Journal &journal, Renew renew = {}, QObject *parent = nullptr);
    /// Stops the run and waits for it.
    ~Runner() override;

    bool isRunning() const { return m_running; }
    void start(const Run &run);
    /// Other blocking work under the same rules: cancel, deadline, one at a time, journalled under `task`.
    /// `done` comes in this object's thread.
    void work(const QString &task, const Run &run, std::function<Result<void>(Cloud &)> body,
        std::function<void(Result<void>)> done);
    void stop();

Q_SIGNALS:
    void introduced(const cmw::Introduction &introduction);
    void started(const QString &task);
    void waiting(const QString &task, const cmw::Error &reason, int nextSeconds);
    /// `changed`: apply made a change there. `milliseconds`: how long it took.
    void found(const QString &task, const cmw::Finding &finding, bool changed, qint64 milliseconds);
    void finished(const cmw::RunReport &report);

private:
    void launch(std::function<void(std::stop_token)> body);

    Journal &m_journal;
    Renew m_renew;
    bool m_running = false;
    std::jthread m_thread;
};

} // namespace cmw
