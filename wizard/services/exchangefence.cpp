// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangefence.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

Result<QList<QJsonObject>> ExchangeFence::policies(const QString &clientId)
{
    // The cmdlet can't ask for one app's alone.
    const Result<QList<QJsonObject>> all = m_wire.read({u"Get-ApplicationAccessPolicy"_s, {}});
    if (!all)
        return all.error();
    QList<QJsonObject> result;
    for (const QJsonObject &policy : *all) {
        const QString app = policy.value(u"AppId").toString();
        // "*" indicates all applications.
        if (app == u"*" || app.compare(clientId, Qt::CaseInsensitive) == 0)
            result.append(policy);
    }
    return result;
}

Result<void> ExchangeFence::restrictTo(const QString &clientId, const QString &scope)
{
    // All descriptions of an organisation share a small fixed space, so it is a short one.
    return m_wire.write({u"New-ApplicationAccessPolicy"_s,
        {{u"AppId"_s, QJsonArray{clientId}}, {u"PolicyScopeGroupId"_s, scope},
            {u"AccessRight"_s, u"RestrictAccess"_s}, {u"Description"_s, u"Connect Mail Wizard"_s}}});
}

Result<void> ExchangeFence::removePolicy(const QString &identity)
{
    return m_wire.write({u"Remove-ApplicationAccessPolicy"_s, {{u"Identity"_s, identity}}});
}

Result<bool> ExchangeFence::isLetIn(const QString &clientId, const QString &mailbox)
{
    const Result<QJsonObject> test = m_wire.readOne(
        {u"Test-ApplicationAccessPolicy"_s, {{u"Identity"_s, mailbox}, {u"AppId"_s, clientId}}});
    if (!test)
        return test.error();
    return test->value(u"AccessCheckResult").toString() == u"Granted";
}

Result<QList<QJsonObject>> ExchangeFence::roles(const QString &clientId, const QString &mailbox)
{
    const Result<QList<QJsonObject>> roles = m_wire.read(
        {u"Test-ServicePrincipalAuthorization"_s, {{u"Identity"_s, clientId}, {u"Resource"_s, mailbox}}});
    if (!roles && roles.error().code == u"exchange/not-found")
        return QList<QJsonObject>();
    return roles;
}

Result<QList<QJsonObject>> ExchangeFence::someMailboxes()
{
    return m_wire.read({u"Get-Mailbox"_s,
        {{u"ResultSize"_s, 30}, {u"RecipientTypeDetails"_s, QJsonArray{u"UserMailbox"_s}}}});
}

Result<QJsonObject> ExchangeFence::group(const QString &name)
{
    const Result<QJsonObject> found = m_wire.readOne({u"Get-DistributionGroup"_s, {{u"Identity"_s, name}}});
    if (!found && found.error().code == u"exchange/not-found")
        return QJsonObject();
    return found;
}

Result<QList<QJsonObject>> ExchangeFence::members(const QString &group)
{
    return m_wire.read({u"Get-DistributionGroupMember"_s, {{u"Identity"_s, group}}});
}

Result<void> ExchangeFence::createGroup(const QString &name, const QString &member)
{
    return m_wire.write({u"New-DistributionGroup"_s,
        {{u"Name"_s, name}, {u"Type"_s, u"Security"_s}, {u"Members"_s, QJsonArray{member}},
            {u"MemberJoinRestriction"_s, u"Closed"_s}, {u"MemberDepartRestriction"_s, u"Closed"_s}}});
}

Result<void> ExchangeFence::removeGroup(const QString &name)
{
    return m_wire.write({u"Remove-DistributionGroup"_s, {{u"Identity"_s, name}}});
}

} // namespace cmw
