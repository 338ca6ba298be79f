// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/message.h"

#include <mutex>

namespace cmw::practice {

/// What Graph and Exchange do wrong on purpose, counted by calls and not by time, from a scenario's "faults":
/// throttleEvery (every nth call is refused with 429) and retryAfter (seconds), serverErrors (so many calls are
/// answered 503 first), brokenAnswers (so many are answered with a page that isn't JSON first). Where apps are:
/// unseenReads (so many reads don't find a new app yet), lostAnswers (so many creations of an app end with 504).
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
    int m_brokenAnswers;
    int m_calls = 0;
};

} // namespace cmw::practice
