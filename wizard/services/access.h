// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/secret.h"

#include <QFlags>
#include <QString>
#include <QStringList>

namespace cmw {

/// Whose access token something needs.
enum class Resource { None = 0, Graph = 1, Exchange = 2 };
Q_DECLARE_FLAGS(Resources, Resource)
Q_DECLARE_OPERATORS_FOR_FLAGS(Resources)

/// What a piece of work needs tokens for.
struct Access {
    Resources resources;
    QStringList permissions = {}; ///< Graph's delegated ones, such as "Application.Read.All"
};

/// Why work in the middle of a run asks for another token.
struct Renewal {
    Resource resource = Resource::None;
    Secret refused; ///< the token that it has; whoever comes late gets the one that replaced it already
    QString claims = {}; ///< what the other side demands of the sign-in, as JSON; empty: nothing
    QStringList permissions = {}; ///< what the new one must carry beside what this one was asked for
};

} // namespace cmw
