// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Step 3: the organisation's domains and connectors let the mail go where it shall: to the mailbox, and from it
/// straight to Webex Connect's servers. Looks only: a connector has a reason that its owner knows.
/// Source: Microsoft Learn, Set-AcceptedDomain, Set-OutboundConnector.
class MailRoutes final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
};

} // namespace cmw
