// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/scribe.h"

namespace cmw {

void Scribe::turnTo(const QString &task)
{
    m_task = task;
    m_open.clear();
    m_wrote = m_madeAny = false;
}

Result<void> Scribe::intend(const QString &what, const QVariantMap &args, const QJsonObject &before)
{
    // The change before this one was taken by the other side.
    if (m_wrote) {
        if (const Result<void> settled = settle(JournalEntry::Outcome::Made); !settled)
            return settled.error();
        m_madeAny = true;
    }
    const Result<QString> id =
        m_journal.intend({m_task, what, args, before, QDateTime::currentDateTimeUtc(), {}});
    if (!id)
        return id.error();
    m_open.append(*id);
    m_wrote = false;
    return {};
}

Result<bool> Scribe::made()
{
    const bool any = m_madeAny || !m_open.isEmpty();
    if (const Result<void> settled = settle(JournalEntry::Outcome::Made); !settled)
        return settled.error();
    return any;
}

Result<void> Scribe::refused()
{
    return m_wrote ? Result<void>() : settle(JournalEntry::Outcome::Failed);
}

Result<void> Scribe::settle(JournalEntry::Outcome outcome)
{
    for (const QString &id : std::as_const(m_open)) {
        if (const Result<void> settled = m_journal.settle(id, outcome); !settled)
            return settled.error();
    }
    m_open.clear();
    return {};
}

} // namespace cmw
