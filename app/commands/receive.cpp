// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/receive.h"

#include "app/resultjson.h"
#include "diagnosis/catalogue.h"
#include "practice/visitor.h"
#include "tasks/verify/receiptsteps.h"
#include "tasks/verify/receiptverdict.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto receivingTask = "verify.receiving"_L1;
/// Who writes in a practice tenant.
constexpr auto practiceCustomer = "customer@example.org"_L1;
/// A mail that an earlier run asked for is looked for as far back as this.
constexpr qint64 longestAgo = 2 * 86400; // seconds

/// It is on the way to Webex Connect, as far as Microsoft's trace shows it.
bool hasLeft(const Receipt &receipt)
{
    return receipt.forwarded && receipt.forwarded->status == "Delivered"_L1;
}

} // namespace

void ReceiveCommand::work()
{
    const Setup &setup = session().setup();
    if (setup.forwardingAddress.isEmpty()) {
        fail({u"connect/forwarding-address-missing"_s, {}, {}});
        return;
    }
    const bool isKnown = !options().mailCode.isEmpty();
    m_code = isKnown ? options().mailCode : newMailCode();
    m_since = session().now().addSecs(isKnown ? -longestAgo : 0);
    m_isAsked = isKnown;
    connect(&session(), &Session::followed, this, [this](const Receipt &receipt) {
        if (!m_isAsked && !isDecided(receipt.finding))
            ask();
        tellSteps(receipt);
    });
    const auto unforwarded = options().followsUnforwarded ? Unforwarded::Followed : Unforwarded::Told;
    if (options().sendsOwnMail) {
        m_isAsked = true; // nobody has to write
        say(tr("Your own account sends the mail to %1.").arg(setup.mailbox));
        after(session().startSending(m_code, subject(), options().within, unforwarded), [this] { finish(); });
        return;
    }
    after(session().startReceiving(m_code, m_since, options().within, unforwarded), [this] { finish(); });
}

/// Nobody writes a mail that can't be looked for, or can't come.
void ReceiveCommand::ask()
{
    m_isAsked = true;
    const Setup &setup = session().setup();
    if (practice::Visitor *visitor = place().visitor()) {
        say(tr("The visitor writes a mail to the mailbox, as a customer would."));
        inBackground(
            [visitor, to = setup.mailbox, subject = subject()] {
                return visitor->writeFromOutside(practiceCustomer, to, subject);
            },
            [this](const Result<void> &written) {
                if (!written)
                    fail(written.error());
            });
        return;
    }
    //: %1: an address, %2: the mail's subject
    say(tr("From a private account, outside of the organisation, write a mail to %1 with the subject: %2")
            .arg(setup.mailbox, subject()));
    say(tr("It is looked for during %n minutes; Ctrl+C ends that.", nullptr, int(options().within.count())));
}

void ReceiveCommand::tellSteps(const Receipt &receipt)
{
    const QList<ReceiptStep> steps = stepsOf(receipt);
    for (const ReceiptStep &step : steps) {
        if (step.state == State::Unknown || m_told.value(step.name) == step.code)
            continue;
        m_told.insert(step.name, step.code);
        const QString words = Catalogue::builtIn().words(step.code, step.args, output().language()).summary;
        //: A step of a mail's way, and how it stands
        say(tr("%1: %2").arg(words, texts().state(step.state)));
    }
}

QString ReceiveCommand::subject() const
{
    //: Subject of the mail that the person is asked to write. %1: a code by which it is found
    return tr("Test %1").arg(m_code);
}

QList<const Task *> ReceiveCommand::tasks() const
{
    return {session().plan().task(receivingTask)};
}

Receipt ReceiveCommand::result() const
{
    if (session().receipt())
        return *session().receipt();
    Receipt receipt;
    receipt.awaited = {{session().setup().mailbox}, session().setup().forwardingAddress, m_code, m_since};
    return receipt;
}

Finding ReceiveCommand::finding() const
{
    return error() ? Finding(*error()) : session().finding(receivingTask);
}

Exit ReceiveCommand::verdict() const
{
    switch (finding().state) {
    case State::Done:
        return Exit::Good;
    case State::Unknown:
    case State::Waiting:
        return Exit::CantTell;
    default:
        return Exit::Findings;
    }
}

QJsonObject ReceiveCommand::json() const
{
    QJsonObject json = SetupCommand::json();
    json.remove(u"tasks");
    json.remove(u"testEmail");
    if (!hasSession())
        return json;
    const Receipt receipt = result();
    QJsonArray steps;
    for (const ReceiptStep &step : stepsOf(receipt)) {
        steps.append(QJsonObject{{u"name"_s, step.name}, {u"state"_s, stateName(step.state)},
            {u"summary"_s, Catalogue::builtIn().words(step.code, step.args, output().language()).summary}});
    }
    json.insert(u"to"_s, session().setup().mailbox);
    json.insert(u"subject"_s, m_code.isEmpty() ? QString() : subject());
    json.insert(u"code"_s, m_code);
    json.insert(u"steps"_s, steps);
    if (const auto &mail = receipt.arrived ? receipt.arrived : receipt.forwarded) {
        json.insert(u"mail"_s,
            QJsonObject{{u"from"_s, mail->sender}, {u"subject"_s, mail->subject},
                {u"received"_s, mail->received.toString(Qt::ISODate)}, {u"messageId"_s, mail->messageId},
                {u"asked"_s, receipt.hasCode}});
    }
    json.insert(u"finding"_s, findingJson(finding(), output().language()));
    if (hasLeft(receipt)) {
        json.insert(u"check"_s,
            QJsonObject{{u"place"_s, u"Debug Console > Channels"_s}, {u"channel"_s, u"Email"_s},
                {u"identifier"_s, session().setup().mailbox},
                {u"from"_s, receipt.finding.args.value(u"received"_s).toDateTime().toString(Qt::ISODate)}});
    }
    return json;
}

QString ReceiveCommand::text() const
{
    if (error())
        return {};
    const QString lines = texts().heading(session(), options().setups.value(0))
        + texts().tasks(session(), tasks(), ResultText::Show::AsItIs);
    // Of a line that is done, the lines don't say what comes next.
    if (finding().state == State::Done)
        return lines + u'\n' + Catalogue::builtIn().words(finding(), output().language()).repair + u'\n';
    if (verdict() != Exit::CantTell)
        return lines;
    //: %1: the code in the mail's subject
    return lines + u'\n' + tr("To follow the same mail on, add --code %1.").arg(m_code) + u'\n';
}

} // namespace cmw
