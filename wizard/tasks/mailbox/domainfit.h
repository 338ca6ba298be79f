// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>
#include <limits>

namespace cmw {

/// How well a pattern of remote domains and connectors fits a domain: best the whole name, then "*.parent" by its
/// labels, then "*" for all; 0: not at all. "*.contoso.com" stands for contoso.com, too.
/// Source: Microsoft Learn, New-RemoteDomain: "the domain contoso.com and all subdomains".
int domainFit(const QString &pattern, const QString &domain);

/// The fit of the very domain.
inline constexpr int wholeDomain = std::numeric_limits<int>::max();

/// The row with the pattern that fits best; empty where none does. `patterns`: of a row.
QJsonObject closestFit(const QList<QJsonObject> &rows, const QString &domain,
    const std::function<QStringList(const QJsonObject &)> &patterns);

} // namespace cmw
