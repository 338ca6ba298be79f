// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/licences.h"

#include "practice/directory.h"
#include "practice/state.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

QJsonArray bought(const State &state)
{
    QJsonArray licences;
    for (const QJsonValue &licence : wellKnownLicences()) {
        if (state.licences.contains(licence[u"name"].toString()))
            licences.append(licence);
    }
    return licences;
}

QJsonArray plansOf(const State &state)
{
    QJsonArray plans;
    const QJsonArray licences = bought(state);
    for (const QJsonValue &licence : licences) {
        const QJsonArray own = licence[u"plans"].toArray();
        for (const QJsonValue &plan : own)
            plans.append(plan);
    }
    return plans;
}

bool anyPlan(const State &state, QStringView key, const QString &value)
{
    const QJsonArray plans = plansOf(state);
    return std::any_of(
        plans.begin(), plans.end(), [&](const QJsonValue &plan) { return plan[key].toString() == value; });
}

} // namespace

QJsonArray subscribedSkus(const State &state)
{
    QJsonArray skus;
    const QJsonArray licences = bought(state);
    for (const QJsonValue &licence : licences) {
        QJsonArray plans;
        const QJsonArray own = licence[u"plans"].toArray();
        for (const QJsonValue &plan : own)
            plans.append(QJsonObject{{u"servicePlanId"_s, plan[u"id"]}, {u"servicePlanName"_s, plan[u"name"]},
                {u"provisioningStatus"_s, u"Success"_s}, {u"appliesTo"_s, u"User"_s}});
        skus.append(QJsonObject{{u"id"_s, state.tenantId + u'_' + licence[u"id"].toString()},
            {u"accountId"_s, state.tenantId}, {u"accountName"_s, state.initialDomain.section(u'.', 0, 0)},
            {u"appliesTo"_s, u"User"_s}, {u"capabilityStatus"_s, u"Enabled"_s},
            {u"consumedUnits"_s, state.accounts.size()}, {u"skuId"_s, licence[u"id"]},
            {u"skuPartNumber"_s, licence[u"name"]}, {u"subscriptionIds"_s, QJsonArray()},
            {u"prepaidUnits"_s,
                QJsonObject{{u"enabled"_s, 25}, {u"suspended"_s, 0}, {u"warning"_s, 0}, {u"lockedOut"_s, 0}}},
            {u"servicePlans"_s, plans}});
    }
    return skus;
}

QJsonArray assignedPlans(const State &state)
{
    QJsonArray assigned;
    const QJsonArray plans = plansOf(state);
    for (const QJsonValue &plan : plans)
        assigned.append(QJsonObject{{u"assignedDateTime"_s, u"2025-03-03T08:00:00Z"_s},
            {u"capabilityStatus"_s, u"Enabled"_s}, {u"service"_s, plan[u"service"]},
            {u"servicePlanId"_s, plan[u"id"]}});
    return assigned;
}

QJsonArray assignedLicences(const State &state)
{
    QJsonArray assigned;
    const QJsonArray licences = bought(state);
    for (const QJsonValue &licence : licences)
        assigned.append(QJsonObject{{u"disabledPlans"_s, QJsonArray()}, {u"skuId"_s, licence[u"id"]}});
    return assigned;
}

bool hasPlan(const State &state, const QString &name)
{
    return anyPlan(state, u"name", name);
}

bool hasService(const State &state, const QString &service)
{
    return anyPlan(state, u"service", service);
}

} // namespace cmw::practice
