// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "services/access.h"

#include <functional>
#include <stop_token>

class QObject;

namespace cmw {

/// Brings another token, in the thread that the admin lives in; answers once.
using Renew = std::function<void(const Renewal &renewal, std::function<void(Result<Secret>)> answer)>;

/// What a worker calls: asks in the thread of `home`, and blocks until the answer is there or the worker is stopped.
/// `home` outlives the worker. Nothing where `renew` is empty.
std::function<Result<Secret>(const Renewal &)> renewalThrough(
    QObject *home, const Renew &renew, const std::stop_token &stop);

} // namespace cmw
