// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/exchange.h"

namespace cmw {

/// The cmdlets about where an organisation's mail goes: remote domains, accepted domains, connectors.
/// Errors of every function: those of ExchangeWire.
class ExchangeRoutes final {
public:
    explicit ExchangeRoutes(Exchange &exchange) : m_wire(exchange.wire()) { }

    Result<QList<QJsonObject>> remoteDomains(); ///< Get-RemoteDomain
    /// New-RemoteDomain, which takes no settings.
    Result<void> createRemoteDomain(const QString &name, const QString &domain);
    /// `settings`: parameters of Set-RemoteDomain.
    Result<void> setRemoteDomain(const QString &name, const QJsonObject &settings);
    Result<void> removeRemoteDomain(const QString &name);

    Result<QList<QJsonObject>> acceptedDomains(); ///< Get-AcceptedDomain
    Result<QList<QJsonObject>> outboundConnectors(); ///< Get-OutboundConnector
    /// Get-Mailbox: those with a ForwardingSmtpAddress.
    Result<QList<QJsonObject>> forwardingMailboxes();

private:
    ExchangeWire &m_wire;
};

} // namespace cmw
