// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "services/signinanswer.h"

#include <QString>

namespace cmw {

/// The answer that a sign-in waits for.
struct AwaitedAnswer {
    QString redirectUri; ///< byte for byte
    QString state;
    QString authorityHost; ///< where the sign-in itself is
};

/// Finds the answer in what a person pasted: the address at which the browser ended. What mail programs and chats do to
/// an address is undone: line breaks, "&amp;", brackets and quotes around it, words before and after it, another
/// address wrapped around it. Nothing of the pasted text gets into an error: it may hold a code.
///
/// Errors: pasted/empty; pasted/sign-in-page (args: redirectUri; the browser is still with Microsoft);
/// pasted/elsewhere (args: redirectUri); pasted/damaged (a broken percent sign); pasted/cut-off (the code or the state
/// isn't there, or not whole); pasted/other-sign-in (another one's state, also with an error);
/// pasted/refused (args: aadsts; a page of Microsoft's that says a number, and is no address at all).
Result<SignInAnswer> pastedAnswer(const QString &pasted, const AwaitedAnswer &awaited);

} // namespace cmw
