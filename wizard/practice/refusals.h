// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "practice/message.h"

namespace cmw::practice {

/// A refusal by the identity platform as an Error: code "AADSTS65001", evidence the sentence with its %1, %2 filled.
/// An unknown code is a mistake of ours and comes out as AADSTS90000.
/// Source of codes and texts: Microsoft Learn, "Microsoft Entra authentication and authorization error codes".
Error refusal(int code, const QStringList &args = {});

/// The refusal as the token endpoint words it, with its status.
Answer refusalAnswer(const Error &error);
/// OAuth's own word for it: invalid_grant, access_denied, …
QString oauthError(const Error &error);
int refusalCode(const Error &error);
/// What follows the sentence in error_description: trace id, correlation id, time.
QString description(const Error &error);

} // namespace cmw::practice
