// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/roles.h"

#include "services/cloud.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QStringList amongEnough(const QStringList &roles)
{
    QStringList result;
    for (const QString &role : roles) {
        if (rolesEnoughForAzure().contains(role))
            result.append(role);
    }
    return result;
}

/// Those who could do it; empty where that can't be read.
QStringList holders(Cloud &cloud)
{
    QStringList names;
    for (const QString &role : rolesEnoughForAzure()) {
        const Result<QList<QJsonObject>> people = cloud.graph.roleHolders(role);
        if (!people)
            return {};
        for (const QJsonObject &person : *people) {
            const QString signInName = person.value(u"userPrincipalName").toString();
            if (!signInName.isEmpty() && !names.contains(signInName))
                names.append(signInName);
        }
    }
    return names;
}

} // namespace

QStringList rolesEnoughForAzure()
{
    return {u"Application Administrator"_s, u"Cloud Application Administrator"_s, u"Global Administrator"_s};
}

TaskInfo Roles::info() const
{
    return {.id = u"azure.roles"_s,
        .needs = {},
        .resources = Resource::Graph,
        .reads = {u"User.Read"_s, u"RoleManagement.Read.Directory"_s}};
}

Finding Roles::check(const Setup &, Cloud &cloud) const
{
    const Result<QStringList> held = cloud.graph.myRoleNames();
    if (!held)
        return held.error();
    if (!amongEnough(*held).isEmpty())
        return {State::Done, u"azure/roles-enough"_s, {{u"roles"_s, *held}}};

    const Result<QJsonObject> me = cloud.graph.me();
    if (!me)
        return me.error();
    const Result<QStringList> eligible = cloud.graph.eligibleRoleNames(me->value(u"id").toString());
    if (eligible && !amongEnough(*eligible).isEmpty())
        return {State::ForPerson, u"azure/role-eligible"_s, {{u"roles"_s, amongEnough(*eligible)}}};

    QVariantMap args{{u"roles"_s, *held}, {u"needed"_s, rolesEnoughForAzure().constFirst()}};
    QString code = u"azure/role-missing"_s;
    if (const QStringList others = holders(cloud); !others.isEmpty()) {
        args.insert(u"holders"_s, others);
        code = u"azure/role-missing-held-by"_s;
    }
    Finding finding{State::ForPerson, code, args};
    if (!eligible) // directories without that licence, or who may not read it
        finding.evidence = eligible.error().evidence;
    return finding;
}

} // namespace cmw
