// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/recipientkind.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace cmw {

/// Finding about a recipient that Webex Connect can't send as; empty for the mailbox of a user or a shared one.
/// `recipient` is a row of Get-Mailbox or Get-Recipient.
QString objectionToKind(const QJsonObject &recipient);

/// All its addresses, the primary one first.
QStringList addressesOf(const QJsonObject &recipient);
/// By address or sign-in name, in any case.
bool isCalled(const QJsonObject &recipient, const QString &name);

} // namespace cmw
