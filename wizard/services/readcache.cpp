// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/readcache.h"

namespace cmw {

Result<QJsonObject> ReadCache::get(const QString &key, const Read &read)
{
    std::promise<Result<QJsonObject>> promise;
    quint64 generation = 0;
    {
        std::unique_lock lock(m_mutex);
        if (const auto known = m_answers.constFind(key); known != m_answers.constEnd()) {
            const auto answer = *known;
            lock.unlock();
            return answer.get();
        }
        m_answers.insert(key, promise.get_future().share());
        generation = m_generation;
    }

    const auto answer = read();
    if (!answer) {
        const std::lock_guard lock(m_mutex);
        // After a forget() the entry of this key is somebody else's.
        if (generation == m_generation)
            m_answers.remove(key);
    }
    promise.set_value(answer);
    return answer;
}

void ReadCache::forget()
{
    const std::lock_guard lock(m_mutex);
    m_answers.clear();
    ++m_generation;
}

} // namespace cmw
