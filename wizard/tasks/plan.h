// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

#include <QList>
#include <QString>

#include <memory>
#include <vector>

namespace cmw {

/// The document as tasks, in its order. Constant: it outlives every run.
class Plan final {
public:
    Plan();
    ~Plan();

    const QList<const Task *> &tasks() const { return m_tasks; }
    QList<const Task *> step(const QString &stepId) const;
    /// Null for an unknown id.
    const Task *task(const QString &id) const;

private:
    std::vector<std::unique_ptr<Task>> m_owned;
    QList<const Task *> m_tasks;
};

} // namespace cmw
