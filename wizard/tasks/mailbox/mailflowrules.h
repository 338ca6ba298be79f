// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Step 3: no mail flow rule of the organisation keeps mail from the mailbox, from the Forwarding Address or from
/// the customer. Looks only: what such a rule is for, its owner knows.
class MailFlowRules final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
};

} // namespace cmw
