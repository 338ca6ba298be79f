// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/smtp.h"

#include <QList>

namespace cmw {

struct TokenClaims;

/// What a token says of itself, for people: what it lacks is left out.
QList<StageDetail> tokenDetails(const TokenClaims &claims);

} // namespace cmw
