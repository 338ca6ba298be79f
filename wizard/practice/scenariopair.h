// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/scenario.h"

namespace cmw::practice {

/// Both in one organisation: what each says otherwise than `base`, which both are like. Lists are joined where both
/// only add to them.
/// Errors: practice/contradicting-scenarios.
Result<Scenario> together(const Scenario &base, const Scenario &one, const Scenario &other);

} // namespace cmw::practice
