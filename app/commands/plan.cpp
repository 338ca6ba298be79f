// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/plan.h"

namespace cmw {

void PlanCommand::work()
{
    after(session().startCheck(options().only), [this] { finish(); });
}

QString PlanCommand::text() const
{
    if (error())
        return {};
    return texts().heading(session(), options().setups.value(0))
        + texts().tasks(session(), tasks(), ResultText::Show::AsItWillBe);
}

} // namespace cmw
