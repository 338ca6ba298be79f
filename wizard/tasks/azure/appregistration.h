// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Step 2: the app registration. A new one is made in one request with all that the plan holds for it, so
/// that the lines below find themselves done; an existing one is used as it is.
class AppRegistration final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
    Result<Change> apply(const Setup &setup, Cloud &cloud) const override;
    Result<void> undo(const Setup &setup, const Change &change, Cloud &cloud) const override;
    Learned forgotten(const Setup &setup, const Change &change, Cloud &cloud) const override;

private:
    Result<Change> openToAll(const Setup &setup, const QJsonObject &app, Cloud &cloud) const;
    Result<Change> make(const Setup &setup, Cloud &cloud) const;
};

} // namespace cmw
