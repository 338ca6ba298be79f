// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/apply.h"

namespace cmw {

void ApplyCommand::work()
{
    if (options().yes) {
        apply();
        return;
    }
    after(session().startCheck(options().only), [this] {
        confirm(texts().tasks(session(), tasks(), ResultText::Show::AsItWillBe),
            tr("Make these changes? [y/N]"), [this] { apply(); });
    });
}

void ApplyCommand::apply()
{
    after(session().startApply(options().only), [this] { finish(); });
}

} // namespace cmw
