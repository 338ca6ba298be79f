// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <future>
#include <memory>
#include <mutex>

namespace cmw {

/// What a run has read from Graph and Exchange: five tasks that look at the app cost one request. A second
/// thread that asks for what is being read waits for that answer. Who writes says what is to be forgotten; what
/// no write of ours changes holds for the whole run. Runs on one organisation that change nothing can share what they
/// read of it.
class ReadCache final {
public:
    using Read = std::function<Result<QJsonObject>()>;

    /// How long an answer holds. Organisation: until a write, and it is about the organisation as a whole.
    enum class Holds { UntilWrite, Organisation, WholeRun };

    /// `shared`: keeps what is about the organisation, for other runs, too; only for runs that change nothing. Null: none.
    explicit ReadCache(std::shared_ptr<ReadCache> shared = {});

    /// The remembered answer for `key`, or the one that `read` brings. Errors are not remembered.
    Result<QJsonObject> get(const QString &key, const Read &read, Holds holds = Holds::UntilWrite);
    bool knows(const QString &key) const;
    void forget();
    /// Those whose key has one of these parts.
    void forget(const QStringList &parts);
    /// That answer alone, however long it holds.
    void forget(const QString &key);

private:
    struct Answer {
        quint64 id = 0; ///< of the read that brings it
        std::shared_future<Result<QJsonObject>> future;
    };
    using Answers = QHash<QString, Answer>;

    mutable std::mutex m_mutex;
    Answers m_answers; ///< until a write
    Answers m_lasting; ///< for the whole run
    quint64 m_lastId = 0;
    const std::shared_ptr<ReadCache> m_shared;
};

} // namespace cmw
