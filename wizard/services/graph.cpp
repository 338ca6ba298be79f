// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's requests about people and app registrations.

#include "services/graph.h"

#include "services/graphpaths.h"
#include "services/odata.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;
using namespace cmw::odata;

namespace {

using Holds = ReadCache::Holds;

/// Roles that may do something of what the document asks for; the same ids in every directory.
/// Source: Microsoft Learn, "Microsoft Entra built-in roles".
struct BuiltInRole {
    const char *id;
    const char *name;
};
constexpr BuiltInRole builtInRoles[] = {
    {"62e90394-69f5-4237-9190-012177145e10", "Global Administrator"},
    {"e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator"},
    {"9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "Application Administrator"},
    {"158c047a-c907-4556-b7ef-446551a6b5f7", "Cloud Application Administrator"},
    {"29232cdf-9323-42fd-ade2-1d097af3e4de", "Exchange Administrator"},
    {"194ae4cb-b126-40b2-bd5b-6091b380977d", "Security Administrator"},
};

const auto userFields =
    u"id,displayName,userPrincipalName,mail,proxyAddresses,accountEnabled,userType,assignedLicenses,"
    "assignedPlans,onPremisesSyncEnabled,usageLocation"_s;

} // namespace

void Graph::readAhead(const Setup &setup)
{
    using Kind = GraphWire::Kind;
    QList<GraphWire::Read> reads{{Kind::List, paths::organization(), Holds::WholeRun},
        {Kind::List, paths::myRoles(), Holds::WholeRun}, {Kind::Object, paths::me(), Holds::WholeRun},
        {Kind::Object, paths::principal(exchangeOnlineAppId), Holds::WholeRun},
        {Kind::Object, paths::principal(microsoftGraphAppId), Holds::WholeRun},
        {Kind::Object, paths::authorizationPolicy(), Holds::WholeRun},
        {Kind::Object, paths::securityDefaults(), Holds::WholeRun},
        {Kind::Object, paths::appManagementPolicy(), Holds::WholeRun},
        {Kind::List, paths::subscribedSkus(), Holds::WholeRun}};
    if (!setup.appObjectId.isEmpty())
        reads.append({Kind::Object, paths::application(setup.appObjectId)});
    else if (!setup.clientId.isEmpty())
        reads.append({Kind::Object, paths::applicationByClientId(setup.clientId)});
    if (setup.clientId.isEmpty()) {
        if (!setup.callbackUrl.isEmpty())
            reads.append({Kind::List, paths::applicationsByRedirectUri(setup.callbackUrl)});
        reads.append({Kind::List, paths::applicationsByName(setup.appName)});
        reads.append({Kind::List, paths::deletedApplications()});
    } else {
        reads.append(paths::consentReads(setup.clientId));
    }
    m_wire.readAhead(reads);
}

// Who and where

Result<QJsonObject> Graph::me()
{
    return m_wire.read(paths::me(), Holds::WholeRun);
}

Result<QJsonObject> Graph::organization()
{
    const auto found = m_wire.list(paths::organization(), Holds::WholeRun);
    if (!found)
        return found.error();
    if (found->isEmpty())
        return Error{u"graph/not-found"_s, {{u"request"_s, u"GET /organization"_s}}, {}};
    return found->first();
}

namespace {

QStringList namesOf(const QList<QJsonObject> &roles)
{
    QStringList names;
    for (const auto &role : roles)
        names.append(role.value("displayName"_L1).toString());
    return names;
}

} // namespace

Result<QStringList> Graph::myRoleNames()
{
    const auto roles = m_wire.list(paths::myRoles(), Holds::WholeRun);
    if (!roles)
        return roles.error();
    return namesOf(*roles);
}

Result<QStringList> Graph::eligibleRoleNames(const QString &userId)
{
    const auto found = m_wire.list(u"/roleManagement/directory/roleEligibilityScheduleInstances?"_s
            + filter(u"principalId eq "_s + quoted(userId)),
        Holds::WholeRun);
    if (!found)
        return found.error();
    QStringList names;
    for (const auto &instance : *found) {
        const QString id = instance.value("roleDefinitionId"_L1).toString();
        for (const BuiltInRole &role : builtInRoles) {
            if (id.compare(QLatin1String(role.id), Qt::CaseInsensitive) == 0)
                names.append(QLatin1String(role.name));
        }
    }
    return names;
}

Result<QList<QJsonObject>> Graph::roleHolders(const QString &roleName)
{
    // The directory has no filter on names here; a role that nobody ever held isn't listed.
    const auto roles = m_wire.list(u"/directoryRoles?$select=id,displayName"_s, Holds::WholeRun);
    if (!roles)
        return roles.error();
    for (const auto &role : *roles) {
        if (role.value("displayName"_L1).toString() == roleName)
            return m_wire.list(u"/directoryRoles/%1/members"_s.arg(encoded(role.value("id"_L1).toString())),
                Holds::WholeRun);
    }
    return QList<QJsonObject>();
}

Result<QList<QJsonObject>> Graph::subscribedSkus()
{
    return m_wire.list(paths::subscribedSkus(), Holds::WholeRun);
}

Result<std::optional<QJsonObject>> Graph::userByAddress(const QString &address)
{
    const QString select = u"$select="_s + userFields;
    const auto bySignInName = m_wire.find(u"/users/"_s + encoded(address) + u'?' + select);
    if (!bySignInName || bySignInName->has_value())
        return bySignInName;

    const auto byAddress = m_wire.list(u"/users?"_s
        + advancedFilter(u"mail eq %1 or proxyAddresses/any(p:p eq %2)"_s.arg(
            quoted(address), quoted(u"smtp:"_s + address)))
        + u'&' + select);
    if (!byAddress)
        return byAddress.error();
    return byAddress->isEmpty() ? std::optional<QJsonObject>() : byAddress->first();
}

Result<QList<QJsonObject>> Graph::groupsOf(const QString &user, Membership membership)
{
    const QString relation = membership == Membership::Direct ? u"memberOf"_s : u"transitiveMemberOf"_s;
    const auto all = m_wire.list(u"/users/"_s + encoded(user) + u'/' + relation + u"?$top=999"_s);
    if (!all)
        return all.error();
    // Directory roles and administrative units are among them.
    QList<QJsonObject> groups = *all;
    erase_if(groups, [](const QJsonObject &one) {
        return one.value(u"@odata.type").toString() != u"#microsoft.graph.group";
    });
    // Every group has a display name; where groups may not be read, it is null.
    if (std::any_of(groups.begin(), groups.end(),
            [](const QJsonObject &one) { return one.value(u"displayName").toString().isEmpty(); }))
        return Error{u"graph/denied"_s, {}, u"200 OK, with ids alone"_s};
    return groups;
}

// App registration

Result<std::optional<QJsonObject>> Graph::application(const QString &objectId)
{
    return m_wire.find(paths::application(objectId));
}

Result<std::optional<QJsonObject>> Graph::applicationByClientId(const QString &clientId)
{
    return m_wire.find(paths::applicationByClientId(clientId));
}

Result<QList<QJsonObject>> Graph::applicationsByName(const QString &displayName)
{
    return m_wire.list(paths::applicationsByName(displayName));
}

Result<QList<QJsonObject>> Graph::deletedApplications()
{
    return m_wire.list(paths::deletedApplications());
}

Result<QList<QJsonObject>> Graph::applicationsByRedirectUri(const QString &redirectUri)
{
    return m_wire.list(paths::applicationsByRedirectUri(redirectUri));
}

Result<QList<QJsonObject>> Graph::applicationsByTag(const QString &tag)
{
    return m_wire.list(u"/applications?"_s + filter(u"tags/any(t:t eq %1)"_s.arg(quoted(tag))));
}

Result<QList<QJsonObject>> Graph::owners(const QString &objectId)
{
    return m_wire.list(paths::application(objectId) + u"/owners"_s);
}

Result<QJsonObject> Graph::createApplication(const QJsonObject &application)
{
    return m_wire.write({"POST", u"/applications"_s, application});
}

Result<void> Graph::updateApplication(const QString &objectId, const QJsonObject &changes)
{
    return m_wire.change({"PATCH", paths::application(objectId), changes, {u"graph/not-found"_s}});
}

Result<void> Graph::deleteApplication(const QString &objectId)
{
    return m_wire.change({"DELETE", paths::application(objectId)});
}

Result<QJsonObject> Graph::addPassword(
    const QString &objectId, const QString &displayName, const QDateTime &end)
{
    const QJsonObject credential{
        {u"displayName"_s, displayName}, {u"endDateTime"_s, end.toUTC().toString(Qt::ISODate)}};
    return m_wire.write({"POST", paths::application(objectId) + u"/addPassword"_s,
        {{u"passwordCredential"_s, credential}}, {u"graph/not-found"_s}, Quoting::Forbidden});
}

Result<void> Graph::removePassword(const QString &objectId, const QString &keyId)
{
    return m_wire.change(
        {"POST", paths::application(objectId) + u"/removePassword"_s, {{u"keyId"_s, keyId}}});
}

} // namespace cmw
