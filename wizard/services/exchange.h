// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "services/exchangewire.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace cmw {

/// The cmdlets of Exchange Online that nearly every line of step 3 needs; rarer ones stand beside it and take
/// wire(). Errors of every function: those of ExchangeWire.
class Exchange final {
public:
    explicit Exchange(ExchangeWire wire) : m_wire(std::move(wire)) { }

    /// Whose tenant; to be set before the first call. `admin` is the signed-in account, for routing.
    void setTenant(const QString &tenantId, const QString &admin) { m_wire.setTenant(tenantId, admin); }
    ExchangeWire &wire() { return m_wire; }

    Result<QJsonObject> mailbox(const QString &identity); ///< Get-Mailbox
    Result<QJsonObject> clientAccess(const QString &identity); ///< Get-CASMailbox
    /// Empty: back to what the organisation says.
    Result<void> setSmtpAuthDisabled(const QString &identity, std::optional<bool> disabled);
    Result<QJsonObject> transportConfig();
    /// Empty addresses: none. `internalAddress` is ForwardingAddress, which wins silently where both are set:
    /// it is cleared, unless an undo brings it back.
    Result<void> setForwarding(const QString &identity, const QString &smtpAddress, bool keepCopy,
        const QString &internalAddress = {});

private:
    ExchangeWire m_wire;
};

} // namespace cmw
