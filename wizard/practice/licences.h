// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QString>

namespace cmw::practice {

class State;

/// What the organisation bought, as Graph's subscribedSkus show it.
QJsonArray subscribedSkus(const State &state);
/// The plans of all licences, as assignedPlans of the organisation, and of each licensed account, show them.
QJsonArray assignedPlans(const State &state);
/// All licences, as assignedLicenses of an account that has them show them.
QJsonArray assignedLicences(const State &state);
/// Whether a plan with that name was bought: "AAD_PREMIUM_P2".
bool hasPlan(const State &state, const QString &name);
/// Whether any plan of that service was bought: "exchange".
bool hasService(const State &state, const QString &service);

} // namespace cmw::practice
