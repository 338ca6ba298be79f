// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/change.h"
#include "core/endpoints.h"
#include "core/secret.h"
#include "services/access.h"
#include "services/exchange.h"
#include "services/graph.h"
#include "services/http.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace cmw {

class ReadCache;

/// Access tokens of the signed-in admin, made fresh before a run; memory only.
struct AdminTokens {
    Secret graph;
    Secret exchange;
};

/// What a run lends to its tasks. One value for all threads of a run.
struct RunContext {
    Endpoints endpoints;
    AdminTokens tokens;
    std::stop_token stop;
    std::shared_ptr<ReadCache> cache; ///< what the run has read, shared by its threads
    std::chrono::milliseconds timeout = std::chrono::seconds(30);
    std::function<QDateTime()> clock; ///< UTC; empty: the system's
    /// Tells that something is being waited for, since when and why: for the page's line. May be empty.
    std::function<void(const Error &reason, std::chrono::seconds next)> waiting;
    /// Writes the journal's line before a change is sent. May be empty (tests).
    std::function<Result<void>(const QString &what, const QVariantMap &args, const QJsonObject &before)>
        intend;
    /// Tells that the other side has taken a change. May be empty.
    std::function<void()> wrote = {};
    /// What the journal says that a task has changed and that may still be there, newest first. May be empty.
    std::function<QList<Change>(const QString &task)> standing = {};
    /// Brings another token of the signed-in admin: by the refresh token, or by the person. Blocks until it is
    /// there or the run is stopped; all threads share one renewal. May be empty: then a refused token stays so.
    std::function<Result<Secret>(const Renewal &renewal)> renew = {};
    int pace = 1; ///< see Patience
};

/// What a task may touch: one per worker thread, gone with the run.
class Cloud final {
public:
    explicit Cloud(const RunContext &context);
    ~Cloud();
    Cloud(const Cloud &) = delete;
    Cloud &operator=(const Cloud &) = delete;

    Http http;
    Graph graph;
    Exchange exchange;

    const Endpoints &endpoints() const { return m_context.endpoints; }
    const RunContext &context() const { return m_context; }
    QDateTime now() const;
    bool isStopped() const { return m_context.stop.stop_requested(); }
    /// Blocks for that long, or until the run is stopped. Errors: cancelled.
    Result<void> wait(std::chrono::milliseconds time) const;
    /// Sees to it that Graph's token carries these delegated permissions, where it may not yet. Errors: those of
    /// a sign-in; cancelled.
    Result<void> permit(const QStringList &permissions) const;
    /// Says in the journal what is about to be changed: to be called right before the first write of a
    /// change.
    Result<void> intend(const QString &what, const QVariantMap &args, const QJsonObject &before) const;
    /// The changes of this set-up by that task which the journal holds as made, or as intended with an unknown
    /// outcome; newest first.
    QList<Change> standing(const QString &task) const;

private:
    Cloud(RunContext context, const Patience &patience);

    RunContext m_context;
};

} // namespace cmw
