// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/testemail.h"

#include "core/address.h"
#include "diagnosis/judge.h"
#include "services/mime.h"
#include "services/tokendetails.h"
#include "session/mailevidence.h"
#include "tasks/azure/licences.h"
#include "tasks/connect/copysheet.h"
#include "tasks/mailbox/account.h"
#include "tasks/mailbox/limits.h"
#include "tasks/mailbox/login.h"
#include "tasks/mailbox/mailroutes.h"
#include "tasks/mailbox/smtpauth.h"
#include "tasks/mailway.h"
#include "tasks/verify/testredirect.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

Finding failure(const Error &error)
{
    Finding finding(error);
    if (!error.isCancelled() && !error.code.startsWith(u"network/"))
        finding.state = State::Wrong;
    return finding;
}

/// Whether a mail to one of them leaves the organisation, as far as its domains are known.
bool isAnyOutside(const QStringList &receivers, const Setup &setup)
{
    QStringList domains = setup.verifiedDomains;
    QStringList own = setup.mailboxAddresses() + QStringList{setup.loginId};
    if (domains.isEmpty()) // nobody has looked; an admin's home is the likeliest of the others
        own.append(setup.adminAccount);
    for (const QString &address : own)
        domains.append(address.section(u'@', -1));
    return std::any_of(receivers.begin(), receivers.end(), [&domains](const QString &receiver) {
        return !domains.contains(receiver.section(u'@', -1), Qt::CaseInsensitive);
    });
}

QString acceptedCode(bool isOutside, bool isPartly)
{
    if (isOutside)
        return isPartly ? u"verify/test-accepted-partly"_s : u"verify/test-accepted"_s;
    return isPartly ? u"verify/test-accepted-inside-partly"_s : u"verify/test-accepted-inside"_s;
}

} // namespace

TestEmail::TestEmail(const Surroundings &surroundings, Runner &runner, Journal &journal, const Run &run,
    const QString &receiver, MailboxWay way, const std::optional<Error> &because)
    : m_surroundings(surroundings),
      m_runner(runner),
      m_journal(journal),
      m_run(run),
      m_way(way),
      m_signIn(surroundings, runner, run, way, because),
      m_receivers(addressesIn(receiver))
{
    m_result.from = run.setup.mailbox;
    m_result.to = m_receivers.join(u", "_s);
    // From then on it is the person's time.
    connect(&m_signIn, &MailboxSignIn::waitingForPerson, this, [this] { m_time.start(); });
    connect(&m_signIn, &MailboxSignIn::waitingForAddress, this, [this] { m_time.start(); });
    connect(&m_signIn, &MailboxSignIn::waitingForPerson, this, &TestEmail::waitingForPerson);
    connect(&m_signIn, &MailboxSignIn::waitingForAddress, this, &TestEmail::waitingForAddress);
    connect(&m_signIn, &MailboxSignIn::finished, this, &TestEmail::signedIn);
}

void TestEmail::start()
{
    m_time.start();
    if (m_way == MailboxWay::WebexConnect)
        reach();
    else if (judgeReceivers())
        m_signIn.start();
    else
        QMetaObject::invokeMethod(
            this, [this] { end(); }, Qt::QueuedConnection);
}

bool TestEmail::judgeReceivers()
{
    const Setup &setup = m_run.setup;
    const Judgement judgement = cmw::judgeReceivers(m_result.to, setup.mailboxAddresses(), setup.loginId);
    if (!judgement)
        return true;
    const Error said{judgement->code, judgement->args, {}};
    if (judgement->weight == Objection::Weight::Refusal) {
        conclude(said);
        return false;
    }
    m_result.notes.append(said);
    Q_EMIT doubted(said);
    return true;
}

void TestEmail::reach()
{
    m_phase = Phase::Delivering;
    const auto progress = [this](const Stage &stage) {
        QMetaObject::invokeMethod(
            this, [this, stage] { addStage(stage); }, Qt::QueuedConnection);
    };
    const auto delivery = std::make_shared<Delivery>();
    const auto body = [delivery, progress](Cloud &cloud) -> Result<void> {
        const Endpoints &endpoints = cloud.endpoints();
        *delivery = reachServer({endpoints.smtpHost, endpoints.smtpPort, endpoints.extraCa},
            cloud.context().stop, cloud.context().timeout, progress);
        return {};
    };
    m_runner.work(TestRedirect().id(), m_run, body, [this, delivery](const Result<void> &) {
        reached(*delivery);
        end();
    });
}

