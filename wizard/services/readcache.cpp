// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/readcache.h"

namespace cmw {

Result<QJsonObject> ReadCache::get(const QString &key, const Read &read)
{
    std::promise<Result<QJsonObject>> promise;
    std::shared_future<Result<QJsonObject>> known;
    quint64 generation = 0;
    {
        const std::lock_guard lock(m_mutex);
        known = m_answers.value(key);
        if (!known.valid())
            m_answers.insert(key, promise.get_future().share());
        generation = m_generation;
    }
    if (known.valid())
        return known.get();

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
