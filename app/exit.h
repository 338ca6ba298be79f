// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace cmw {

/// The program's exit status, the same for every command.
enum class Exit {
    Good = 0,
    Findings = 1, ///< something is wrong or still to be done; the lines tell
    Usage = 2,
    CantTell = 3, ///< no network, no sign-in, no place that takes the result
    Cancelled = 130, ///< as a shell shows SIGINT
};

/// The worse of two ends of work done side by side.
constexpr Exit worse(Exit one, Exit other)
{
    const auto weight = [](Exit exit) {
        switch (exit) {
        case Exit::Good:
            return 0;
        case Exit::Findings:
            return 2;
        case Exit::Usage:
            return 3;
        case Exit::CantTell:
            return 1;
        case Exit::Cancelled:
            return 4;
        }
        return 0;
    };
    return weight(one) < weight(other) ? other : one;
}

} // namespace cmw
