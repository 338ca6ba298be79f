// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/foundmailbox.h"
#include "services/graphwire.h"

namespace cmw {

/// Looks for mailboxes in the directory by what somebody has typed so far: any word of the name, or how an address, a
/// sign-in name or an alias begins. Groups are found, too, so that they can be told to be none.
/// What Graph can't tell: a mailbox's kind. An account that can't sign in, has an address and no licence is taken for a
/// shared mailbox; step 3 asks Exchange.
///
/// Source: Microsoft Learn, "Use the $search query parameter" (which properties, words, escapes), "Advanced query
/// capabilities on Microsoft Entra ID objects" (startsWith on proxyAddresses), "List users", "List groups".
class GraphSearch final {
public:
    explicit GraphSearch(GraphWire wire) : m_wire(std::move(wire)) { }

    /// As one round trip. Where the directory refuses $search (some clouds and directories do), by how names and
    /// addresses begin alone. Errors: those of Graph.
    Result<FoundMailboxes> mailboxes(const QString &typed, int most);

private:
    /// People by $search, or else by $filter.
    Result<QJsonObject> people(const QString &text, int most) const;

    GraphWire m_wire;
};

/// What somebody typed as it is searched: without what no name or address has, and without "smtp:" before it.
/// An ampersand goes, too: $search fails on it. Source: Microsoft Graph, known issue 18185.
QString searchable(const QString &typed);

} // namespace cmw
