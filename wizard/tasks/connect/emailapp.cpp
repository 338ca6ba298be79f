// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/connect/emailapp.h"

#include "tasks/connect/judged.h"

namespace cmw {

using namespace Qt::StringLiterals;

TaskInfo EmailApp::info() const
{
    return {.id = u"connect.email-app"_s, .needs = {}, .resources = {}, .local = true};
}

Finding EmailApp::check(const Setup &setup, Cloud &) const
{
    if (setup.assetName.isEmpty() || setup.mailbox.isEmpty())
        return {State::ToDo, u"connect/email-app-missing"_s};
    const Finding known{State::Done, u"connect/email-app-known"_s,
        {{u"assetName"_s, setup.assetName}, {u"mailbox"_s, setup.mailbox}}};
    return judged(judgeMailbox(setup.mailbox), judged(judgeAssetName(setup.assetName), known));
}

} // namespace cmw
