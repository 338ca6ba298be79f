// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/exchange.h"

namespace cmw {

/// The rules that an organisation and a mailbox have for mail, for looking at only.
/// Errors of every function: those of ExchangeWire.
class ExchangeRules final {
public:
    explicit ExchangeRules(Exchange &exchange) : m_wire(exchange.wire()) { }

    Result<QList<QJsonObject>> mailFlowRules(); ///< Get-TransportRule, in the order in which they work
    Result<QList<QJsonObject>> inboxRules(const QString &mailbox); ///< Get-InboxRule

private:
    ExchangeWire &m_wire;
};

} // namespace cmw
