// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "services/exchangetrace.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

// A mail from outside, followed through the message trace: to the mailbox, and on to Webex Connect's mail server. What
// Webex Connect does with it, no trace of Microsoft's shows.

namespace cmw {

/// The mail that a person was asked to write.
struct AwaitedMail {
    QStringList mailbox; ///< its addresses, the one that was told first
    QString forwardingAddress;
    QString code; ///< in its subject
    QDateTime since; ///< UTC; when it was asked for
};

/// How far it is known to have come.
struct Receipt {
    AwaitedMail awaited;
    std::optional<TracedMail> arrived; ///< at the mailbox
    std::optional<TracedMail> forwarded; ///< to Webex Connect's address
    QList<TraceEvent> events; ///< of the one of these two that went wrong
    bool hasCode = false; ///< it is the awaited one; else another that came from outside meanwhile
    bool isInside = false; ///< its sender is of the mailbox's own domain
    Finding finding; ///< what that comes to
};

/// A text to know a mail by, that nobody mistypes: "CMW-7F3K".
QString newMailCode();

/// Whether mails without the code count: as soon as the person had time for one with it.
enum class Without { Code, Nothing };
/// Finds the mail among what the trace shows of both addresses. The awaited one first; else, where it may count, the
/// latest other one that came after it was asked for.
Receipt receiptOf(const AwaitedMail &awaited, const QList<TracedMail> &rows, Without without);
/// The row whose events say why it went wrong; empty: nothing has.
std::optional<TracedMail> troubled(const Receipt &receipt);

/// Whether the trace may still come to show more.
enum class Looking { GoesOn, IsOver };
/// What the rows and events come to. Its argument "legs" has the hops that it speaks of, as in mailway.h; none while
/// that is open. Where Exchange gave a reason, the finding is the catalogue's of that reason, and the reason its
/// evidence.
Finding judged(const Receipt &receipt, Looking looking);
/// Whether waiting brings nothing more.
bool isDecided(const Finding &finding);

/// A mail that wasn't forwarded, or waits, without a reason from Exchange: told by how the lines of step 3 stand. As it
/// is where they explain nothing.
Finding explainedByLines(const Finding &finding, const std::function<Finding(const QString &task)> &found);
/// Those lines.
const QStringList &linesThatExplain();

} // namespace cmw
