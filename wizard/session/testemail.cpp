// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/testemail.h"

#include "diagnosis/judge.h"
#include "services/mime.h"
#include "session/mailevidence.h"
#include "session/sharedsignin.h"
#include "tasks/connect/copysheet.h"
#include "tasks/mailbox/account.h"
#include "tasks/mailbox/login.h"
#include "tasks/mailbox/smtpauth.h"
#include "tasks/verify/testredirect.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

SignInRequest request(const Setup &setup, const Endpoints &endpoints)
{
    SignInRequest request;
    request.tenant = setup.tenantId;
    request.clientId = setup.clientId;
    request.clientSecret = setup.clientSecret;
    // Exactly the scope of the copy sheet: what fails here would fail in Webex Connect.
    request.scopes = {u"offline_access"_s, endpoints.smtpScope};
    request.loginHint = setup.signInName();
    return request;
}

/// Takes away every loopback address that the journal says is on the app: this one, and one that a killed run
/// left.
Result<void> takeBack(Journal &journal, const Setup &setup, Cloud &cloud)
{
    const TestRedirect task;
    const QList<JournalEntry> entries = journal.standing();
    for (const JournalEntry &entry : entries) {
        if (entry.change.task != task.id())
            continue;
        if (const Result<void> undone = task.undo(setup, entry.change, cloud); !undone)
            return undone.error();
        if (const Result<void> settled = journal.settle(entry.id, JournalEntry::Outcome::Undone); !settled)
            return settled.error();
    }
    return {};
}

Finding failure(const Error &error)
{
    Finding finding(error);
    if (!error.isCancelled() && !error.code.startsWith(u"network/"))
        finding.state = State::Wrong;
    return finding;
}

} // namespace

TestEmail::TestEmail(const Surroundings &surroundings, Runner &runner, Journal &journal, const Run &run,
    const QString &receiver)
    : m_surroundings(surroundings),
      m_runner(runner),
      m_journal(journal),
      m_run(run),
      m_signIn(surroundings.endpoints, request(run.setup, surroundings.endpoints), surroundings.open)
{
    m_result.from = run.setup.mailbox;
    m_result.to = receiver;
    connect(&m_signIn, &SignIn::addressReady, this, &TestEmail::waitingForPerson);
    connect(&m_signIn, &SignIn::finished, this, &TestEmail::signedIn);
}

TestEmail::~TestEmail()
{
    if (m_surroundings.shared)
        m_surroundings.shared->leave(this);
}

void TestEmail::start()
{
    m_time.start();
    const Result<QString> redirectUri = m_signIn.listen();
    if (!redirectUri) {
        conclude(redirectUri.error());
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT finished(m_result); }, Qt::QueuedConnection);
        return;
    }
    m_redirectUri = *redirectUri;
    const auto add = [setup = m_run.setup, uri = m_redirectUri](Cloud &cloud) -> Result<void> {
        const Result<Change> added = TestRedirect(uri).apply(setup, cloud);
        if (!added)
            return added.error();
        return {};
    };
    m_runner.work(TestRedirect().id(), m_run, add, [this](const Result<void> &added) {
        if (m_cancelled)
            signedIn(Error{u"cancelled"_s, {}, {}});
        else if (!added)
            signedIn(
                added.error()); // its outcome may be unknown: deliver() takes the address away in every case
        else
            signIn();
    });
}

void TestEmail::signIn()
{
    m_phase = Phase::SigningIn;
    if (m_surroundings.shared)
        m_surroundings.shared->wait(this, [this] { askPerson(); });
    else
        askPerson();
}

void TestEmail::askPerson()
{
    if (m_cancelled)
        return;
    m_time.start();
    m_signIn.start();
}

