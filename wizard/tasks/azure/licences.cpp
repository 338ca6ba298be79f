// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/licences.h"

#include "services/cloud.h"
#include "tasks/azure/permission.h"

namespace cmw {

using namespace Qt::StringLiterals;

TaskInfo Licences::info() const
{
    return {.id = u"azure.licences"_s,
        .needs = {},
        .resources = Resource::Graph,
        .reads = {u"Organization.Read.All"_s}};
}

Finding Licences::check(const Setup &, Cloud &cloud) const
{
    const Result<bool> isBought = hasExchangeLicence(cloud);
    if (!isBought)
        return isBought.error();
    return *isBought ? Finding{State::Done, u"azure/licence-exchange"_s}
                     : Finding{State::ForPerson, u"azure/licence-missing"_s};
}

} // namespace cmw
