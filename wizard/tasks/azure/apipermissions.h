// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Step 2: what the app asks for. What else it asks for stays. Mail.Send goes where the person leaves it out and
/// this set-up has added it.
class ApiPermissions final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
    Result<Change> apply(const Setup &setup, Cloud &cloud) const override;
    Result<void> undo(const Setup &setup, const Change &change, Cloud &cloud) const override;

private:
    /// Microsoft's API of that app ID, which this directory lacks.
    Result<void> addResource(const QString &appId, Cloud &cloud) const;
};

} // namespace cmw
