// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/task.h"

#include "services/cloud.h"

namespace cmw {

Result<Change> Task::apply(const Setup &, Cloud &) const
{
    return nothing();
}

Result<void> Task::undo(const Setup &, const Change &, Cloud &) const
{
    return {};
}

Result<Change> Task::intend(
    Cloud &cloud, const QString &what, const QVariantMap &args, const QJsonObject &before) const
{
    if (const Result<void> written = cloud.intend(what, args, before); !written)
        return written.error();
    return Change{id(), what, args, before, cloud.now(), {}};
}

Change Task::nothing(const Learned &learned) const
{
    Change change;
    change.task = id();
    change.learned = learned;
    return change;
}

} // namespace cmw
