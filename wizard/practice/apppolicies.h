// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace cmw::practice {

class State;
struct Answer;

/// The organisation's default app management policy: secrets forbidden, living at most so many days (0: any
/// time), or neither.
QJsonObject defaultAppPolicy(bool forbidsSecrets, int secretDays);
/// A policy of one app's own that allows it any secret.
QJsonObject exemptingAppPolicy();

/// What Graph says against a new secret of an app that ends then; empty: nothing.
std::optional<Answer> secretRefusal(
    const State &state, const QString &applicationId, const QJsonObject &credential);

} // namespace cmw::practice
