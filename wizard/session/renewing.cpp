// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/renewing.h"

#include <QObject>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// An answer that another thread gives; it may come after nobody waits any more.
struct Awaited {
    std::mutex mutex;
    std::condition_variable_any came;
    std::optional<Result<Secret>> answer;
};

} // namespace

std::function<Result<Secret>(const Renewal &)> renewalThrough(
    QObject *home, const Renew &renew, const std::stop_token &stop)
{
    if (!renew)
        return {};
    return [home, renew, stop](const Renewal &wanted) -> Result<Secret> {
        const auto awaited = std::make_shared<Awaited>();
        const auto ask = [renew, wanted, awaited] {
            renew(wanted, [awaited](const Result<Secret> &token) {
                const std::scoped_lock lock(awaited->mutex);
                awaited->answer = token;
                awaited->came.notify_all();
            });
        };
        QMetaObject::invokeMethod(home, ask, Qt::QueuedConnection);
        std::unique_lock lock(awaited->mutex);
        if (!awaited->came.wait(lock, stop, [&awaited] { return awaited->answer.has_value(); }))
            return Error{u"cancelled"_s, {}, {}};
        return *awaited->answer;
    };
}

} // namespace cmw
