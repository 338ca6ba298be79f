// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "services/http.h"

#include <optional>

namespace cmw {

/// What Graph's answer means as one of Graph's errors; none for a success. `request` is method and path.
std::optional<Error> graphRefusal(
    const QString &request, const HttpResponse &response, Quoting quoting = Quoting::Allowed);

} // namespace cmw
