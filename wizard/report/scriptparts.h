// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/handover.h"

#include <utility>

namespace cmw {

// What the scripts of a hand-over are put together from.

/// Microsoft's names of a cloud in its three tools. The practice tenant's is as the worldwide one.
struct CloudNames {
    const char16_t *cloud, *az, *graph, *exchange;

    static const CloudNames &of(const Endpoints &endpoints);
};

/// A variable at the script's top: its name, and its value; for PowerShell an expression.
using ScriptValue = std::pair<QString, QString>;

/// One part of resources/handover, without the lines that are of our sources alone. Empty: there is none.
QString scriptPart(const QString &file);
QString powerShellScript(const QString &folder, const QList<ScriptValue> &values, const QStringList &parts);

bool isOpenLine(const HandOverRequest &request, QStringView task);
/// The open lines of that step that a script does.
QStringList scriptedLines(const HandOverRequest &request, QStringView step);
/// Whose directory it has to be: by its ID, or by the mailbox's domain where nobody has signed in yet.
QString tenantOf(const Setup &setup);

} // namespace cmw
