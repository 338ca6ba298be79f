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
/// them: a directory's ID or a domain; nothing is shared under an empty name. Memory only, main thread.
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

    /// Who has signed in where `expected` is named; empty: whoever came first.
    std::optional<Admin::SignedIn> find(const QString &organisation, const QString &expected) const;
    /// `expected`: who was asked for, and may be somebody else.
    void keep(const QString &organisation, const QString &expected, const Admin::SignedIn &signedIn);
    /// What a person said no to, or didn't answer, for one set-up of an organisation is not asked for the next one.
    std::optional<Error> refusal(const QString &organisation) const;
    void refuse(const QString &organisation, const Error &error);
    /// What was read of it by looks, kept for the last few organisations; null where each reads for itself.
    std::shared_ptr<ReadCache> reads(const QString &organisation);

private:
    struct Waiting {
        QObject *who = nullptr;
        std::function<void()> then;
    };

    void callFirst();

    const Reads m_sharing;
    QHash<QString, QHash<QString, Admin::SignedIn>> m_signedIn; ///< by organisation and account
    QHash<QString, Error> m_refusals;
    struct Reading {
        QString organisation;
        std::shared_ptr<ReadCache> cache;
    };
    QList<Reading> m_reads; ///< of the last few, the latest first
    QList<Waiting> m_queue; ///< the first one has its turn
};

} // namespace cmw
