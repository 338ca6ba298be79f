// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/endpoints.h"
#include "core/setup.h"
#include "diagnosis/judge.h"
#include "services/identity.h"

// What is known of a token and of what sending needs, as the judge takes it.

namespace cmw {

TokenEvidence tokenEvidence(const TokenClaims &claims);
TokenNeeds tokenNeeds(const Setup &setup, const Endpoints &endpoints);
/// Whether what was found of a line speaks of a mail of that time: findings are kept in the set-up's file, and one of
/// last week tells nothing of today.
bool isFresh(const Finding &line, const QDateTime &at);

} // namespace cmw
