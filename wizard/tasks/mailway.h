// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <functional>

namespace cmw {

/// The legs of a mail's way between customer, mailbox and Webex Connect: receiving goes out by the first two,
/// sending comes back by the others.
enum class Hop { CustomerToMailbox, MailboxToConnect, ConnectToMailbox, MailboxToCustomer };
inline constexpr std::array hops{
    Hop::CustomerToMailbox, Hop::MailboxToConnect, Hop::ConnectToMailbox, Hop::MailboxToCustomer};

/// The catalogue's code for a hop's name: "way/customer-to-mailbox". A finding that is about some of its line's hops has
/// them as its argument `legs`.
QString hopCode(Hop hop);
/// Which hops stand on a line; none: it is off the mail's way, or unknown.
QList<Hop> hopsOf(const QString &task);
/// Whether the line is known to be off the mail's way. So that a new line isn't forgotten here.
bool isOffTheWay(const QString &task);
/// The lines that a hop stands on, in the document's order.
QStringList linesOf(Hop hop);

/// Whether what was found on the line says something of that hop: a rule that keeps customers' mail away says
/// nothing of the mail to them.
bool concerns(const QString &task, const Finding &finding, Hop hop);
/// How a hop stands: as the worst of what was found on its lines. A test email that was accepted, and a mail that was
/// followed, prove what could not be told of their way. How mail leaves for customers can't be told where the test
/// email failed before, or went to nobody outside the organisation.
State stateOf(Hop hop, const std::function<Finding(const QString &task)> &found);

} // namespace cmw
