// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/address.h"
#include "services/identity.h"
#include "services/pastedsignin.h"
#include "session/mailboxway.h"
#include "session/runner.h"

#include <QObject>

#include <optional>

namespace cmw {

class Journal;
struct Surroundings;

/// The sign-in of the mailbox's own account, with the new app and exactly the scope of the copy sheet. By the wizard:
/// a loopback redirect URI is added to the app before. Where the app may not get it, or the person wants it so: by
/// pasting, to the Call Back URL that the app has. Ends exactly once with finished(). Main thread; the blocking parts
/// run through the Runner.
class MailboxSignIn final : public QObject {
    Q_OBJECT
public:
    /// `because`: why it goes by pasting, where the person didn't choose that.
    MailboxSignIn(const Surroundings &surroundings, Runner &runner, const Run &run, MailboxWay way,
        const std::optional<Error> &because);
    ~MailboxSignIn() override;

    void start();
    void cancel();
    bool isWaitingForAddress() const { return m_pasted.isWaiting(); }
    /// An address that the person pasted: what is wrong with it; empty: nothing.
    Judgement judge(const QString &pasted) const { return m_pasted.judge(pasted); }
    Judgement take(const QString &pasted) { return m_pasted.take(pasted); }

Q_SIGNALS:
    void waitingForPerson(const QUrl &address, bool opened);
    void waitingForAddress(const QUrl &address, bool opened, const std::optional<cmw::Error> &because);
    void finished(const cmw::Result<cmw::Tokens> &tokens);

private:
    void addRedirect();
    void added(const Result<void> &added);
    /// When it is this one's turn to ask a person.
    void ask();
    void endLater(const Error &error);
    void stopListening();
    void end(const Result<Tokens> &tokens);

    const Surroundings &m_surroundings;
    Runner &m_runner;
    const Run m_run;
    MailboxWay m_way;
    std::optional<Error> m_because;
    SignIn m_signIn;
    PastedSignIn m_pasted;
    bool m_isAdding = false;
    bool m_cancelled = false;
    bool m_hasEnded = false;
};

/// Takes away every loopback address that the journal says is on the app: this sign-in's, and one that a killed run
/// left. Blocking, for a run.
Result<void> takeBackRedirects(Journal &journal, const Setup &setup, Cloud &cloud);

} // namespace cmw
