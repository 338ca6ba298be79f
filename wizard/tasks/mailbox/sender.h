// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

namespace cmw {

class Cloud;
struct Setup;

/// A mailbox as rules about senders name it: by its addresses, its domain, its groups.
struct Sender {
    QStringList addresses; ///< the primary one first
    QString directoryName = {}; ///< object id or sign-in name, for Graph
    bool knowsGroups = false; ///< false: they can't be read, or weren't asked for
    QStringList groups = {}; ///< all names of those that it is a member of
    QStringList unifiedGroups = {}; ///< of these, those of Microsoft 365 groups
    QStringList outerGroups = {}; ///< all names of those that it is in by another group

    QString address() const { return addresses.value(0); }
    QString domain() const { return address().section(u'@', -1); }
};

/// What Exchange and the set-up know of the mailbox. Errors: cancelled, network/*; whoever may not read mailboxes goes
/// by the set-up alone.
Result<Sender> senderOf(const Setup &setup, Cloud &cloud);

/// Adds its groups; where this admin may not read them, knowsGroups stays false. Errors: cancelled, network/*.
Result<void> readGroups(Sender &sender, Cloud &cloud);

} // namespace cmw
