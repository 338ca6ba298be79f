// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

/// What the proof asks of a scenario.
struct Known {
    explicit Known(const QString &name);

    QStringList like; ///< and itself
    QString base;
    QStringList expect;
    QSet<QString> topics; ///< the keys that it sets otherwise than its base
    bool isWeather; ///< it has faults alone, and those strike whatever is set up
};

/// Read once.
const Known &known(const QString &name);
