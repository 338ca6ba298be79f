// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QJsonObject>

#include <optional>

namespace cmw {

class Cloud;

/// What the organisation allows of an app's client secrets.
struct SecretPolicy {
    bool forbids = false; ///< new ones
    std::optional<int> mostDays; ///< a new one's longest life
};

/// By the app's own policies, else by the organisation's. Errors: those of Graph; who may not read policies is
/// told by the refusal of the secret itself.
/// Source: Microsoft Learn, "appManagementPolicy resource type".
Result<SecretPolicy> secretPolicy(const QJsonObject &app, Cloud &cloud);

} // namespace cmw
