// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"

#include <QString>

namespace cmw {

class Session;
class TaskRow;

/// Shows how a task stands in its row: state, words, details, in that language.
void showFinding(TaskRow &row, const Session &session, const QString &task, const QString &language);
/// Shows that it is being worked on; `reason`: why it waits, and how long until the next look.
void showRunning(TaskRow &row, const QString &task, const QString &language);
void showWaiting(TaskRow &row, const Error &reason, int nextSeconds, const QString &language);

} // namespace cmw
