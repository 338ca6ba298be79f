// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <functional>

class QObject;

namespace cmw {

/// How the desktop's keyring is, before or after a job of Qt Keychain's, which can't say it itself: without a
/// bus it may hang for 25 seconds, and on a locked keyring it reports "not found" and "deleted".
struct Keyring {
    bool locked = false;
    bool mayPrompt = false; ///< a job may show the system's own question, which takes a person's time
};

/// Asks the session bus for its Secret Service (starting it, where it isn't running). Answers later, after
/// two seconds at most; dropped when `context` is gone. Where there is no such bus (Windows, macOS) the
/// keychain is always there. Errors: keychain/unavailable (evidence: the bus's words).
void askKeyring(QObject *context, const std::function<void(Result<Keyring>)> &answer);

} // namespace cmw
