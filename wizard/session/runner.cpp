// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/runner.h"

#include "session/execution.h"
#include "tasks/readback.h"

namespace cmw {

Runner::Runner(Journal &journal, Renew renew, QObject *parent)
    : QObject(parent),
      m_journal(journal),
      m_renew(std::move(renew))
{
}

Runner::~Runner()
{
    stop();
}

void Runner::stop()
{
    m_thread.request_stop();
}

void Runner::launch(std::function<void(std::stop_token)> body)
{
    m_running = true;
    m_thread = std::jthread(std::move(body));
}

void Runner::start(const Run &run)
{
    // Every piece of news is posted to the thread of this object; what is still on its way when it dies is
    // dropped by Qt.
    const auto post = [this](auto &&news) {
        QMetaObject::invokeMethod(this, std::forward<decltype(news)>(news), Qt::QueuedConnection);
    };
    RunListener listener;
    listener.introduced = [this, post](const Introduction &introduction) {
        post([this, introduction] { Q_EMIT introduced(introduction); });
    };
    listener.started = [this, post](const QString &task) { post([this, task] { Q_EMIT started(task); }); };
    listener.waiting = [this, post](const QString &task, const Error &reason, std::chrono::seconds next) {
        post([this, task, reason, next] { Q_EMIT waiting(task, reason, static_cast<int>(next.count())); });
    };
    listener.found = [this, post](
                         const QString &task, const Finding &finding, bool changed, qint64 milliseconds) {
        post([this, task, finding, changed, milliseconds] {
            Q_EMIT found(task, finding, changed, milliseconds);
        });
    };
    launch([this, run, listener, post](std::stop_token stop) {
        Run own = run;
        own.context.renew = renewalThrough(this, m_renew, stop);
        const RunReport report = Execution(own, m_journal, listener, std::move(stop)).execute();
        post([this, report] {
            m_running = false;
            Q_EMIT finished(report);
        });
    });
}

void Runner::work(const QString &task, const Run &run, std::function<Result<void>(Cloud &)> body,
    std::function<void(Result<void>)> done)
{
    launch([this, task, run, body = std::move(body), done = std::move(done)](std::stop_token stop) {
        Scribe scribe(m_journal);
        scribe.turnTo(task);
        RunContext context = run.context;
        context.renew = renewalThrough(this, m_renew, stop);
        context.stop = std::move(stop);
        context.intend = [&scribe](const QString &what, const QVariantMap &args, const QJsonObject &before) {
            return scribe.intend(what, args, before);
        };
        context.wrote = [&scribe] { scribe.wrote(); };
        context.standing = [this](const QString &of) { return m_journal.standing(of); };
        Result<void> result = [&] {
            Cloud cloud(context);
            cloud.exchange.setTenant(run.setup.tenantId, run.admin);
            return body(cloud);
        }();
        if (result) {
            if (const Result<bool> made = scribe.made(); !made)
                result = made.error();
        } else if (!result.error().isCancelled() && !isUnknownOutcome(result.error())) {
            (void)scribe.refused(); // the work's own failure is the one to tell
        }
        QMetaObject::invokeMethod(
            this,
            [this, done, result] {
                m_running = false;
                done(result);
            },
            Qt::QueuedConnection);
    });
}

} // namespace cmw
