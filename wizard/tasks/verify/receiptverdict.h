// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/verify/receipt.h"

#include <functional>

// What a followed mail comes to.

namespace cmw {

/// Whether the trace may still come to show more. Ends: it may, and nobody waits for it any longer.
enum class Looking { GoesOn, Ends, IsOver };
/// What the rows and events come to. Its argument "legs" has the hops that it speaks of, as in mailway.h; none while
/// that is open. Where Exchange gave a reason, the finding is the catalogue's of that reason, and the reason its
/// evidence. Nobody's address is among its arguments but the set-up's own ones and who wrote the awaited mail: a
/// set-up's file keeps them.
Finding judged(const Receipt &receipt, Looking looking);
/// Whether waiting brings nothing more.
bool isDecided(const Finding &finding);

/// A mail that wasn't forwarded, or waits, without a reason from Exchange, and one that went to a server of somebody's
/// own: told by how the lines of step 3 stand. As it is where they explain nothing.
Finding explainedByLines(const Finding &finding, const std::function<Finding(const QString &task)> &found);
/// The lines that may explain such a finding; none: no line does.
QStringList linesThatExplain(const Finding &finding);
/// All of them.
const QStringList &linesThatExplain();

/// Whether the forwarding line's finding says that nothing goes to Webex Connect's address: there is no mail to wait for.
bool isUnforwarded(const Finding &forwarding);
/// What is said then instead.
Finding unforwarded(const AwaitedMail &awaited);

} // namespace cmw
