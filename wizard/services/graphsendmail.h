// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QLatin1StringView>
#include <QString>

namespace cmw {

class Cloud;

/// Graph's delegated permission for sending.
inline constexpr QLatin1StringView mailSend("Mail.Send");

/// A mail from the signed-in person's own mailbox. Its text is fixed, and says in English and Korean what it is.
struct OwnMail {
    QString to, subject;
};

/// Hands it to Exchange; no copy stays among the sent ones. Not repeated after an unknown outcome.
/// Errors: those of Graph; graph/denied without the permission, graph/not-found where the person has no mailbox.
/// Source: Microsoft Learn, "user: sendMail" (202 Accepted, no body).
Result<void> sendOwnMail(Cloud &cloud, const OwnMail &mail);

} // namespace cmw
