// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace cmw::practice {

class State;
struct Account;
struct Recipient;

// Who gets mail, as Exchange tells them apart. Source: Microsoft Learn, "Recipients in Exchange Online", and the
// enumeration RecipientTypeDetails.

/// RecipientTypeDetails; empty for an account that Exchange doesn't know.
QString kindOf(const Account &account);
/// RecipientType of a RecipientTypeDetails: "UserMailbox" of "SharedMailbox".
QString recipientType(const QString &kind);

/// What every cmdlet shows of a mailbox or mail user.
QJsonObject identityOf(const State &state, const Account &account);
QJsonObject identityOf(const State &state, const Recipient &recipient);

/// Whether a row is what an identity means: name, alias, address, sign-in name, id.
bool isNamedBy(const QJsonObject &row, const QString &identity);
/// Exchange's exception for an identity that fits several.
Error objectAmbiguous(const QString &identity);
/// The one mailbox that an identity means. Errors: Exchange's exceptions for none and for several.
Result<Account *> mailboxWith(State &state, const QString &identity);
/// All recipients, as Get-Recipient shows them.
QList<QJsonObject> recipientRows(const State &state);
/// Whether a row meets a filter of "Property -eq 'value'", "Property -like 'beginning*'" and "Property -ne $null",
/// with -or between.
/// Source: Microsoft Learn, "Filterable properties for the Filter parameter on Exchange cmdlets".
bool meets(const QJsonObject &row, const QString &filter);

/// The rows of Get-MailboxPermission and Get-RecipientPermission, the mailbox's own included.
QJsonArray mailboxPermissionRows(const State &state, const Account &account);
QJsonArray recipientPermissionRows(const State &state, const Account &account);
/// Whether an account may do that to a mailbox, by itself or by a group: "FullAccess", "SendAs". What is denied
/// goes before what is allowed, and what is said here before what is inherited.
bool mayFullyAccess(const State &state, const Account &mailbox, const Account &who);
bool maySendAs(const State &state, const Account &mailbox, const Account &who);

} // namespace cmw::practice
