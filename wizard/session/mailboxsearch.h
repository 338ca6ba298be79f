// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/secret.h"
#include "services/foundmailbox.h"
#include "session/session.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <thread>

namespace cmw {

/// Looks for mailboxes in the signed-in admin's organisation while somebody types: by Graph, and by Exchange where
/// Graph denies it. It reads only and stands beside the session's work: it never signs anybody in, makes way where a
/// piece of work begins, and begins anew after it. Main thread; each search has a worker of its own.
class MailboxSearch final : public QObject {
    Q_OBJECT
public:
    static constexpr int most = 12; ///< that are told at once

    explicit MailboxSearch(Session &session, QObject *parent = nullptr);
    /// Stops what runs and waits for it.
    ~MailboxSearch() override;

    /// Whether somebody is signed in.
    bool isPossible() const;
    /// Whether that is enough to be looked for.
    static bool isEnough(const QString &typed);
    /// Looks for it after a pause in which nothing else came. The search before it is dropped at once, and is never
    /// heard of again.
    void look(const QString &typed);
    void stop();
    /// How long nothing else must be typed.
    void setPause(std::chrono::milliseconds pause) { m_pause.setInterval(pause); }

Q_SIGNALS:
    void started(const QString &typed);
    void found(const QString &typed, const cmw::FoundMailboxes &mailboxes);
    /// Errors: search/not-signed-in, and those of Graph and of a renewal.
    void failed(const QString &typed, const cmw::Error &error);
    /// Microsoft asks to wait; it goes on by itself.
    void waiting(const cmw::Error &reason, int nextSeconds);

private:
    enum class Way { Graph, Exchange };
    /// What a worker is given.
    struct Asked {
        Way way = Way::Graph;
        int round = 0;
        QString typed;
        Secret token;
        QString admin, tenant; ///< who asks, and where
    };

    /// What runs; what is wanted stays so.
    void drop();
    void begin();
    void search(Way way, int round);
    void launch(Way way, int round, const Secret &token);
    Result<FoundMailboxes> carryOut(const Asked &asked, const std::stop_token &stop);
    void answered(Way way, int round, const Result<FoundMailboxes> &answer);

    Session &m_session;
    QTimer m_pause;
    QString m_typed;
    bool m_isWanted = false; ///< and not answered yet
    int m_round = 0; ///< tells a dropped search's answers apart
    Error m_refusal; ///< of Graph, while Exchange is asked
    std::map<int, std::jthread> m_workers;
    int m_lastWorker = 0;
};

} // namespace cmw
