// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>

namespace cmw {

class Cloud;

/// Adds a redirect URI to the app's Web platform and sees that it is there. `movedFrom`: the platform ("spa"
/// or "publicClient") that loses it, for Microsoft takes an address once an app; empty: none. Errors:
/// azure/app-missing, readback/not-seen; those of Graph.
Result<void> addWebRedirect(
    const QString &objectId, const QString &uri, const QString &movedFrom, Cloud &cloud);
/// Takes exactly that one away, and gives it back to where it was. Fine where the URI or the whole app is
/// gone.
Result<void> removeWebRedirect(
    const QString &objectId, const QString &uri, const QString &movedFrom, Cloud &cloud);

} // namespace cmw
