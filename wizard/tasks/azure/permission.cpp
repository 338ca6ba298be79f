// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/permission.h"

#include "services/cloud.h"

#include <QMap>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

Result<QJsonObject> resource(const QString &appId, Cloud &cloud)
{
    const auto found = cloud.graph.resourcePrincipal(appId);
    if (!found)
        return found.error();
    if (*found)
        return **found;
    // What can't be read here doesn't stand in the way: making it tells.
    const Result<bool> isBought = hasExchangeLicence(cloud);
    const bool isOffered = appId != exchangeOnlineAppId || !isBought || *isBought;
    return Error{isOffered ? u"azure/exchange-principal-missing"_s : u"azure/no-exchange"_s,
        {{u"resource"_s, appId}}, {}};
}

/// Empty where the resource doesn't offer it.
QString idOf(const QJsonObject &resource, Permission::Type type, const QString &value)
{
    const bool isRole = type == Permission::Type::Role;
    const QJsonArray offers = resource.value(isRole ? u"appRoles" : u"oauth2PermissionScopes").toArray();
    for (const QJsonValue &offer : offers) {
        if (offer[u"value"].toString() != value || !offer[u"isEnabled"].toBool(true))
            continue;
        const QJsonArray members = offer[u"allowedMemberTypes"].toArray();
        if (!isRole || members.isEmpty() || members.contains(u"Application"_s))
            return offer[u"id"].toString();
    }
    return {};
}

Result<Permission> offered(const QList<QJsonObject> &resources, Permission::Type type, const QString &value)
{
    for (const QJsonObject &resource : resources) {
        if (const QString id = idOf(resource, type, value); !id.isEmpty())
            return Permission{
                resource.value(u"appId").toString(), resource.value(u"id").toString(), id, value, type};
    }
    return Error{u"azure/permission-unknown"_s, {{u"permission"_s, value}}, {}};
}

bool offers(const QJsonObject &resource, const QString &id)
{
    for (const auto list : {u"appRoles", u"oauth2PermissionScopes"}) {
        const QJsonArray entries = resource.value(list).toArray();
        if (std::any_of(entries.begin(), entries.end(),
                [&id](const QJsonValue &entry) { return entry[u"id"].toString() == id; }))
            return true;
    }
    return false;
}

} // namespace

Result<QList<Permission>> neededPermissions(const Setup &setup, Cloud &cloud)
{
    const Result<QJsonObject> exchange = resource(QString(exchangeOnlineAppId), cloud);
    if (!exchange)
        return exchange.error();
    const Result<QJsonObject> graph = resource(QString(microsoftGraphAppId), cloud);
    if (!graph)
        return graph.error();

    QList<Result<Permission>> wanted;
    if (setup.permissions == Permissions::AsDocumented)
        wanted.append(offered({*exchange}, Permission::Type::Role, u"Mail.Send"_s));
    wanted.append(offered({*exchange, *graph}, Permission::Type::Scope, u"SMTP.Send"_s));
    wanted.append(offered({*graph}, Permission::Type::Scope, u"offline_access"_s));

    QList<Permission> result;
    for (const Result<Permission> &permission : std::as_const(wanted)) {
        if (!permission)
            return permission.error();
        result.append(*permission);
    }
    return result;
}

// Source: Microsoft Learn, "Product names and service plan identifiers for licensing". The foundation alone,
// which comes with other products, has no mailboxes.
Result<bool> hasExchangeLicence(Cloud &cloud)
{
    const Result<QList<QJsonObject>> skus = cloud.graph.subscribedSkus();
    if (!skus)
        return skus.error();
    for (const QJsonObject &sku : *skus) {
        if (sku.value(u"capabilityStatus").toString() == u"Suspended"
            || sku.value(u"capabilityStatus").toString() == u"Deleted")
            continue;
        const QJsonArray plans = sku.value(u"servicePlans").toArray();
        for (const QJsonValue &plan : plans) {
            const QString name = plan[u"servicePlanName"].toString();
            if (name.startsWith(u"EXCHANGE_") && name != u"EXCHANGE_S_FOUNDATION")
                return true;
        }
    }
    return false;
}

QStringList names(const QList<Permission> &permissions)
{
    QStringList result;
    for (const Permission &permission : permissions)
        result.append(permission.value);
    return result;
}

QList<Permission> declared(const QJsonArray &requiredResourceAccess)
{
    QList<Permission> result;
    for (const QJsonValue &resource : requiredResourceAccess) {
        const QString appId = resource[u"resourceAppId"].toString();
        const QJsonArray entries = resource[u"resourceAccess"].toArray();
        for (const QJsonValue &entry : entries) {
            const bool isRole = entry[u"type"].toString() == u"Role";
            result.append({appId, {}, entry[u"id"].toString(), {},
                isRole ? Permission::Type::Role : Permission::Type::Scope});
        }
    }
    return result;
}

QJsonArray requiredResourceAccess(const QList<Permission> &permissions)
{
    QMap<QString, QJsonArray> byResource;
    for (const Permission &permission : permissions) {
        const bool isRole = permission.type == Permission::Type::Role;
        byResource[permission.resourceAppId].append(
            QJsonObject{{u"id"_s, permission.id}, {u"type"_s, isRole ? u"Role"_s : u"Scope"_s}});
    }
    QJsonArray result;
    for (auto resource = byResource.cbegin(); resource != byResource.cend(); ++resource)
        result.append(QJsonObject{{u"resourceAppId"_s, resource.key()}, {u"resourceAccess"_s, *resource}});
    return result;
}

bool isSame(const Permission &one, const Permission &other)
{
    return one.resourceAppId == other.resourceAppId && one.id == other.id && one.type == other.type;
}

bool contains(const QList<Permission> &permissions, const Permission &wanted)
{
    return std::any_of(permissions.begin(), permissions.end(),
        [&wanted](const Permission &permission) { return isSame(permission, wanted); });
}

Result<QList<Permission>> foreignPermissions(const QList<Permission> &permissions, Cloud &cloud)
{
    QList<Permission> result;
    for (const QString &appId : {QString(exchangeOnlineAppId), QString(microsoftGraphAppId)}) {
        const Result<QJsonObject> principal = resource(appId, cloud);
        if (!principal)
            return principal.error();
        for (const Permission &permission : permissions) {
            if (permission.resourceAppId == appId && !offers(*principal, permission.id))
                result.append(permission);
        }
    }
    return result;
}

} // namespace cmw
