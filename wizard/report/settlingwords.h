// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace cmw {

class Session;

/// How a moment is told there.
enum class SettlingTime {
    Short, ///< without its day where that is today: it is read at once
    Whole, ///< for a report, which is read whenever
};

/// What is to be said behind a line that stands as it must, by a change that may not be in force yet: "may take until
/// 14:35 KST to work". Empty: nothing.
QString settlingWords(const Session &session, const QString &task, const QString &language,
    SettlingTime time = SettlingTime::Short);

} // namespace cmw
