// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/secret.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace cmw {

/// The app's client secrets as Graph shows them: name, key id, end, hint; never a value.
QList<QJsonObject> secretsOf(const QJsonObject &app);
/// Empty where the app has none of that key id.
QJsonObject secretWith(const QJsonObject &app, const QString &keyId);
/// UTC.
QDateTime endOf(const QJsonObject &secret);
/// Whether this may be its value: Graph tells the first characters of each.
bool mayBe(const QJsonObject &secret, const Secret &value);
/// A line for each, for evidence: “Webex Connect”, key id, end.
QString listed(const QJsonObject &app);

} // namespace cmw
