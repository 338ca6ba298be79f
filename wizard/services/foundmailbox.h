// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace cmw {

/// One whom a search of the directory found, and whether mail can be set up for it.
struct FoundMailbox {
    enum class Kind {
        User,
        Shared,
        Resource, ///< a room or a piece of equipment
        Guest,
        Group,
        Other, ///< a contact, a mail user, a public folder: mail goes elsewhere
    };
    /// What speaks against it. The first ones leave it possible: step 3 looks closer.
    enum class Doubt {
        None,
        SignInBlocked, ///< and licensed: a shared mailbox may be so, or somebody who has left
        NoLicence, ///< no plan of Exchange Online is seen
        NoMailbox,
        Guest,
        Group,
        Resource,
        Elsewhere, ///< its mail is delivered outside
    };

    QString name; ///< display name
    QString address; ///< primary address; empty where there is none
    QString signInName = {};
    QString alias = {}; ///< the further address by which it was found; empty: by something else
    Kind kind = Kind::User;
    Doubt doubt = Doubt::None;

    bool isPossible() const { return doubt < Doubt::NoMailbox; }
};

struct FoundMailboxes {
    QList<FoundMailbox> mailboxes; ///< those that are possible first
    bool more = false; ///< than these fit

    /// Puts the possible ones first and keeps no more than that many.
    void arrange(qsizetype most);
};

} // namespace cmw
