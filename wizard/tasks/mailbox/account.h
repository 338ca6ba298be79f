// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Step 3: the mailbox exists, is of a kind that Webex Connect can send as, is licensed where it must be, and
/// somebody can sign in for it. Who that is for a shared mailbox, and what they may do, is MailboxLogin's.
class MailboxAccount final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
};

} // namespace cmw
