// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace cmw {

/// How a service waits: blocks that long or until the run is stopped, and tells who watches why.
struct Patience {
    std::stop_token stop;
    std::function<void(const Error &reason, std::chrono::seconds next)> waiting;
    /// The other side has taken a change. May be empty.
    std::function<void()> wrote = {};
    int pace = 1; ///< how many times shorter than asked every pause is; more than 1 in tests alone

    /// Errors: cancelled.
    Result<void> pause(std::chrono::milliseconds time, const Error &reason) const;
};

} // namespace cmw
