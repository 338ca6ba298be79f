// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "services/http.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace cmw {

class Bearer;
struct Patience;

/// What may be sent again beside 429 and 503, which say that nothing was carried out.
struct Repeatable {
    bool read = false; ///< changes nothing: after a cut connection, too, and after 502 and 504
    QStringList whileFresh = {}; ///< codes of refusals that end when a new object has reached every server
};

/// What a response means as an error; none: it is the answer.
using JudgeResponse = std::function<std::optional<Error>(const HttpResponse &)>;

/// Sends `request` (made anew for each try) until there is an answer, an error that stays, or the patience
/// ends: after Retry-After (seconds or a date) or pauses of 1, 2, 4 … 32 s, six times at most; cut
/// connections twice. A 401, after which nothing was carried out, is followed by one more try with a renewed
/// `bearer`. Errors: those of Http::send(), of `judge` and of Bearer::renew().
Result<HttpResponse> sendPatiently(Http &http, const std::function<HttpRequest()> &request,
    const JudgeResponse &judge, const Repeatable &repeatable, const Patience &patience,
    const Bearer *bearer = nullptr);

/// The pause that a response asks for; none where it doesn't say.
std::optional<std::chrono::milliseconds> retryAfter(const HttpResponse &response);

/// How long until more calls are taken where a response says that none is left; none where some are, or where it doesn't
/// say. Source: facts measured on Exchange's endpoint, "Rate-Limit-Remaining" and "Rate-Limit-Reset" (RFC 3339).
std::optional<std::chrono::milliseconds> untilFreshBudget(const HttpResponse &response);

} // namespace cmw
