// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "services/exchangetrace.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

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
    QStringList domains = {}; ///< the organisation's, beside those of the mailbox's addresses
    bool isOurs =
        false; ///< the signed-in admin's own account sends it: it comes from inside, whatever its domain
};

/// How far it is known to have come.
struct Receipt {
    AwaitedMail awaited;
    std::optional<TracedMail> arrived; ///< at the mailbox
    std::optional<TracedMail> forwarded; ///< to Webex Connect's address
    QList<TraceEvent> events; ///< of the one of these two that went wrong
    bool hasCode = false; ///< it is the awaited one; else another that came from outside meanwhile
    bool isInside = false; ///< its sender is of the organisation
    Finding finding; ///< what that comes to
};

/// A text to know a mail by, that nobody mistypes: "CMW-7F3K".
QString newMailCode();
/// Whether a text is such a code.
bool isMailCode(const QString &text);

/// Whether mails without the code count: as soon as the person had time for one with it.
enum class Without { Code, Nothing };
/// Finds the mail among what the trace shows of both addresses. The awaited one first; else, where it may count, the
/// latest other one that came after it was asked for and went all the way: one that didn't says nothing.
Receipt receiptOf(const AwaitedMail &awaited, const QList<TracedMail> &rows, Without without);
/// Whether a row at the mailbox says that the mail is in it.
bool isThere(const TracedMail &mail);
/// The row whose events say why it went wrong; empty: nothing has.
std::optional<TracedMail> troubled(const Receipt &receipt);

/// Where the mailbox doesn't forward to Webex Connect: say so at once, or follow the mail all the same.
enum class Unforwarded { Told, Followed };

} // namespace cmw
