// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/exchangewire.h"
#include "services/foundmailbox.h"

namespace cmw {

/// Looks for mailboxes in Exchange by how a name, an address or an alias begins: for who may not search the directory.
/// It takes longer than GraphSearch, knows each one's kind, and finds no Microsoft 365 groups.
/// Source: Microsoft Learn, "Get-Recipient" (Anr), "Filterable properties for the Filter parameter on Exchange cmdlets"
/// (EmailAddresses), and the enumeration RecipientTypeDetails.
class ExchangeSearch final {
public:
    explicit ExchangeSearch(ExchangeWire &wire) : m_wire(wire) { }

    /// Errors: those of ExchangeWire.
    Result<FoundMailboxes> mailboxes(const QString &typed, int most);

private:
    Result<QList<QJsonObject>> rows(const QString &text, int most);

    ExchangeWire &m_wire;
};

} // namespace cmw
