// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <chrono>
#include <functional>

namespace cmw {

class Cloud;

/// Looks until a change that was made can be seen: Microsoft's servers copy it to each other for up to a
/// minute. `isThere` reads with `cloud`; each look is a new one. Errors: those of `isThere`, cancelled,
/// readback/not-seen.
Result<void> readBack(Cloud &cloud, const std::function<Result<bool>()> &isThere,
    std::chrono::seconds longest = std::chrono::minutes(1));
/// The same for a change that Exchange has just been sent: the error has what it said beside.
Result<void> readBackInExchange(Cloud &cloud, const std::function<Result<bool>()> &isThere,
    std::chrono::seconds longest = std::chrono::minutes(1));

/// What the rest of a change builds on was taken, and isn't in force yet: the rest is for later.
bool isPending(const Error &error);

/// What was asked for isn't for this admin.
bool isForbidden(const QString &code);

/// What was to be removed and isn't there is as removed as can be. `sent`: what Exchange said to a Remove cmdlet.
Result<void> unlessGone(const Result<void> &sent);

/// After these it isn't known whether a write was carried out: only a look can tell.
bool isUnknownOutcome(const Error &error);

} // namespace cmw
