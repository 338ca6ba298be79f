// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/secret.h"

#include <QByteArray>

namespace cmw {

/// 32 bytes of the system's randomness as 43 characters that need no escaping anywhere: a state, a code verifier.
QByteArray randomText();

/// What a sign-in's address says of its code verifier. Source: RFC 7636, S256.
QByteArray codeChallenge(const Secret &verifier);

} // namespace cmw
