// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/setupcommand.h"

namespace cmw {

/// Changes what is still to be done. Without --yes it shows the plan and asks first.
class ApplyCommand final : public SetupCommand {
    Q_OBJECT
public:
    using SetupCommand::SetupCommand;

private:
    void work() override;
    bool asksFirst() const override { return true; }
    void apply();
};

} // namespace cmw
