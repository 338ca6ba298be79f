// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <future>
#include <mutex>

namespace cmw {

/// What a run has read from Graph and Exchange: five tasks that look at the app cost one request. A second
/// thread that asks for what is being read waits for that answer. Any write forgets everything.
class ReadCache final {
public:
    using Read = std::function<Result<QJsonObject>()>;

    /// The remembered answer for `key`, or the one that `read` brings. Errors are not remembered.
    Result<QJsonObject> get(const QString &key, const Read &read);
    void forget();

private:
    std::mutex m_mutex;
    QHash<QString, std::shared_future<Result<QJsonObject>>> m_answers;
    quint64 m_generation = 0; ///< counts forget()
};

} // namespace cmw
