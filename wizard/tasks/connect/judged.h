// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/address.h"
#include "core/finding.h"

namespace cmw {

/// The finding for a value that the person gave: `fine`, unless there is an objection. A warning leaves it
/// done, for the person may be right, and says what is unusual.
Finding judged(const Judgement &judgement, const Finding &fine);

} // namespace cmw
