// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/exchange.h"

namespace cmw {

/// Which mailboxes an app may use by itself, without a signed-in person: Exchange's application access policies, its
/// application roles, and the groups that a policy is for.
/// Errors of every function: those of ExchangeWire.
/// Source: Microsoft Learn, "New-ApplicationAccessPolicy", "Test-ApplicationAccessPolicy",
/// "Test-ServicePrincipalAuthorization", "New-DistributionGroup".
class ExchangeFence final {
public:
    explicit ExchangeFence(Exchange &exchange) : m_wire(exchange.wire()) { }

    /// Those for that app: ScopeName, ScopeIdentityRaw ("<SID>;<object id of user or group>"), AccessRight, Identity.
    Result<QList<QJsonObject>> policies(const QString &clientId);
    /// Lets the app into that user mailbox, or the mailboxes in that mail-enabled security group, and into no others
    /// but those of its other policies. A shared mailbox is no security principal: exchange/refused.
    Result<void> restrictTo(const QString &clientId, const QString &scope);
    Result<void> removePolicy(const QString &identity);
    /// Whether the policies let the app into that mailbox.
    Result<bool> isLetIn(const QString &clientId, const QString &mailbox);
    /// The application roles that the app holds; InScope says whether the mailbox is in the role's scope. None where
    /// Exchange has no reference to the app.
    Result<QList<QJsonObject>> roles(const QString &clientId, const QString &mailbox);
    /// Some user mailboxes of the organisation.
    Result<QList<QJsonObject>> someMailboxes();

    /// A mail-enabled security group; empty: there is none of that name.
    Result<QJsonObject> group(const QString &name);
    Result<QList<QJsonObject>> members(const QString &group);
    Result<void> createGroup(const QString &name, const QString &member);
    Result<void> removeGroup(const QString &name);

private:
    ExchangeWire &m_wire;
};

} // namespace cmw
