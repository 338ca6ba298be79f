// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/message.h"

#include <mutex>

namespace cmw::practice {

/// What goes wrong on purpose is in a scenario's "faults", counted by calls and not by time.
///
/// Before any call of Graph or Exchange, see Faults: throttleEvery (every nth is refused with 429), serverErrors (so
/// many are answered 503 first), gatewayTimeouts (so many 504 first, and not carried out), brokenAnswers (so many are
/// answered with a page that isn't JSON first). retryAfter: seconds that 429 and 503 name; 0: they name none.
///
/// By request, {"POST /applications/*/addPassword": how often}, see strikes(): throttled (429), forbidden (403),
/// resetsBefore (the connection ends, nothing was done), resetsAfter (it ends, and all was done), lostAnswers (done, and
/// answered 504).
///
/// At the SMTP servers: unseenSmtpAuth (so many logins go by what a mailbox's switch was before it was changed); smtp:
/// {"connect", "auth", "mail", "rcpt", "data": the reply in place of that stage, word for word; "refuses": why the sender
/// isn't served, see refusalByName()}.
///
/// In the mail flow: mailNeverArrives (true: what is written outside doesn't come here, as where a domain's MX record
/// leads elsewhere), unseenTrace (so many looks at the message trace don't show a new row; one, where none is named),
/// unseenCopy (so many more, where it is of a mail that went outside), unseenTraceDetail (so many looks at a row's
/// events show none).
///
/// At the token endpoint: clockAhead (by so many seconds this computer's clock is ahead of Microsoft's).
///
/// At Exchange's endpoint alone: see ExchangeFaults.
///
/// In the directory: unseenReads and unseenPrincipals (so many reads don't find a new app, a new service principal),
/// freshForbidden (so many creations of a service principal for a new app are refused 403), tokenCalls (a token
/// expires after so many calls), claimsChallenge (the request, or "*", that a sign-in with more claims is demanded for).
class Faults final {
public:
    explicit Faults(const QJsonObject &faults);

    /// What is answered instead; empty: nothing goes wrong this time.
    std::optional<Answer> instead();

private:
    std::mutex m_mutex;
    int m_throttleEvery;
    int m_retryAfter;
    int m_serverErrors;
    int m_gatewayTimeouts;
    int m_brokenAnswers;
    int m_calls = 0;
};

/// Whether a fault of that kind is left for the request, or at all where none is named; it is used up then.
bool strikes(QJsonObject &faults, QStringView kind, const QString &request = {});

Answer tooManyRequests(const QJsonObject &faults);
Answer gatewayTimeout();

} // namespace cmw::practice
