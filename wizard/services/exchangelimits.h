// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/exchange.h"

namespace cmw {

/// The cmdlets about what a mailbox takes, beside Get-Mailbox, which shows its limits.
/// Errors of every function: those of ExchangeWire.
class ExchangeLimits final {
public:
    explicit ExchangeLimits(Exchange &exchange) : m_wire(exchange.wire()) { }

    Result<QJsonObject> statistics(const QString &mailbox); ///< Get-MailboxStatistics
    /// "Require senders to be authenticated": RequireSenderAuthenticationEnabled.
    Result<void> setInternalSenders(const QString &mailbox, bool demanded);

private:
    ExchangeWire &m_wire;
};

} // namespace cmw
