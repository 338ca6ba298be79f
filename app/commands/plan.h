// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/setupcommand.h"

namespace cmw {

/// Looks at every line and tells what apply would change.
class PlanCommand final : public SetupCommand {
    Q_OBJECT
public:
    using SetupCommand::SetupCommand;
    QString text() const override;

private:
    void work() override;
};

} // namespace cmw
