// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/endpoints.h"
#include "core/setup.h"
#include "services/identity.h"
#include "session/runner.h"
#include "session/session.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>

namespace cmw {

/// Sends the test email as Webex Connect will: signs in as the mailbox with the new app and its secret, then
/// SMTP. The app's redirect URI belongs to Webex Connect, so a loopback one is added for this sign-in and
/// taken away right after. Ends exactly once with finished(). Main thread; the blocking parts run through the
/// Runner.
class TestEmail final : public QObject {
    Q_OBJECT
public:
    /// `run` has set-up, context and admin.
    TestEmail(const Surroundings &surroundings, Runner &runner, Journal &journal, const Run &run,
        const QString &receiver);
    ~TestEmail() override;

    void start();
    void cancel();

Q_SIGNALS:
    void waitingForPerson(const QUrl &address, bool opened);
    void stageEnded(const cmw::Stage &stage);
    /// A line of step 3, looked at again because the server refused without saying why.
    void looked(const QString &task, const cmw::Finding &finding);
    void finished(const cmw::TestEmailResult &result);

private:
    enum class Phase { Adding, SigningIn, Delivering };

    void signIn();
    void askPerson();
    void signedIn(const Result<Tokens> &tokens);
    /// Takes the loopback address away, and sends where there is a token.
    void deliver(const std::optional<Secret> &token);
    void delivered(const Delivery &delivery);
    /// In the worker: what may tell why the server refused. Nothing where the run has no token for Exchange.
    void look(const Finding &refusal, Cloud &cloud);
    void conclude(const Error &error);
    void addStage(const Stage &stage);

    const Surroundings &m_surroundings;
    Runner &m_runner;
    Journal &m_journal;
    const Run m_run;
    SignIn m_signIn;
    QString m_redirectUri;
    QElapsedTimer m_time;
    TestEmailResult m_result;
    Phase m_phase = Phase::Adding;
    bool m_cancelled = false;
};

} // namespace cmw
