// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Step 3: no rule of the mailbox itself sends its mail to the Forwarding Address a second time; what rules do to
/// the kept copy is told. Looks only. Forwarding happens before a mail reaches the inbox, so no rule there stops it.
/// Source: Microsoft Learn, "Configure email forwarding for a mailbox in Exchange Online".
class InboxRules final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
};

} // namespace cmw
