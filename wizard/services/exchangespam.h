// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/exchange.h"

namespace cmw {

/// The cmdlets about what an organisation lets its mailboxes send to the outside: outbound spam filter policies and
/// rules, and whether it may have any of its own.
/// Errors of every function: those of ExchangeWire.
class ExchangeSpam final {
public:
    explicit ExchangeSpam(Exchange &exchange) : m_wire(exchange.wire()) { }

    Result<QList<QJsonObject>> policies(); ///< Get-HostedOutboundSpamFilterPolicy
    Result<QList<QJsonObject>> rules(); ///< Get-HostedOutboundSpamFilterRule
    /// `mode`: AutoForwardingMode: "On", "Off", "Automatic".
    Result<void> createPolicy(const QString &name, const QString &mode);
    Result<void> setForwarding(const QString &policy, const QString &mode);
    Result<void> removePolicy(const QString &name);
    /// `rule`: the parameters of New-HostedOutboundSpamFilterRule.
    Result<void> createRule(const QJsonObject &rule);
    Result<void> removeRule(const QString &name);

    /// Whether the organisation still shares Microsoft's settings, so that it can't have any of its own. It may say no
    /// while new ones are still refused.
    /// Source: Microsoft Learn, "Enable-OrganizationCustomization": IsDehydrated of Get-OrganizationConfig.
    Result<bool> isDehydrated();
    /// Ends that for good: there is no way back. No error where it was done before.
    Result<void> enableCustomization();

private:
    ExchangeWire &m_wire;
};

} // namespace cmw
