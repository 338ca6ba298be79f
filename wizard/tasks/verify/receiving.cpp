// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/verify/receiving.h"

namespace cmw {

using namespace Qt::StringLiterals;

TaskInfo MailReceived::info() const
{
    return {.id = u"verify.receiving"_s, .needs = {}, .resources = {}, .byMail = true, .local = true};
}

Finding MailReceived::check(const Setup &, Cloud &) const
{
    return {State::ForPerson, u"verify/receive-not-tried"_s};
}

} // namespace cmw
