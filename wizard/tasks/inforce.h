// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/change.h"
#include "core/finding.h"

#include <QList>

#include <optional>

// When a change starts to work: Exchange's settings are stored at once, and its servers follow some time later.

namespace cmw {

/// A change that may not be in force yet.
struct Settling {
    QDateTime since; ///< UTC
    QDateTime until; ///< UTC; invalid: no source names a time
};

/// Of changes by one task, the one that takes longest; empty where all are in force at `now`. One without a documented
/// time (forwarding, remote domains) is counted for an hour, which is what most of the others take.
/// Sources: Authenticated SMTP, 60 minutes: operators' guides that saw it, no page of Microsoft's; permissions of a
/// mailbox, 60 minutes: Microsoft 365 admin center help, "Give mailbox permissions to another user"; outbound spam
/// policy, 30 minutes: Microsoft Learn on the policies of the same page ("Allow up to 30 minutes for a new or updated
/// policy to be applied"); an app's fence, two hours: Microsoft Learn, "Role Based Access Control for Applications in
/// Exchange Online".
std::optional<Settling> settling(const QList<Change> &changes, const QDateTime &now);

/// A refusal of the test email, told by what was changed only just: that has still to come into force, and nothing
/// else is to be done. As it is where age explains nothing. `standing`: what this set-up has changed for the mailbox;
/// `smtpAuth`: how the line of Authenticated SMTP stands, which a person may have changed by hand.
Finding explainedByAge(
    const Finding &refusal, const QList<Change> &standing, const QDateTime &now, State smtpAuth);

} // namespace cmw
