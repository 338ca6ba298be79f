// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Step 3: the mailbox's own limits let customers write to it, and it write to them: who may, how much, and whether
/// there is room. What of them is a person's choice stays; that customers are shut out altogether is lifted on the
/// person's yes. A hold (litigation, in place) limits nothing, and the organisation has no sizes of its own: those of
/// Set-TransportConfig are for Exchange Server.
/// Source: Microsoft Learn, Set-Mailbox, Set-TransportConfig; "Fix NDR error 550 5.7.134 in Exchange Online".
class MailboxLimits final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
    Result<Change> apply(const Setup &setup, Cloud &cloud) const override;
    Result<void> undo(const Setup &setup, const Change &change, Cloud &cloud) const override;
};

} // namespace cmw
