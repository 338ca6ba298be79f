// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Step 3: the remote domain that the Forwarding Address falls under allows automatic forwarding. Where one for many
/// domains forbids it, the Forwarding Address's domain gets one of its own, which is otherwise alike; the one for
/// many stays. One that is for that domain alone is somebody's decision: it changes on the person's yes. An undo
/// leaves it where another mailbox forwards there, too.
/// Source: Microsoft Learn, "Remote domains in Exchange Online"; Set-RemoteDomain, New-RemoteDomain.
class RemoteDomain final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
    Result<Change> apply(const Setup &setup, Cloud &cloud) const override;
    Result<void> undo(const Setup &setup, const Change &change, Cloud &cloud) const override;
};

} // namespace cmw
