// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/setup.h"

#include "app/practicesetup.h"
#include "practice/visitor.h"
#include "tasks/connect/copysheet.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView generateToken("connect.generate-token");
constexpr QLatin1StringView customer("customer@example.org");
constexpr QLatin1StringView subject("Order 4711");

} // namespace

void WholeSetupCommand::work()
{
    if (options().yes) {
        apply();
        return;
    }
    after(session().startCheck(tasksToApply()), [this] {
        confirm(texts().tasks(session(), tasks(), ResultText::Show::AsItWillBe),
            tr("Make these changes, and send the test email? [y/N]"), [this] { apply(); });
    });
}

QStringList WholeSetupCommand::tasksToApply() const
{
    QStringList ids;
    for (const QString &step : {u"1"_s, u"2"_s, u"3"_s}) {
        for (const Task *task : session().plan().step(step))
            ids.append(task->id());
    }
    return ids;
}

void WholeSetupCommand::apply()
{
    say(tr("Steps 2 and 3: the app in Azure, and the mailbox."));
    after(session().startApply(tasksToApply()), [this] { finishForm(); });
}

void WholeSetupCommand::finishForm()
{
    session().checkLocal();
    const QStringList missing = missingLines(session().setup(), session().endpoints());
    if (!place().visitor() || formPage().isEmpty() || !missing.isEmpty()) {
        sendTest();
        return;
    }
    say(tr("Step 4: filling the form in the practice Webex Connect."));
    inBackground([visitor = place().visitor(), page = formPage(),
                     values = formValues(session())] { return visitor->finishForm(page, values); },
        [this](const Result<QString> &saved) { formFinished(saved); });
}

void WholeSetupCommand::formFinished(const Result<QString> &savedAddress)
{
    if (savedAddress) {
        session().edit(&Setup::tokenGenerated, true);
        session().edit(&Setup::savedForwardingAddress, *savedAddress);
    } else {
        // Webex Connect's own words: the lines and the test email tell the reason.
        say(texts().error(savedAddress.error()).trimmed());
    }
    session().checkLocal();
    sendTest();
}

void WholeSetupCommand::sendTest()
{
    const Setup &setup = session().setup();
    const QString receiver = setup.testReceiver.isEmpty() ? setup.adminAccount : setup.testReceiver;
    say(tr("Sending the test email to %1.").arg(receiver));
    after(session().startTestEmail(receiver), [this] { receive(); });
}

void WholeSetupCommand::receive()
{
    const auto &test = session().testEmail();
    if (!place().visitor() || !test || !test->accepted || !session().setup().tokenGenerated) {
        lookAtAll();
        return;
    }
    say(tr("A practice customer writes to %1.").arg(session().setup().mailbox));
    inBackground(
        [visitor = place().visitor(), mailbox = session().setup().mailbox]() -> Result<bool> {
            if (const Result<void> sent = visitor->writeFromOutside(customer, mailbox, subject); !sent)
                return sent.error();
            const auto mails = visitor->received();
            if (!mails)
                return mails.error();
            return std::any_of(mails->begin(), mails->end(),
                [](const practice::Visitor::ReceivedMail &mail) { return mail.subject == subject; });
        },
        [this](const Result<bool> &received) {
            m_hasArrived = received && *received;
            if (!received)
                say(texts().error(received.error()).trimmed());
            else
                say(arrival());
            lookAtAll();
        });
}

void WholeSetupCommand::lookAtAll()
{
    say(tr("Looking at every line once more."));
    after(session().startCheck({}, Session::Refusals::Keep), [this] { finish(); });
}

QString WholeSetupCommand::arrival() const
{
    return m_hasArrived.value_or(false) ? tr("The mail arrived in Webex Connect.")
                                        : tr("The mail did not arrive in Webex Connect.");
}

Exit WholeSetupCommand::verdict() const
{
    const Exit exit = SetupCommand::verdict();
    return m_hasArrived.value_or(true) ? exit : worse(exit, Exit::Findings);
}

QJsonObject WholeSetupCommand::json() const
{
    QJsonObject json = SetupCommand::json();
    if (m_hasArrived)
        json.insert(u"received"_s, *m_hasArrived);
    return json;
}

QString WholeSetupCommand::text() const
{
    QString text = SetupCommand::text();
    if (text.isEmpty() || error())
        return text;
    if (const auto &test = session().testEmail())
        text += texts().testEmail(*test, ResultText::Dialogue::Hidden);
    if (m_hasArrived)
        text += u"   "_s + arrival() + u'\n';
    if (session().finding(generateToken).state == State::ForPerson)
        text += texts().copySheet(session(),
            place().forgetsSecrets() ? ResultText::SecretsIn::Memory : ResultText::SecretsIn::Keychain);
    return text;
}

} // namespace cmw
