// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/setup.h"

#include <QDateTime>
#include <QJsonObject>

namespace cmw {

/// One thing that was changed in a tenant. `before` is all that undo needs to take it back.
struct Change {
    QString task; ///< id of the task that made it
    QString what; ///< catalogue key of the sentence that tells it
    QVariantMap args; ///< the sentence's arguments
    QJsonObject before; ///< what was there, and which object it is about
    QDateTime at; ///< UTC
    Learned learned;
};

} // namespace cmw
