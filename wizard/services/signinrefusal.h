// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

namespace cmw {

/// What a refused sign-in of the admin means, told by its AADSTS code: whether somebody else must agree, the account
/// is of elsewhere, or the client ID isn't fit for it. Another error comes back as it is. These are texts to help: the
/// program's way never depends on them.
/// Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes".
Error signInMeaning(const Error &error);

} // namespace cmw
