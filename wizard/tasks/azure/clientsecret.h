// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Step 2: the client secret. Its value goes out with the Change and is nowhere else; what the directory
/// knows are its key id and its end.
class ClientSecret final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
    Result<Change> apply(const Setup &setup, Cloud &cloud) const override;
    Result<void> undo(const Setup &setup, const Change &change, Cloud &cloud) const override;
    Learned forgotten(const Setup &setup, const Change &change, Cloud &cloud) const override;

private:
    Result<Change> add(const Setup &setup, const QJsonObject &app, Cloud &cloud) const;
    /// Removes the secret that the present one has replaced.
    Result<Change> retire(const Setup &setup, const QJsonObject &app, Cloud &cloud) const;
};

} // namespace cmw
