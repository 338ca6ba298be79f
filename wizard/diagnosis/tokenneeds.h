// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace cmw {

/// What an access token says of itself, as far as sending needs it.
struct TokenEvidence {
    QString audience, account, tenantId;
    QStringList scopes; ///< of a signed-in account
    QStringList roles; ///< of an app by itself
    QDateTime expires; ///< UTC
};

/// What a token for sending must say.
struct TokenNeeds {
    QStringList audiences; ///< any of these
    QStringList accounts; ///< any of these; the first is the one that people are told
    QString tenantId; ///< empty: any
    QString scope; ///< with its resource: "https://outlook.office.com/SMTP.Send"
};

/// The first thing in which the token differs from what is needed; empty: nothing.
/// Codes: verify/token-for-graph, -token-audience, -token-of-app, -no-smtp-scope, -wrong-account, -token-tenant,
/// -token-expired (by this computer's clock; an invalid `now` asks nothing of it).
/// Source: Microsoft Learn, "Authenticate an IMAP, POP or SMTP connection using OAuth", and "Access token claims
/// reference".
std::optional<Error> objection(const TokenEvidence &token, const TokenNeeds &needs, const QDateTime &now);

} // namespace cmw
