// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/secretpolicy.h"

#include "services/cloud.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Days of an ISO 8601 duration such as P180D, P1Y or P6M; none where it isn't one.
std::optional<int> days(const QString &duration)
{
    static const QRegularExpression pattern(u"^P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)D)?(?:T.*)?$"_s);
    const QRegularExpressionMatch match = pattern.match(duration);
    if (!match.hasMatch())
        return {};
    return match.captured(1).toInt() * 365 + match.captured(2).toInt() * 30 + match.captured(3).toInt();
}

bool isInForce(const QJsonObject &restriction, const QJsonObject &app)
{
    // Older metadata has no state: the restriction counts where it is listed.
    if (restriction.value(u"state").toString(u"enabled"_s) != u"enabled")
        return false;
    const auto time = [](const QJsonValue &text) {
        return QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    };
    const QDateTime since = time(restriction.value(u"restrictForAppsCreatedAfterDateTime"));
    const QDateTime created = time(app.value(u"createdDateTime"));
    return !since.isValid() || !created.isValid() || created >= since;
}

SecretPolicy read(const QJsonArray &restrictions, const QJsonObject &app)
{
    SecretPolicy policy;
    for (const QJsonValue &value : restrictions) {
        const QJsonObject restriction = value.toObject();
        if (!isInForce(restriction, app))
            continue;
        const QString type = restriction.value(u"restrictionType").toString();
        if (type == u"passwordAddition")
            policy.forbids = true;
        else if (type == u"passwordLifetime")
            policy.mostDays = days(restriction.value(u"maxLifetime").toString());
    }
    return policy;
}

} // namespace

Result<SecretPolicy> secretPolicy(const QJsonObject &app, Cloud &cloud)
{
    constexpr auto passwords = u"passwordCredentials";
    const QString objectId = app.value(u"id").toString();
    if (!objectId.isEmpty()) {
        const Result<QList<QJsonObject>> own = cloud.graph.appManagementPolicies(objectId);
        if (!own)
            return own.error();
        for (const QJsonObject &policy : *own) {
            if (policy.value(u"isEnabled").toBool())
                return read(policy.value(u"restrictions").toObject().value(passwords).toArray(), app);
        }
    }
    const Result<QJsonObject> all = cloud.graph.appManagementPolicy();
    if (!all)
        return all.error();
    if (!all->value(u"isEnabled").toBool())
        return SecretPolicy();
    return read(all->value(u"applicationRestrictions").toObject().value(passwords).toArray(), app);
}

} // namespace cmw
