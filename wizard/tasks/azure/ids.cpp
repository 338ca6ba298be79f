// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/ids.h"

#include "services/cloud.h"
#include "tasks/azure/registration.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// The default one first.
QStringList verifiedDomains(const QJsonObject &organization)
{
    QStringList names;
    const QJsonArray domains = organization.value(u"verifiedDomains").toArray();
    for (const QJsonValue &domain : domains) {
        const QString name = domain[u"name"].toString();
        if (domain[u"isDefault"].toBool())
            names.prepend(name);
        else
            names.append(name);
    }
    return names;
}

} // namespace

TaskInfo Ids::info() const
{
    return {.id = u"azure.ids"_s,
        .needs = {u"azure.app-registration"_s},
        .resources = Resource::Graph,
        .reads = {u"Application.Read.All"_s}};
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
    const QStringList domains = verifiedDomains(*organization);
    const QVariantMap args{{u"clientId"_s, found->clientId()}, {u"tenantId"_s, tenantId},
        {u"organisation"_s, name}, {u"domains"_s, domains}};
    Finding finding = found->exists() ? Finding{State::Done, u"azure/ids-known"_s, args}
                                      : Finding{State::NotNeeded, u"azure/ids-later"_s, args};
    finding.learned.set(&Setup::tenantId, tenantId).set(&Setup::organisation, name);
    finding.learned.verifiedDomains = domains;
    if (found->exists())
        finding.learned.set(&Setup::appObjectId, found->objectId()).set(&Setup::clientId, found->clientId());
    return finding;
}

} // namespace cmw
