// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/mailbox/sender.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace cmw {

/// One leg of the mail's way, as a mail flow rule sees it. Who has no address is anybody outside.
struct MailHop {
    Sender from;
    Sender to;
    bool fromInside = false;
    bool toInside = false;
    /// The mailbox that forwards the mail. Whether this is of the type AutoForward then, can't be relied on. Source:
    /// Microsoft Learn, "A transport rule doesn't match if user mailbox rules automatically forward messages".
    std::optional<Sender> forwarder = {};
};

/// Whether something is the case for all mails of a hop. Sometimes: for those with a certain content alone. Perhaps: it
/// can't be told, as it takes a group's members or what isn't read here.
enum class Hold { No, Sometimes, Perhaps, Surely };

/// Whether a mail flow rule applies to a hop's mail: it is in force, all its conditions are met, and no exception is.
/// `rule`: a row of Get-TransportRule. Source: Microsoft Learn, "Mail flow rule conditions and exceptions
/// (predicates) in Exchange Online": senders are those of the headers unless SenderAddressLocation says otherwise;
/// "New-TransportRule": a rule acts from its ActivationDate to its ExpiryDate.
Hold applies(const QJsonObject &rule, const MailHop &hop, const QDateTime &now);

/// Whether a rule that applies keeps the mail from where it shall go: it refuses, deletes, quarantines or redirects
/// it, or has it wait for somebody's approval.
bool keepsMail(const QJsonObject &rule);

/// Whether a rule in force goes by membership of a group.
bool asksForGroups(const QJsonObject &rule, const QDateTime &now);

} // namespace cmw
