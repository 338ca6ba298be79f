// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/message.h"

namespace cmw::practice {

class State;

/// What the tools of Azure ask before they work on a directory: which tenants and subscriptions there are. One
/// tenant, and no subscription: Microsoft 365 needs none. Empty where the path isn't one of these.
///
/// Source: Microsoft Learn, Azure Resource Manager REST API, "Tenants - List" and "Subscriptions - List".
std::optional<Answer> resourceManagerAnswer(const State &state, const Request &request);

} // namespace cmw::practice
