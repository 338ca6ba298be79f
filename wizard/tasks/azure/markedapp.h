// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/change.h"
#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace cmw {

class Cloud;

using FoundApp = Result<std::optional<QJsonObject>>;

/// Marks an app as made by one change, so that undo finds it even where the answer to its creation was lost.
QString newAppMark();

/// The app with that mark, whatever its name is now. A list can be late, so the set-up's own is asked for itself.
FoundApp markedApp(const QString &mark, const Setup &setup, Cloud &cloud);

/// What an earlier try has made, though the answer was lost or the lists don't show it yet.
FoundApp appMadeBefore(const QList<Change> &standing, const Setup &setup, Cloud &cloud);

/// Makes the app. Where the answer to that is lost, it is looked for before the request is sent once more.
Result<QJsonObject> createMarkedApp(
    const QJsonObject &application, const QString &mark, const Setup &setup, Cloud &cloud);

} // namespace cmw
