// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/sendtest.h"

#include "app/resultjson.h"
#include "core/address.h"
#include "diagnosis/judge.h"

namespace cmw {

using namespace Qt::StringLiterals;

void SendTestCommand::work()
{
    const Setup &setup = session().setup();
    m_receiver = options().to.isEmpty() ? setup.testReceiver : options().to;
    if (m_receiver.isEmpty()) {
        // The signed-in admin gets it: who that is, the sign-in tells.
        after(session().startSignIn(), [this] {
            m_receiver = session().setup().adminAccount;
            send();
        });
        return;
    }
    const Judgement judgement = judgeReceiver(m_receiver, setup.mailbox);
    if (judgement && judgement->weight == Objection::Weight::Refusal)
        fail({u"command/receiver"_s, {{u"address"_s, m_receiver}}, {}});
    else
        send();
}

void SendTestCommand::send()
{
    after(session().startTestEmail(m_receiver), [this] {
        const bool lacksSecret = result().finding.code == u"secret/not-here";
        const bool canAsk = Input::isTerminal() && options().lineName.isEmpty() && !m_asked;
        if (isUndecided(result().finding) && mayLook()) {
            lookForTheReason();
            return;
        }
        if (!lacksSecret || !canAsk) {
            finish();
            return;
        }
        m_asked = true;
        askSecret([this] { send(); }, [this] { finish(); });
    });
}

bool SendTestCommand::mayLook() const
{
    // It needs one more sign-in: nobody waits for that in a script.
    const bool isAttended = Input::isTerminal() && !output().isJson() && options().lineName.isEmpty();
    return place().visitor() || isAttended;
}

void SendTestCommand::lookForTheReason()
{
    // What the test email came to stands, whether there is a sign-in for this or not.
    connect(
        &session(), &Session::workFinished, this,
        [this](const std::optional<Error> &workError) {
            if (workError && workError->isCancelled())
                fail(*workError);
            else
                finish();
        },
        Qt::SingleShotConnection);
    session().startCheck({u"mailbox.account"_s, u"mailbox.login"_s, u"mailbox.smtp-auth"_s});
}

QList<const Task *> SendTestCommand::tasks() const
{
    QList<const Task *> chosen;
    for (const Task *task : session().plan().tasks()) {
        if (task->info().byTestEmail)
            chosen.append(task);
    }
    return chosen;
}

TestEmailResult SendTestCommand::result() const
{
    if (session().testEmail())
        return *session().testEmail();
    TestEmailResult result;
    result.from = session().setup().mailbox;
    result.to = m_receiver;
    for (const Task *task : tasks())
        result.finding = session().finding(task->id());
    if (error())
        result.finding = Finding(*error());
    return result;
}

Exit SendTestCommand::verdict() const
{
    if (result().accepted)
        return Exit::Good;
    return result().finding.state == State::Unknown ? Exit::CantTell : Exit::Findings;
}

QJsonObject SendTestCommand::json() const
{
    QJsonObject json = SetupCommand::json();
    json.remove(u"tasks");
    json.remove(u"testEmail");
    const TestEmailResult sent = hasSession() ? result() : TestEmailResult();
    const QJsonObject test = testEmailJson(sent, output().language());
    for (auto value = test.begin(); value != test.end(); ++value)
        json.insert(value.key(), value.value());
    return json;
}

QString SendTestCommand::text() const
{
    return error() ? QString()
                   : texts().heading(session(), options().setups.value(0)) + texts().testEmail(result());
}

} // namespace cmw
