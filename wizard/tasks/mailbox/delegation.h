// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace cmw {

class Cloud;

/// What one account may do with another's mailbox.
struct Delegation {
    enum class Right {
        No,
        Denied, ///< which goes before what is allowed
        Yes,
    };

    Right fullAccess = Right::No;
    Right sendAs = Right::No;
    /// Groups that it has rights by, or is denied them; where that can't be read, those that it may be in.
    QStringList groups;
    bool knowsGroups = true;

    bool isWhole() const { return fullAccess == Right::Yes && sendAs == Right::Yes; }
    bool isDenied() const { return fullAccess == Right::Denied || sendAs == Right::Denied; }

    /// `who`: the row of Get-Mailbox of the account that signs in. Errors: those of ExchangeWire.
    /// Source: Microsoft Learn, "Get-MailboxPermission" and "Get-RecipientPermission".
    static Result<Delegation> read(const QString &mailbox, const QJsonObject &who, Cloud &cloud);
    /// What entries on the mailbox allow that account itself, neither by a group nor inherited; denied or not.
    static Result<Delegation> readOwn(const QString &mailbox, const QJsonObject &who, Cloud &cloud);
};

} // namespace cmw
