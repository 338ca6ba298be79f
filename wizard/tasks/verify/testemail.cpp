// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/verify/testemail.h"

namespace cmw {

using namespace Qt::StringLiterals;

TaskInfo TestEmailSent::info() const
{
    return {.id = u"verify.test-email"_s, .needs = {}, .resources = {}, .byMail = true, .local = true};
}

Finding TestEmailSent::check(const Setup &, Cloud &) const
{
    return {State::ToDo, u"verify/test-not-sent"_s};
}

} // namespace cmw
