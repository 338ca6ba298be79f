// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/setup.h"

#include <QJsonObject>

namespace cmw {

/// Whether users may consent, from Graph's authorizationPolicy; Unknown for a policy that the organisation
/// wrote itself.
UserConsent userConsent(const QJsonObject &authorizationPolicy);

} // namespace cmw
