// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/setup.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace cmw {

class Cloud;

/// How the app of a set-up is held to some mailboxes, where it may send without a signed-in person.
struct Fence {
    /// What was granted in the directory by which it sends as anyone: "Mail.Send" of Exchange Online or of Graph,
    /// "full_access_as_app".
    QStringList permissions;
    QStringList ownPolicies; ///< scopes of application access policies for this mailbox alone
    QStringList otherPolicies; ///< scopes of those for others, too, or for others only
    bool restricts = false; ///< one of them is RestrictAccess, which shuts out all others
    bool denies = false; ///< one of them is DenyAccess, which goes before all others
    QStringList roles; ///< application roles of Exchange's own by which it sends
    bool includesMailbox = true; ///< the policies let it into this mailbox
    QString open; ///< another mailbox that the policies let it into; empty: the one that was tried is shut
    QString openByRole; ///< the same by a role
    QString evidence; ///< what the Test- cmdlets said

    /// Asks Exchange nothing more than needed: where nothing sends or nothing holds, one question.
    /// Errors: those of Graph and Exchange.
    static Result<Fence> of(const Setup &setup, Cloud &cloud);

    /// The group that a mailbox needs which is no security principal itself: its own, so that no set-up touches
    /// another's.
    static QString groupName(const QString &mailbox);
    /// The object id that a policy is for.
    static QString scopeId(const QJsonObject &policy);
};

} // namespace cmw
