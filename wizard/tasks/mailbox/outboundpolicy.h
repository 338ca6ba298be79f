// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Step 3: the outbound spam policy lets this mailbox forward to the outside: by a policy of its own, not by
/// a hole for everyone.
class OutboundPolicy final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
    Result<Change> apply(const Setup &setup, Cloud &cloud) const override;
    Result<void> undo(const Setup &setup, const Change &change, Cloud &cloud) const override;
};

} // namespace cmw
