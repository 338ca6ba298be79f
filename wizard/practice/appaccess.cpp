// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/appaccess.h"

#include "practice/directory.h"
#include "practice/recipients.h"
#include "practice/state.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

bool isFor(const QJsonObject &row, const QString &appId)
{
    const QString app = row[u"AppId"].toString();
    return app == u"*" || app.compare(appId, Qt::CaseInsensitive) == 0;
}

/// Whether the policy's scope is the mailbox, or a group with it.
bool covers(const State &state, const QJsonObject &policy, const Account &mailbox)
{
    const QString id = policy[u"ScopeIdentityRaw"].toString().section(u';', -1);
    const auto group = std::find_if(state.recipients.begin(), state.recipients.end(),
        [&id](const Recipient &recipient) { return recipient.id == id; });
    return id == mailbox.id || (group != state.recipients.end() && group->members.contains(mailbox.id));
}

/// The same for an object always, as a security identifier is.
QString securityIdentifier(const QString &id)
{
    const QByteArray hash = QCryptographicHash::hash(id.toLatin1(), QCryptographicHash::Sha256);
    QString sid = u"S-1-5-21"_s;
    for (int part = 0; part < 4; ++part)
        sid += u'-' + QString::number(hash.mid(part * 4, 4).toHex().toUInt(nullptr, 16));
    return sid;
}

QJsonObject applicationRole(const QJsonObject &from, const QString &appId)
{
    const QString name = from[u"role"].toString();
    const bool isScoped = from.contains(u"members"_s);
    return {{u"AppId"_s, appId}, {u"RoleName"_s, name}, {u"GrantedPermissions"_s, name.section(u' ', 1)},
        {u"AllowedResourceScope"_s, isScoped ? from[u"scope"].toString(u"Senders"_s) : u"Organization"_s},
        {u"ScopeType"_s, isScoped ? u"CustomRecipientScope"_s : u"Organization"_s},
        {u"Members"_s, isScoped ? from[u"members"] : QJsonValue()}};
}

} // namespace

bool policiesLetIn(const State &state, const QString &appId, const Account &mailbox)
{
    bool isRestricted = false, isIn = false;
    for (const QJsonObject &policy : state.applicationPolicies) {
        if (!isFor(policy, appId))
            continue;
        const bool isCovered = covers(state, policy, mailbox);
        if (policy[u"AccessRight"].toString() == u"DenyAccess") {
            if (isCovered)
                return false;
            continue;
        }
        isRestricted = true;
        isIn = isIn || isCovered;
    }
    return isIn || !isRestricted;
}

bool rolesAllow(const State &state, const QString &appId, const QString &permission, const Account &mailbox)
{
    return std::any_of(
        state.applicationRoles.begin(), state.applicationRoles.end(), [&](const QJsonObject &role) {
            const bool isScoped = role[u"Members"].isArray();
            return isFor(role, appId) && role[u"GrantedPermissions"].toString() == permission
                && (!isScoped || texts(role[u"Members"]).contains(mailbox.user, Qt::CaseInsensitive));
        });
}

QJsonObject applicationPolicy(
    const State &state, const QString &appId, const QJsonObject &scope, const QString &accessRight)
{
    const QString id = scope[u"ExternalDirectoryObjectId"].toString();
    const QString raw = securityIdentifier(id) + u';' + id;
    return {{u"ScopeName"_s, scope[u"DisplayName"]}, {u"ScopeIdentity"_s, scope[u"Identity"]},
        {u"Identity"_s, state.tenantId + u'\\' + appId + u':' + raw}, {u"AppId"_s, appId},
        {u"ScopeIdentityRaw"_s, raw}, {u"Description"_s, QString()}, {u"AccessRight"_s, accessRight},
        {u"ShardType"_s, u"All"_s}, {u"IsValid"_s, true}, {u"ObjectState"_s, u"Unchanged"_s}};
}

void furnishAppAccess(State &state, const QJsonObject &json, const QString &appId)
{
    const QList<QJsonObject> rows = recipientRows(state);
    const QJsonArray policies = json[u"applicationPolicies"].toArray();
    for (const QJsonValue &policy : policies) {
        const auto scope = std::find_if(rows.begin(), rows.end(),
            [&policy](const QJsonObject &row) { return isNamedBy(row, policy[u"scope"].toString()); });
        if (scope != rows.end())
            state.applicationPolicies.append(
                applicationPolicy(state, appId, *scope, policy[u"right"].toString(u"RestrictAccess"_s)));
    }
    const QJsonArray roles = json[u"applicationRoles"].toArray();
    for (const QJsonValue &role : roles)
        state.applicationRoles.append(applicationRole(role.toObject(), appId));
}

} // namespace cmw::practice
