// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/change.h"
#include "core/document.h"
#include "core/finding.h"
#include "core/result.h"
#include "core/setup.h"
#include "services/access.h"

#include <QString>
#include <QStringList>

namespace cmw {

class Cloud;

/// A line that must be right before another one is changed, and what that one says while it isn't.
struct Precedent {
    QString task;
    QString waiting; ///< the code of its finding then
};

/// What a task leans on.
struct TaskInfo {
    QString id; ///< "azure.redirect-uri": the bullet's id in the Document
    QStringList needs; ///< ids of tasks whose findings it builds on
    Resources resources; ///< whose token it needs
    QStringList reads = {}; ///< Graph's delegated permissions that check() needs: "Application.Read.All"
    QStringList writes = {}; ///< those that apply() and undo() need beside them
    bool changes = false; ///< has an apply() that can do something
    /// Tasks of one lane change the same object, and do so one after the other; empty: it has its own.
    QString lane = {};
    /// For apply alone: a change that does harm before these are right. One that this admin may not look at holds
    /// nothing back.
    QList<Precedent> after = {};
    bool byMail = false; ///< found out by a mail that is sent and followed, not by a run
    bool local = false; ///< looks at the set-up alone: no network, at once
};

/// One bullet of the document: it can look, do, and take back. It holds no state; what it knows comes in by
/// the Setup, and what it learned goes out with the Finding or the Change. How a person does it by hand is in
/// the Document.
class Task {
public:
    virtual ~Task() = default;

    virtual TaskInfo info() const = 0;
    /// Reads only. For a line that apply() would change, the finding is ToDo or Wrong, and its catalogue
    /// entry says both what is and what would be: check is the plan.
    virtual Finding check(const Setup &setup, Cloud &cloud) const = 0;
    /// Safe to repeat; ends with the read that check() makes, so that "done" was seen. Calls Cloud::intend()
    /// right before the first write; without a need to write, the Change has an empty `what`.
    virtual Result<Change> apply(const Setup &setup, Cloud &cloud) const;
    /// Takes back what `change` says, from `change.before` alone: it also works from a journal's intent whose
    /// outcome is unknown, and is safe to repeat.
    virtual Result<void> undo(const Setup &setup, const Change &change, Cloud &cloud) const;

    /// What the set-up no longer knows, now that the change was taken back. Reads only.
    virtual Learned forgotten(const Setup &, const Change &, Cloud &) const { return {}; }

    QString id() const { return info().id; }
    const Bullet &bullet() const { return *Document::outline().bullet(id()); }

protected:
    /// The change that is about to be made, written into the journal. Errors: those of Cloud::intend().
    Result<Change> intend(
        Cloud &cloud, const QString &what, const QVariantMap &args, const QJsonObject &before) const;
    /// What apply() returns where all is as it must be.
    Change nothing(const Learned &learned = {}) const;
};

} // namespace cmw
