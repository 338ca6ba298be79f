// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "session/journal.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace cmw {

/// Writes one task's changes into the journal while it works: what it is about to do, and that it was done.
class Scribe final {
public:
    explicit Scribe(Journal &journal) : m_journal(journal) { }

    /// Turns to the next task: what the last one left unsettled stays "intended", for a look at the next
    /// start.
    void turnTo(const QString &task);
    const QString &task() const { return m_task; }
    Result<void> intend(const QString &what, const QVariantMap &args, const QJsonObject &before);
    /// The other side has taken a change of this task.
    void wrote() { m_wrote = true; }
    /// All that this task intended was made. True if it intended anything.
    Result<bool> made();
    /// The other side said no for sure: what was intended was not made, unless a part of it had been taken before.
    Result<void> refused();

private:
    Result<void> settle(JournalEntry::Outcome outcome);

    Journal &m_journal;
    QString m_task;
    QStringList m_open;
    bool m_wrote = false; ///< since the last intent
    bool m_madeAny = false; ///< of this task
};

} // namespace cmw
