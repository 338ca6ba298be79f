// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

namespace cmw::practice {

class State;
struct Account;

// What a mailbox takes and sends: who may write to it, how much, and how much there is room for.

/// As Get-Mailbox shows it. What is usual stands here, and what a scenario or Set-Mailbox says in the account.
QJsonObject limitsOf(const Account &account);
/// What of Set-Mailbox's parameters is about limits. False for a value of a wrong kind.
bool setLimits(Account &account, const QJsonObject &parameters);
/// "36 MB (37,748,736 bytes)"
QString sizeText(qint64 bytes);
/// Of such a text; -1 for "Unlimited".
qint64 sizeOf(const QJsonValue &text);

/// Why the mailbox refuses a mail of that size from that sender, as the bounce says it; empty: it takes it.
/// Source: Microsoft Learn, "Email non-delivery reports and SMTP errors in Exchange Online".
QString refusalOf(State &state, const Account &mailbox, const QString &sender, qsizetype size);
/// Why the mailbox can't keep a mail of that size; empty: it can.
QString fullnessOf(const Account &mailbox, qsizetype size);
/// Why a mail of that size can't be sent from the mailbox; empty: it can.
QString sendingRefusalOf(const Account &mailbox, qsizetype size);

} // namespace cmw::practice
