// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace cmw {

class Session;

/// The set-up as plain text for a ticket: what was set up, how each line stands, what was changed, what
/// expires when. Secrets are never in it; addresses are masked unless `redacted` is Redaction::None.
enum class Redaction { Addresses, None };
QString summaryText(const Session &session, const QString &language, Redaction redaction);

/// "s•••@contoso.com": the first character and the domain, for texts that leave the organisation.
QString maskedAddresses(const QString &text);

} // namespace cmw