void TestEmail::reached(const Delivery &delivery)
{
    m_result.transcript = delivery.transcript;
    m_result.notes += delivery.notes;
    if (delivery.error) {
        conclude(*delivery.error);
        return;
    }
    m_result.finding = Finding(State::ForPerson, u"verify/left-to-webex-connect"_s,
        {{u"server"_s, m_surroundings.endpoints.smtpHost}, {u"account"_s, m_run.setup.signInName()}});
}

void TestEmail::signedIn(const Result<Tokens> &tokens)
{
    std::optional<Error> error;
    QString reply;
    QList<StageDetail> details;
    if (!tokens) {
        error = tokens.error();
        reply = error->evidence;
    } else if (const Result<TokenClaims> said = claims(tokens->access)) {
        m_result.token = *said;
        // By the computer's own clock: it is what may be wrong.
        error = objection(tokenEvidence(*said), tokenNeeds(m_run.setup, m_surroundings.endpoints),
            QDateTime::currentDateTimeUtc());
        reply = said->account;
        details = tokenDetails(*said);
    }
    addStage({u"token"_s, !error, std::chrono::milliseconds(m_time.elapsed()), reply, details});
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
            testMessage({m_result.from, m_receivers, newMailId(), QDateTime::currentDateTimeUtc()});
        if (content)
            mail = MailToSend{m_result.from, m_receivers, *content};
        else
            conclude(content.error());
    }
    const auto progress = [this](const Stage &stage) {
        QMetaObject::invokeMethod(
            this, [this, stage] { addStage(stage); }, Qt::QueuedConnection);
    };
    const auto delivery = std::make_shared<std::optional<Delivery>>();
    const auto body = [this, delivery, mail, token, progress](Cloud &cloud) -> Result<void> {
        // Without an admin it stays in the journal, for the next run that has one.
        const bool hasAdmin = !cloud.context().tokens.graph.isEmpty();
        const Result<void> removed =
            hasAdmin ? takeBackRedirects(m_journal, m_run.setup, cloud) : Result<void>();
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
        end();
    });
}

void TestEmail::look(const Finding &refusal, Cloud &cloud)
{
    const QStringList lines = linesToLookAt(refusal);
    const MailboxAccount account;
    const MailboxLogin login;
    const SmtpAuth smtpAuth;
    const MailboxLimits limits;
    const MailRoutes routes;
    const Licences licences;
    for (const Task *task :
        std::initializer_list<const Task *>{&account, &login, &smtpAuth, &limits, &routes, &licences}) {
        const Secret &token = task->info().resources.testFlag(Resource::Exchange)
            ? cloud.context().tokens.exchange
            : cloud.context().tokens.graph;
        if (!lines.contains(task->id()) || token.isEmpty())
            continue;
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
    m_result.receivers = delivery.receivers;
    m_result.notes += delivery.notes;
    if (delivery.error) {
        conclude(*delivery.error);
        m_result.refusal = m_result.finding;
        m_result.refusedAt = m_surroundings.now();
        return;
    }
    QStringList taken, refused;
    for (const ReceiverReply &receiver : delivery.receivers) {
        (receiver.accepted ? taken : refused).append(receiver.address);
        if (!receiver.accepted)
            m_result.notes.append(
                {u"verify/receiver-refused"_s, {{u"receiver"_s, receiver.address}}, receiver.reply});
    }
    const bool isOutside = isAnyOutside(taken, m_run.setup);
    QStringList legs{hopCode(Hop::ConnectToMailbox)};
    if (isOutside)
        legs.append(hopCode(Hop::MailboxToCustomer));
    m_result.finding = Finding(State::Done, acceptedCode(isOutside, !refused.isEmpty()),
        {{u"receiver"_s, taken.join(u", "_s)}, {u"refused"_s, refused.join(u", "_s)}, {u"legs"_s, legs},
            {u"queueId"_s, m_result.queueId}, {u"server"_s, m_surroundings.endpoints.smtpHost}});
}

void TestEmail::conclude(const Error &error)
{
    m_result.finding = failure(error);
}

void TestEmail::end()
{
    m_phase = Phase::Ended;
    Q_EMIT finished(m_result);
}

void TestEmail::addStage(const Stage &stage)
{
    m_result.stages.append(stage);
    Q_EMIT stageEnded(stage);
}

void TestEmail::cancel()
{
    if (m_phase == Phase::SigningIn)
        m_signIn.cancel();
    else if (m_phase == Phase::Delivering)
        m_runner.stop();
}

} // namespace cmw
