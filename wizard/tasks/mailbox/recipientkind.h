// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace cmw {

/// Finding about a recipient that Webex Connect can't send as; empty for the mailbox of a user or a shared one.
/// `recipient` is a row of Get-Mailbox or Get-Recipient.
/// Source: Microsoft Learn, "Recipients in Exchange Online", and the enumeration RecipientTypeDetails.
QString objectionToKind(const QJsonObject &recipient);

/// All its addresses, the primary one first.
QStringList addressesOf(const QJsonObject &recipient);
/// By address or sign-in name, in any case.
bool isCalled(const QJsonObject &recipient, const QString &name);

/// Whether a user of Graph's has a licence with Exchange Online in force; empty where that can't be read.
/// Source: Microsoft Learn, Graph's resource types "user" and "assignedPlan".
std::optional<bool> hasExchangeLicence(const QJsonObject &user);

} // namespace cmw
