// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/foundmailbox.h"

#include <algorithm>

namespace cmw {

void FoundMailboxes::arrange(qsizetype most)
{
    std::stable_partition(
        mailboxes.begin(), mailboxes.end(), [](const FoundMailbox &one) { return one.isPossible(); });
    more = more || mailboxes.size() > most;
    mailboxes = mailboxes.first(std::min(most, mailboxes.size()));
}

} // namespace cmw
