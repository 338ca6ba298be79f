// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "program.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace cmw::tests {

bool write(const QString &path, const QJsonObject &json);

/// A practice tenant in a process of its own, with a folder for what is tried on it.
struct Server {
    explicit Server(const QStringList &options = {});

    QString cloudFile() const { return addresses.value(QStringLiteral("cloudFile")).toString(); }
    /// A set-up with the two values of step 1; `more`: others, or others than these.
    QString newSetup(const QString &name = QStringLiteral("setup"), const QJsonObject &more = {}) const;
    QStringList on(const QString &command, const QString &setup) const;

    QTemporaryDir folder;
    Program program;
    const QJsonObject addresses;
};

} // namespace cmw::tests
