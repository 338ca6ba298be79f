// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

namespace cmw {

/// One leg of the mail's way, as a mail flow rule sees it.
struct MailHop {
    QString from; ///< empty: anybody outside
    QString to; ///< empty: anybody outside
    bool fromInside = false;
    bool toInside = false;
    bool isForwarded = false; ///< by the mailbox, to the Forwarding Address
};

/// What a rule does to the mail of a hop.
enum class Hold { No, Perhaps, Surely };

/// Whether a mail flow rule keeps a hop's mail from where it shall go: it refuses, deletes, quarantines or redirects it.
/// Perhaps: by a condition or an exception that only a mail's content, or a group's members, can tell.
/// `rule`: a row of Get-TransportRule. Source: Microsoft Learn, "Mail flow rule conditions and exceptions
/// (predicates) in Exchange Online".
Hold holds(const QJsonObject &rule, const MailHop &hop);

} // namespace cmw
