// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/ids.h"

#include "services/cloud.h"
#include "tasks/azure/registration.h"

namespace cmw {

using namespace Qt::StringLiterals;

TaskInfo Ids::info() const
{
    return {.id = u"azure.ids"_s, .needs = {u"azure.app-registration"_s}, .resources = Resource::Graph};
}

Finding Ids::check(const Setup &setup, Cloud &cloud) const
{
    const Result<QJsonObject> organization = cloud.graph.organization();
    if (!organization)
        return organization.error();
    const QString tenantId = organization->value(u"id").toString();
    const QString name = organization->value(u"displayName").toString();
    if (!setup.tenantId.isEmpty() && setup.tenantId.compare(tenantId, Qt::CaseInsensitive) != 0)
        return {State::Wrong, u"azure/other-tenant"_s,
            {{u"organisation"_s, name}, {u"found"_s, tenantId}, {u"tenantId"_s, setup.tenantId}}};

    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    const QVariantMap args{{u"clientId"_s, found->clientId()}, {u"tenantId"_s, tenantId}};
    Finding finding = found->exists() ? Finding{State::Done, u"azure/ids-known"_s, args}
                                      : Finding{State::NotNeeded, u"azure/ids-later"_s, args};
    finding.learned.set(&Setup::tenantId, tenantId).set(&Setup::organisation, name);
    if (found->exists())
        finding.learned.set(&Setup::appObjectId, found->objectId()).set(&Setup::clientId, found->clientId());
    return finding;
}

} // namespace cmw
