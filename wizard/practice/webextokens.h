// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>
#include <QUrl>

namespace cmw::practice {

class Web;
struct EmailAsset;

/// What a token endpoint gave.
struct TokenSet {
    QString access;
    QString refresh; ///< empty: keep the one that was
    int validity = 0; ///< seconds
};

/// Where "Generate Token" leads the browser: the pasted Authorization URL with what the form says.
QUrl authorizationAddress(const EmailAsset &asset, const QString &state);
/// Exchanges the code at the pasted Access Token URL.
/// Errors: practice/token-refused (evidence: the provider's words), network/*.
Result<TokenSet> redeemCode(const Web &web, const EmailAsset &asset, const QString &code);
/// Asks the pasted Refresh Token URL for a new token. Errors: as redeemCode().
Result<TokenSet> refreshTokens(const Web &web, const EmailAsset &asset);

} // namespace cmw::practice
