// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <optional>

namespace cmw::practice {

class State;

/// Exchange's exception for a setting of its own in an organisation that still shares Microsoft's. Counts a call.
std::optional<Error> refusedAsDehydrated(State &state);
/// What Get-OrganizationConfig says about it. Counts a call.
bool showsDehydrated(State &state);

} // namespace cmw::practice
