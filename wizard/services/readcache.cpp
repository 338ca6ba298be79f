// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/readcache.h"

#include <algorithm>

namespace cmw {

ReadCache::ReadCache(std::shared_ptr<ReadCache> shared) : m_shared(std::move(shared)) { }

Result<QJsonObject> ReadCache::get(const QString &key, const Read &read, Holds holds)
{
    if (m_shared && holds != Holds::UntilWrite)
        return m_shared->get(key, read, holds);
    std::promise<Result<QJsonObject>> promise;
    Answers &answers = holds == Holds::WholeRun ? m_lasting : m_answers;
    std::shared_future<Result<QJsonObject>> known;
    quint64 id = 0;
    {
        const std::lock_guard lock(m_mutex);
        known = answers.value(key).future;
        if (!known.valid()) {
            id = ++m_lastId;
            answers.insert(key, {id, promise.get_future().share()});
        }
    }
    if (known.valid())
        return known.get();

    const auto answer = read();
    if (!answer) {
        const std::lock_guard lock(m_mutex);
        // After a forget() the entry of this key may be somebody else's.
        if (answers.value(key).id == id)
            answers.remove(key);
    }
    promise.set_value(answer);
    return answer;
}

bool ReadCache::knows(const QString &key) const
{
    if (m_shared && m_shared->knows(key))
        return true;
    const std::lock_guard lock(m_mutex);
    return m_answers.contains(key) || m_lasting.contains(key);
}

void ReadCache::forget()
{
    const std::lock_guard lock(m_mutex);
    m_answers.clear();
}

void ReadCache::forget(const QStringList &parts)
{
    const std::lock_guard lock(m_mutex);
    m_answers.removeIf([&parts](const auto &answer) {
        return std::any_of(parts.begin(), parts.end(),
            [&answer](const QString &part) { return answer.key().contains(part); });
    });
}

void ReadCache::forget(const QString &key)
{
    if (m_shared)
        m_shared->forget(key);
    const std::lock_guard lock(m_mutex);
    m_answers.remove(key);
    m_lasting.remove(key);
}

} // namespace cmw
