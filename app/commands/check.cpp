// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/check.h"

namespace cmw {

void CheckCommand::work()
{
    after(session().startCheck(options().only), [this] { finish(); });
}

} // namespace cmw
