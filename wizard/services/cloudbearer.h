// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/access.h"
#include "services/bearer.h"

namespace cmw {

struct RunContext;

/// The signed-in admin's token for a resource, as a run was given it, renewed as the run allows.
Bearer bearer(const RunContext &context, Resource resource);

} // namespace cmw
