// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"

#include <QString>
#include <QStringList>

namespace cmw {

class Session;
class TaskRow;

/// Shows how a task stands in its row: state, words, details, in that language.
void showFinding(TaskRow &row, const Session &session, const QString &task, const QString &language);
/// Shows that it is being worked on.
void showRunning(TaskRow &row, const QString &task, const QString &language);

/// What a line waits for: why, since how many seconds, and how many until the next look.
struct Waiting {
    Error reason;
    int seconds = 0;
    int next = 0;
};
void showWaiting(TaskRow &row, const Waiting &waiting, const QString &language);

/// Lines that were looked at and aren't settled.
QStringList openLines(const Session &session);
/// Lines whose look itself failed, so that another one may not.
QStringList unreachedLines(const Session &session);

/// Whether the wizard repairs the line only after the person agreed, which they haven't yet.
bool needsConsent(const Session &session, const QString &task);
/// The person agrees to that repair, or takes it back.
void agree(Session &session, const QString &task, bool agreed);

} // namespace cmw
