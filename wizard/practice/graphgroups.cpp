// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's groups.

#include "practice/directory.h"
#include "practice/graphcall.h"
#include "practice/memberships.h"
#include "practice/state.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

/// Those of Exchange's recipients that the directory calls a group.
/// Source: Microsoft Learn, "Working with groups in Microsoft Graph".
bool isGroup(const Recipient &recipient)
{
    return recipient.kind == u"GroupMailbox" || recipient.kind == u"MailUniversalDistributionGroup"
        || recipient.kind == u"MailUniversalSecurityGroup";
}

QJsonObject groupObject(const Recipient &group)
{
    const bool isUnified = group.kind == u"GroupMailbox";
    return {{u"id"_s, group.id}, {u"displayName"_s, group.displayName}, {u"description"_s, QJsonValue()},
        {u"mail"_s, group.address}, {u"mailNickname"_s, group.address.section(u'@', 0, 0)},
        {u"mailEnabled"_s, true}, {u"securityEnabled"_s, group.kind == u"MailUniversalSecurityGroup"},
        {u"groupTypes"_s, isUnified ? QJsonArray{u"Unified"_s} : QJsonArray()},
        {u"proxyAddresses"_s, QJsonArray{u"SMTP:"_s + group.address}},
        {u"visibility"_s, isUnified ? QJsonValue(u"Private"_s) : QJsonValue()}};
}

/// What is shown of an object of a type that the caller may not read.
/// Source: Microsoft Learn, "Limited information returned for inaccessible member objects".
QJsonObject limited(QJsonObject object, const QString &id)
{
    const QStringList names = object.keys();
    for (const QString &name : names)
        object.insert(name, QJsonValue());
    object.insert(u"id"_s, id);
    return object;
}

bool mayReadGroups(const Grant &grant)
{
    const QStringList held = grant.userId.isEmpty() ? grant.roles : grant.scopes;
    const QStringList enough{u"GroupMember.Read.All"_s, u"Group.Read.All"_s, u"Group.ReadWrite.All"_s,
        u"Directory.Read.All"_s, u"Directory.ReadWrite.All"_s, u"Directory.AccessAsUser.All"_s};
    return std::any_of(
        enough.begin(), enough.end(), [&held](const QString &scope) { return held.contains(scope); });
}

/// A person's directory roles are among them.
Answer memberships(State &state, const GraphCall &call, Reach reach)
{
    const Account *account = state.account(call.key());
    if (!account || account->isStranger())
        return graphNotFound(call.key());
    QJsonArray rows;
    for (const QJsonValue &role : wellKnownRoles()) {
        if (account->roles.contains(role[u"name"].toString()))
            rows.append(
                QJsonObject{{u"@odata.type"_s, u"#microsoft.graph.directoryRole"_s}, {u"id"_s, role[u"id"]},
                    {u"displayName"_s, role[u"name"]}, {u"roleTemplateId"_s, role[u"id"]}});
    }
    for (const Recipient &group : groupsWith(state, account->id, reach)) {
        if (!isGroup(group))
            continue;
        const QJsonObject shown =
            mayReadGroups(call.grant) ? groupObject(group) : limited(groupObject(group), group.id);
        rows.append(merged({{u"@odata.type"_s, u"#microsoft.graph.group"_s}}, shown));
    }
    return graphList(call, u"directoryObjects"_s, rows);
}

} // namespace

Answer listGroups(State &state, const GraphCall &call)
{
    QJsonArray groups;
    for (const Recipient &recipient : std::as_const(state.recipients)) {
        if (isGroup(recipient))
            groups.append(groupObject(recipient));
    }
    return graphList(call, u"groups"_s, groups);
}

Answer listGroupsOf(State &state, const GraphCall &call)
{
    return memberships(state, call, Reach::Direct);
}

Answer listAllGroupsOf(State &state, const GraphCall &call)
{
    return memberships(state, call, Reach::Nested);
}

} // namespace cmw::practice
