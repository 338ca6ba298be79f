// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/document.h"
#include "core/endpoints.h"
#include "core/setup.h"

#include <QUrl>

namespace cmw {

/// A bullet's place in its portal, with this set-up's values filled in. Empty where it has no address, or one
/// of the values isn't known yet.
QUrl portalAddress(const Bullet &bullet, const Setup &setup, const Endpoints &endpoints);

} // namespace cmw
