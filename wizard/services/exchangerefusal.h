// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "services/http.h"

#include <optional>

namespace cmw {

/// What Exchange's answer to a cmdlet means as one of Exchange's errors; none for a success.
std::optional<Error> exchangeRefusal(const QString &cmdlet, const HttpResponse &response);

} // namespace cmw
