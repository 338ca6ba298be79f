// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/connect/forwardingaddress.h"

#include "tasks/connect/judged.h"

namespace cmw {

using namespace Qt::StringLiterals;

TaskInfo ForwardingAddress::info() const
{
    return {.id = u"connect.forwarding-address"_s, .needs = {}, .resources = {}, .local = true};
}

Finding ForwardingAddress::check(const Setup &setup, Cloud &) const
{
    if (setup.forwardingAddress.isEmpty())
        return {State::ToDo, u"connect/forwarding-address-missing"_s};
    return judged(judgeForwardingAddress(setup.forwardingAddress, setup.mailbox),
        {State::Done, u"connect/forwarding-address-known"_s, {{u"address"_s, setup.forwardingAddress}}});
}

} // namespace cmw
