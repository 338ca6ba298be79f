// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "session/admin.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace cmw {

class ReadCache;

/// Who has signed in so far, for sessions that work side by side: an organisation's admin is asked once, and one
/// person is asked at a time; what looks read of the organisation can be read once. Organisations go by what Session calls
/// them: a directory's ID or a domain. Memory only, main thread.
class SharedSignIn final {
public:
    /// Whether looks share what they read of an organisation: not where work in between changes it.
    enum class Reads { Own, Shared };

    explicit SharedSignIn(Reads reads = Reads::Own) : m_sharing(reads) { }

    /// Calls `then` in the thread of `who` when it is the turn of that one to ask a person: from then on nobody
    /// else's, until it leaves.
    void wait(QObject *who, std::function<void()> then);
    bool isTurnOf(const QObject *who) const;
    /// It asks nobody any more, or doesn't wait any more.
    void leave(const QObject *who);

    std::optional<Admin::SignedIn> find(const QString &organisation) const;
    void keep(const QString &organisation, const Admin::SignedIn &signedIn);
    /// What a person said no to, or didn't answer, for one set-up of an organisation is not asked for the next one.
    std::optional<Error> refusal(const QString &organisation) const;
    /// What was read of it by looks; null where each reads for itself.
    std::shared_ptr<ReadCache> reads(const QString &organisation);
    void refuse(const QString &organisation, const Error &error);

private:
    struct Waiting {
        QObject *who = nullptr;
        std::function<void()> then;
    };

    void callFirst();

    const Reads m_sharing;
    QHash<QString, Admin::SignedIn> m_signedIn;
    QHash<QString, Error> m_refusals;
    QHash<QString, std::shared_ptr<ReadCache>> m_reads;
    QList<Waiting> m_queue; ///< the first one has its turn
};

} // namespace cmw
