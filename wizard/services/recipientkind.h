// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace cmw {

/// What an address belongs to, as far as sending and receiving differ.
enum class RecipientKind {
    User,
    Shared,
    Resource, ///< a room or a piece of equipment
    DistributionGroup,
    DynamicGroup,
    GroupMailbox, ///< a Microsoft 365 group
    Contact,
    Guest,
    OnPremises,
    PublicFolder,
    MailUser,
    Other,
};

/// By a row of Get-Mailbox or Get-Recipient.
/// Source: Microsoft Learn, "Recipients in Exchange Online", and the enumeration RecipientTypeDetails.
RecipientKind recipientKind(const QJsonObject &recipient);

/// Without "smtp:" before it, in any case.
QString plainAddress(const QString &address);

/// Whether a user of Graph's has a licence with Exchange Online in force; empty where that can't be read.
/// Source: Microsoft Learn, Graph's resource types "user" and "assignedPlan".
std::optional<bool> hasExchangeLicence(const QJsonObject &user);

} // namespace cmw
