// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/connect/callbackurl.h"

#include "tasks/connect/judged.h"

namespace cmw {

using namespace Qt::StringLiterals;

TaskInfo CallbackUrl::info() const
{
    return {.id = u"connect.callback-url"_s, .needs = {}, .resources = {}, .local = true};
}

Finding CallbackUrl::check(const Setup &setup, Cloud &) const
{
    if (setup.callbackUrl.isEmpty())
        return {State::ToDo, u"connect/callback-url-missing"_s};
    return judged(judgeCallbackUrl(setup.callbackUrl),
        {State::Done, u"connect/callback-url-known"_s, {{u"url"_s, setup.callbackUrl}}});
}

} // namespace cmw
