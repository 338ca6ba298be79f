// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/securitydefaults.h"

#include "services/cloud.h"

namespace cmw {

using namespace Qt::StringLiterals;

TaskInfo SecurityDefaults::info() const
{
    return {.id = u"azure.security-defaults"_s,
        .needs = {},
        .resources = Resource::Graph,
        .reads = {u"Policy.Read.All"_s}};
}

Finding SecurityDefaults::check(const Setup &, Cloud &cloud) const
{
    const Result<bool> isOn = cloud.graph.securityDefaults();
    if (!isOn)
        return isOn.error();
    return {State::Done, *isOn ? u"azure/security-defaults-on"_s : u"azure/security-defaults-off"_s};
}

} // namespace cmw
