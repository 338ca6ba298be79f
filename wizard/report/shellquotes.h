// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonValue>
#include <QString>

namespace cmw {

/// The text as one word of bash that means exactly itself.
QString quotedForBash(const QString &text);
/// The text as an expression of PowerShell that means exactly itself. It is ASCII: typographic quotes count as quotes
/// there, and Windows PowerShell takes a file of another encoding for its own.
QString quotedForPowerShell(const QString &text);
/// An object, an array, a string or a truth value as PowerShell writes it; names of an object are words of ours.
QString powerShellLiteral(const QJsonValue &value);

} // namespace cmw