void TestEmail::signedIn(const Result<Tokens> &tokens)
{
    if (m_surroundings.shared)
        m_surroundings.shared->leave(this);
    std::optional<Error> error;
    QString reply;
    if (!tokens) {
        error = tokens.error();
        reply = error->evidence;
    } else if (const Result<TokenClaims> said = claims(tokens->access)) {
        m_result.token = *said;
        // By the computer's own clock: it is what may be wrong.
        error = objection(tokenEvidence(*said), tokenNeeds(m_run.setup, m_surroundings.endpoints),
            QDateTime::currentDateTimeUtc());
        reply = said->account;
    }
    addStage({u"token"_s, !error, std::chrono::milliseconds(m_time.elapsed()), reply});
    if (error)
        conclude(*error);
    deliver(error ? std::nullopt : std::optional(tokens->access));
}

void TestEmail::deliver(const std::optional<Secret> &token)
{
    m_phase = Phase::Delivering;
    std::optional<MailToSend> mail;
    if (token) {
        const Result<QByteArray> content =
            testMessage({m_result.from, m_result.to, newMailId(), QDateTime::currentDateTimeUtc()});
        if (content)
            mail = MailToSend{m_result.from, m_result.to, *content};
        else
            conclude(content.error());
    }
    const auto progress = [this](const Stage &stage) {
        QMetaObject::invokeMethod(
            this, [this, stage] { addStage(stage); }, Qt::QueuedConnection);
    };
    const auto delivery = std::make_shared<std::optional<Delivery>>();
    const auto body = [this, delivery, mail, token, progress](Cloud &cloud) -> Result<void> {
        const Result<void> removed = takeBack(m_journal, m_run.setup, cloud);
        if (mail) {
            const Endpoints &endpoints = cloud.endpoints();
            *delivery = sendMail({endpoints.smtpHost, endpoints.smtpPort, endpoints.extraCa},
                smtpAccount(m_run.setup), *token, *mail, cloud.context().stop, cloud.context().timeout,
                progress);
            if ((*delivery)->error)
                look(Finding(*(*delivery)->error), cloud);
        }
        return removed;
    };
    m_runner.work(TestRedirect().id(), m_run, body, [this, delivery](const Result<void> &removed) {
        if (*delivery)
            delivered(**delivery);
        // The mail may be fine while the address is still there: the journal keeps it for the next run, and
        // the result says so.
        if (!removed)
            m_result.leftover = removed.error();
        Q_EMIT finished(m_result);
    });
}

void TestEmail::look(const Finding &refusal, Cloud &cloud)
{
    if (!isWorthALook(refusal) || cloud.context().tokens.exchange.isEmpty())
        return;
    const MailboxAccount account;
    const MailboxLogin login;
    const SmtpAuth smtpAuth;
    for (const Task *task : std::initializer_list<const Task *>{&account, &login, &smtpAuth}) {
        const Finding finding = task->check(m_run.setup, cloud);
        QMetaObject::invokeMethod(
            this, [this, id = task->id(), finding] { Q_EMIT looked(id, finding); }, Qt::QueuedConnection);
    }
}

void TestEmail::delivered(const Delivery &delivery)
{
    m_result.accepted = delivery.accepted();
    m_result.queueId = delivery.queueId;
    m_result.transcript = delivery.transcript;
    if (delivery.error) {
        conclude(*delivery.error);
        m_result.refusal = m_result.finding;
        m_result.refusedAt = m_surroundings.now();
        return;
    }
    m_result.finding = Finding(State::Done, u"verify/test-accepted"_s,
        {{u"receiver"_s, m_result.to}, {u"queueId"_s, m_result.queueId},
            {u"server"_s, m_surroundings.endpoints.smtpHost}});
}

void TestEmail::conclude(const Error &error)
{
    m_result.finding = failure(error);
}

void TestEmail::addStage(const Stage &stage)
{
    m_result.stages.append(stage);
    Q_EMIT stageEnded(stage);
}

void TestEmail::cancel()
{
    m_cancelled = true;
    if (m_phase == Phase::SigningIn)
        m_signIn.cancel();
    else
        m_runner.stop();
}

} // namespace cmw
