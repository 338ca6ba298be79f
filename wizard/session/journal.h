// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/change.h"
#include "core/result.h"

#include <QList>
#include <QString>

#include <mutex>

namespace cmw {

/// A line of the journal: a change and what became of it.
struct JournalEntry {
    enum class Outcome {
        Intended, ///< written before it was sent; a kill leaves it so
        Made,
        Failed, ///< refused by the other side: nothing was changed
        Undone,
    };
    QString id;
    Change change;
    Outcome outcome = Outcome::Intended;
};

/// What this set-up has changed in the tenant: lines of JSON beside the set-up file, each written to disk
/// before the change is sent and after. It has no secrets. Thread-safe.
class Journal final {
public:
    /// `file` may not exist yet. Lines that can't be read are kept, and skipped.
    explicit Journal(QString file);

    /// Returns the entry's id. Errors: journal/not-written.
    Result<QString> intend(const Change &change);
    Result<void> settle(const QString &id, JournalEntry::Outcome outcome);

    QList<JournalEntry> entries() const;
    /// What may still be in the tenant, newest first: made, or intended with unknown outcome.
    QList<JournalEntry> standing() const;
    /// Of that, a task's changes.
    QList<Change> standing(const QString &task) const;

private:
    Result<void> append(const QJsonObject &line);

    QString m_file;
    mutable std::mutex m_mutex;
    QList<JournalEntry> m_entries;
    bool m_cutOff = false; ///< the last line has no end: a kill came while it was written
};

} // namespace cmw
