// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Step 3: the account that signs in for the mailbox ("Login ID For Generating Token" of the form) can sign in, and
/// may open the mailbox and send as it. For a mailbox that signs in itself there is nothing to do.
class MailboxLogin final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
    Result<Change> apply(const Setup &setup, Cloud &cloud) const override;
    Result<void> undo(const Setup &setup, const Change &change, Cloud &cloud) const override;
};

} // namespace cmw
