// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace cmw {

constexpr int columnGap = 2;

/// How many columns of a terminal a text takes: Korean letters take two.
int columnsOf(const QString &text);

/// The text, filled up with spaces to that many columns.
QString inColumn(const QString &text, int columns);

/// One line for each row, its columns aligned, behind `indent`; the last column isn't filled up.
QStringList inColumns(const QList<QStringList> &rows, const QString &indent);

} // namespace cmw
