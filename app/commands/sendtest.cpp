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
    if (way() == MailboxWay::WebexConnect) {
        send(); // nobody gets anything
        return;
    }
    const bool needsAdmin =
        way() != MailboxWay::Paste && (way() != MailboxWay::ByItself || !session().noRedirectHere());
    if (m_receiver.isEmpty() && !needsAdmin)
        m_receiver = setup.adminAccount; // nobody is made to sign in for it
    if (m_receiver.isEmpty() && !needsAdmin) {
        fail({u"command/no-receiver"_s, {}, {}});
        return;
    }
    if (m_receiver.isEmpty()) {
        // The signed-in admin gets it: who that is, the sign-in tells.
        after(session().startSignIn(), [this] {
            m_receiver = session().setup().adminAccount;
            send();
        });
        return;
    }
    // What is unusual about them is said right before the sending, in every way to it.
    const Judgement judgement = judgeReceivers(m_receiver, setup.mailboxAddresses(), setup.loginId);
    if (judgement && judgement->weight == Objection::Weight::Refusal)
        fail({u"command/receiver"_s,
            {{u"address"_s, judgement->args.value(u"address"_s, m_receiver).toString()}}, {}});
    else
        send();
}

MailboxWay SendTestCommand::way() const
{
    const QHash<QString, MailboxWay> ways{{u"wizard"_s, MailboxWay::Wizard}, {u"paste"_s, MailboxWay::Paste},
        {u"webex-connect"_s, MailboxWay::WebexConnect}};
    return ways.value(options().signIn, MailboxWay::ByItself);
}

void SendTestCommand::send()
{
    after(session().startTestEmail(m_receiver, way()), [this] {
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
    session().startCheck(linesToLookAt(result().refusal));
}

QList<const Task *> SendTestCommand::tasks() const
{
    QList<const Task *> chosen;
    for (const Task *task : session().plan().tasks()) {
        if (task->id() == u"verify.test-email")
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
    result.to = addressesIn(m_receiver).join(u", "_s);
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
                   : texts().heading(session(), options().setups.value(0))
            + texts().testEmail(
                result(), options().transcript ? ResultText::Dialogue::Shown : ResultText::Dialogue::Hidden);
}

} // namespace cmw
