// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace cmw {

/// What the identity provider says by way of the browser: the values behind the redirect URI's question mark, decoded.
/// Of a name that comes twice, the first counts.
/// Source: RFC 6749, 4.1.2 and appendix B.
using SignInAnswer = QHash<QString, QString>;
SignInAnswer signInAnswer(const QByteArray &query);

/// Of an answer with "error". Errors: identity/denied (the person cancelled), identity/refused; args: error, aadsts;
/// evidence: the provider's words.
/// Source: Microsoft Learn, "Microsoft identity platform and OAuth 2.0 authorization code flow".
Error signInRefusal(const SignInAnswer &answer);

} // namespace cmw
