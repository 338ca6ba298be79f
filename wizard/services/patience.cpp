// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/patience.h"

#include <condition_variable>
#include <mutex>

namespace cmw {

using namespace Qt::StringLiterals;

Result<void> Patience::pause(std::chrono::milliseconds time, const Error &reason) const
{
    if (waiting)
        waiting(reason, std::chrono::ceil<std::chrono::seconds>(time));

    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, stop, time / pace, [] { return false; });
    if (stop.stop_requested())
        return Error{u"cancelled"_s, {}, {}};
    return {};
}

} // namespace cmw
