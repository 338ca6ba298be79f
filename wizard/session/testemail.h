// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/endpoints.h"
#include "core/setup.h"
#include "session/mailboxsignin.h"
#include "session/runner.h"
#include "session/session.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>

namespace cmw {

/// Sends the test email as Webex Connect will: signs in as the mailbox with the new app and its secret, then
/// SMTP. Where the sign-in is left to Webex Connect, the way to the mail server alone is tried. Ends exactly once with
/// finished(), and can't be cancelled after that. Main thread; the blocking parts run through the Runner.
class TestEmail final : public QObject {
    Q_OBJECT
public:
    /// `run` has set-up, context and admin; `receiver` is one address or several (see addressesIn).
    /// `way` is decided; `because`: why it isn't by the wizard, where the person didn't choose that.
    TestEmail(const Surroundings &surroundings, Runner &runner, Journal &journal, const Run &run,
        const QString &receiver, MailboxWay way, const std::optional<Error> &because);

    void start();
    void cancel();
    bool isWaitingForAddress() const { return m_signIn.isWaitingForAddress(); }
    /// An address that the person pasted: what is wrong with it; empty: nothing.
    Judgement judge(const QString &pasted) const { return m_signIn.judge(pasted); }
    Judgement take(const QString &pasted) { return m_signIn.take(pasted); }

Q_SIGNALS:
    void waitingForPerson(const QUrl &address, bool opened);
    void waitingForAddress(const QUrl &address, bool opened, const std::optional<cmw::Error> &because);
    void stageEnded(const cmw::Stage &stage);
    /// Something speaks against a receiver; the mail goes all the same.
    void doubted(const cmw::Error &error);
    /// A line of step 3, looked at again because the server refused without saying why.
    void looked(const QString &task, const cmw::Finding &finding);
    void finished(const cmw::TestEmailResult &result);

private:
    enum class Phase { SigningIn, Delivering, Ended };

    /// Only the way to the mail server.
    void reach();
    void reached(const Delivery &delivery);
    void signedIn(const Result<Tokens> &tokens);
    /// Takes the loopback address away, and sends where there is a token.
    void deliver(const std::optional<Secret> &token);
    void delivered(const Delivery &delivery);
    /// In the worker: what may tell why the server refused. Nothing where the run has no token for Exchange.
    void look(const Finding &refusal, Cloud &cloud);
    void conclude(const Error &error);
    void end();
    void addStage(const Stage &stage);
    /// What is to be known of the receivers before anything is sent. False where no mail can go to them.
    bool judgeReceivers();

    const Surroundings &m_surroundings;
    Runner &m_runner;
    Journal &m_journal;
    const Run m_run;
    MailboxWay m_way;
    MailboxSignIn m_signIn;
    QStringList m_receivers;
    QElapsedTimer m_time;
    TestEmailResult m_result;
    Phase m_phase = Phase::SigningIn;
};

} // namespace cmw
