// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/readcache.h"

#include <algorithm>

namespace cmw {

Result<QJsonObject> ReadCache::get(const QString &key, const Read &read, Holds holds)
{
    std::promise<Result<QJsonObject>> promise;
    std::shared_future<Result<QJsonObject>> known;
    quint64 generation = 0;
    Answers &answers = holds == Holds::WholeRun ? m_lasting : m_answers;
    {
        const std::lock_guard lock(m_mutex);
        known = answers.value(key);
        if (!known.valid())
            answers.insert(key, promise.get_future().share());
        generation = m_generation;
    }
    if (known.valid())
        return known.get();

    const auto answer = read();
    if (!answer) {
        const std::lock_guard lock(m_mutex);
        // After a forget() the entry of this key is somebody else's.
        if (holds == Holds::WholeRun || generation == m_generation)
            answers.remove(key);
    }
    promise.set_value(answer);
    return answer;
}

bool ReadCache::knows(const QString &key) const
{
    const std::lock_guard lock(m_mutex);
    return m_answers.contains(key) || m_lasting.contains(key);
}

void ReadCache::forget()
{
    const std::lock_guard lock(m_mutex);
    m_answers.clear();
    ++m_generation;
}

void ReadCache::forget(const QStringList &parts)
{
    const std::lock_guard lock(m_mutex);
    m_answers.removeIf([&parts](const auto &answer) {
        return std::any_of(parts.begin(), parts.end(),
            [&answer](const QString &part) { return answer.key().contains(part); });
    });
    ++m_generation;
}

void ReadCache::forget(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    m_answers.remove(key);
    m_lasting.remove(key);
    ++m_generation;
}

} // namespace cmw
