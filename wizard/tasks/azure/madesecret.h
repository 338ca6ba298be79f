// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace cmw {

class Cloud;

/// Removes these client secrets; those that are gone are no error.
Result<void> removeSecrets(const QString &objectId, const QStringList &keyIds, Cloud &cloud);

/// The key ids of what a change has made, by what was there before: only a secret that was added then has this name
/// and this end.
QStringList madeBy(const QJsonObject &before, const QJsonObject &app);

/// Removes what a change has made, by its `before` alone: "objectId", "known", "name" and "end".
Result<void> removeMadeSecrets(const QJsonObject &before, Cloud &cloud);

/// Adds a secret. One whose answer is lost is of no use, for nobody saw its value: it goes before the request is
/// sent once more, so that none is left over. Where that fails, too, the journal keeps it.
Result<QJsonObject> addSecretOnce(const QString &objectId, const QString &name, const QDateTime &until,
    const QJsonObject &before, Cloud &cloud);

} // namespace cmw
