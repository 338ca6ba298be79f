// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/change.h"
#include "services/cloud.h"
#include "tasks/plan.h"

#include "practiceclient.h"

#include <QMap>
#include <QStringList>

#include <functional>

/// A practice tenant with its admin signed in, and a set-up in it: what a run has around a task.
class Office final {
public:
    explicit Office(const QString &scenario = {});

    /// The set-up as it is after step 1, or with the app that the scenario has.
    cmw::Setup setup;
    cmw::Plan plan;
    QList<cmw::Change> intended; ///< what tasks said to the journal, in order
    std::stop_source stop;
    /// From now on the run has no token for Graph.
    void withoutGraph() { m_context.tokens.graph = {}; }
    std::function<void()> onWaiting; ///< called when a task begins to wait
    std::function<void()> onIntended; ///< called right before a task's first write

    const cmw::Task &task(const QString &id) const;
    /// A look with nothing remembered from before. What it learns is in the set-up then.
    cmw::Finding check(const cmw::Task &task);
    cmw::Finding check(const QString &id) { return check(task(id)); }
    /// All the plan's lines in one look that reads each thing once and renews a token, as a run does; by task.
    QMap<QString, cmw::Finding> checkAll();
    /// From now on Graph shows this admin no other users: the token has User.Read alone.
    void withoutDirectory();
    /// From now on its token is somebody's who gets these scopes alone: an admin agreed to them for all.
    void withGraphScopes(const QString &scopes);
    /// As a run does it: look, change, look. The change's `what` is empty where nothing was changed.
    cmw::Result<cmw::Change> apply(const cmw::Task &task);
    cmw::Result<cmw::Change> apply(const QString &id) { return apply(task(id)); }
    cmw::Result<void> undo(const cmw::Task &task, const cmw::Change &change);
    cmw::Result<void> undo(const cmw::Change &change) { return undo(task(change.task), change); }
    /// What the set-up no longer knows, now that the change was taken back.
    cmw::Learned forgotten(const cmw::Change &change);
    /// All that the plan changes, in its order; the first failure ends it. Returns the ids of the tasks that
    /// changed something.
    cmw::Result<QStringList> applyAll();

    /// What the tenant says to a client that isn't ours.
    QJsonObject graph(const QString &path);
    QJsonArray exchange(const QString &cmdlet, const QJsonObject &parameters = {});
    /// What Graph answers the app that sends as that mailbox by itself, with the client secret alone.
    PracticeClient::Reply sendAlone(const QString &mailbox);
    /// Changes something behind the wizard's back.
    int change(const QString &method, const QString &path, const QJsonObject &body);

private:
    cmw::RunContext context();
    std::unique_ptr<cmw::Cloud> cloud(const cmw::RunContext &context);

    std::unique_ptr<cmw::practice::Tenant> m_tenant;
    PracticeClient m_client;
    cmw::RunContext m_context;
    QString m_task;
};

/// The app registration of the set-up, as Graph shows it.
QJsonObject applicationOf(Office &office);
