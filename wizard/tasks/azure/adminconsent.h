// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/azure/permission.h"
#include "tasks/task.h"

namespace cmw {

/// Step 2: admin consent, given through Graph: the enterprise application, its app role and its delegated
/// grants for everybody. What is there is completed, not doubled.
class AdminConsent final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
    Result<Change> apply(const Setup &setup, Cloud &cloud) const override;
    Result<void> undo(const Setup &setup, const Change &change, Cloud &cloud) const override;

private:
    Result<Change> grant(
        const QString &clientId, bool makesPrincipal, const QList<Permission> &open, Cloud &cloud) const;
    /// Sets the enterprise application's property so that it doesn't stand in the way.
    Result<Change> clear(
        const QString &clientId, const QString &property, const Change &before, Cloud &cloud) const;
};

} // namespace cmw
