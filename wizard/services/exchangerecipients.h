// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/exchange.h"

#include <optional>

namespace cmw {

/// Recipients of every kind, and who may open a mailbox and send as it.
/// Errors of every function: those of ExchangeWire.
class ExchangeRecipients final {
public:
    explicit ExchangeRecipients(Exchange &exchange) : m_wire(exchange.wire()) { }

    /// Get-Recipient; also for Microsoft 365 groups, which it shows only when they are asked for by their
    /// kind. No value: nobody gets mail there. Source: Microsoft Learn, "Get-Recipient".
    Result<std::optional<QJsonObject>> recipient(const QString &identity);
    /// A mailbox that was deleted within the last 30 days. No value: none.
    /// Source: Microsoft Learn, "Delete or restore user mailboxes in Exchange Online".
    Result<std::optional<QJsonObject>> deletedMailbox(const QString &identity);
    /// All mailboxes that have this address or sign-in name.
    Result<QList<QJsonObject>> mailboxesNamed(const QString &address);

    Result<QList<QJsonObject>> mailboxPermissions(const QString &mailbox); ///< Get-MailboxPermission
    Result<QList<QJsonObject>> recipientPermissions(const QString &mailbox); ///< Get-RecipientPermission
    /// Without the mailbox showing up in that person's Outlook by itself (AutoMapping).
    Result<void> grantFullAccess(const QString &mailbox, const QString &user);
    Result<void> revokeFullAccess(const QString &mailbox, const QString &user);
    Result<void> grantSendAs(const QString &mailbox, const QString &user);
    Result<void> revokeSendAs(const QString &mailbox, const QString &user);

private:
    Result<std::optional<QJsonObject>> find(const ExchangeWire::Call &call);

    ExchangeWire &m_wire;
};

} // namespace cmw
