// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/mailboxsearch.h"

#include "services/exchangesearch.h"
#include "services/graphsearch.h"
#include "session/renewing.h"

#include <QPointer>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds pauseInTyping(250);
constexpr char16_t firstOfCjk = 0x2E80; ///< from here on one character says as much as two letters

} // namespace

MailboxSearch::MailboxSearch(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseInTyping);
    connect(&m_pause, &QTimer::timeout, this, &MailboxSearch::begin);
    connect(&session, &Session::busyChanged, this, [this] {
        if (m_session.isBusy())
            drop();
        else if (m_isWanted)
            m_pause.start();
    });
    connect(&session.admin(), &Admin::changed, this, [this] {
        if (!isPossible())
            stop();
    });
}

MailboxSearch::~MailboxSearch()
{
    stop();
    m_workers.clear();
}

bool MailboxSearch::isPossible() const
{
    return m_session.admin().person().has_value();
}

bool MailboxSearch::isEnough(const QString &typed)
{
    const QString text = searchable(typed);
    return text.size() > 1 || (!text.isEmpty() && text.front() >= QChar(firstOfCjk));
}

void MailboxSearch::stop()
{
    m_isWanted = false;
    drop();
}

void MailboxSearch::drop()
{
    ++m_round;
    m_pause.stop();
    for (auto &worker : m_workers)
        worker.second.request_stop();
}

void MailboxSearch::look(const QString &typed)
{
    drop();
    m_typed = typed;
    m_isWanted = isPossible() && isEnough(typed);
    if (m_isWanted && !m_session.isBusy())
        m_pause.start();
}

void MailboxSearch::begin()
{
    Q_EMIT started(m_typed);
    search(Way::Graph, m_round);
}

void MailboxSearch::search(Way way, int round)
{
    const Resource resource = way == Way::Graph ? Resource::Graph : Resource::Exchange;
    m_session.admin().borrow({resource, {}, {}, {}},
        [self = QPointer<MailboxSearch>(this), way, round](const Result<Secret> &token) {
            if (!self || round != self->m_round)
                return;
            if (token)
                self->launch(way, round, *token);
            else
                self->answered(way, round, token.error());
        });
}

void MailboxSearch::launch(Way way, int round, const Secret &token)
{
    const int worker = ++m_lastWorker;
    const std::optional<Admin::Person> &person = m_session.admin().person();
    const Asked asked{way, round, m_typed, token, person ? person->account : QString(),
        person ? person->tenantId : QString()};
    m_workers[worker] = std::jthread([this, asked, worker](const std::stop_token &stop) {
        const Result<FoundMailboxes> answer = carryOut(asked, stop);
        QMetaObject::invokeMethod(
            this,
            [this, asked, worker, answer] {
                m_workers.erase(worker); // it has said its last
                answered(asked.way, asked.round, answer);
            },
            Qt::QueuedConnection);
    });
}

Result<FoundMailboxes> MailboxSearch::carryOut(const Asked &asked, const std::stop_token &stop)
{
    const Surroundings &around = m_session.surroundings(); // which never change
    const auto renew = renewalThrough(
        this,
        [this](const Renewal &renewal, const std::function<void(Result<Secret>)> &answer) {
            m_session.admin().borrow(renewal, answer);
        },
        stop);
    Patience patience{stop, {}, {}, around.pace};
    patience.waiting = [this, round = asked.round](const Error &reason, std::chrono::seconds next) {
        const auto tell = [this, round, reason, next] {
            if (round == m_round)
                Q_EMIT waiting(reason, static_cast<int>(next.count()));
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    const Resource resource = asked.way == Way::Graph ? Resource::Graph : Resource::Exchange;
    const Bearer bearer(asked.token,
        [renew, resource](const Secret &refused, const QString &claims, const QStringList &permissions) {
            return renew({resource, refused, claims, permissions});
        });
    Http http(around.endpoints.extraCa, stop, around.timeout);
    if (asked.way == Way::Graph) {
        GraphSearch search(GraphWire(http, around.endpoints.graph, bearer, {}, patience));
        return search.mailboxes(asked.typed, most);
    }
    ExchangeWire wire(http, around.endpoints.exchange, bearer, {}, patience);
    wire.setTenant(asked.tenant, asked.admin);
    return ExchangeSearch(wire).mailboxes(asked.typed, most);
}

void MailboxSearch::answered(Way way, int round, const Result<FoundMailboxes> &answer)
{
    if (round != m_round)
        return;
    if (!answer && way == Way::Graph) {
        m_refusal = answer.error();
        if (m_refusal.code == "graph/denied"_L1) {
            search(Way::Exchange, round);
            return;
        }
    }
    m_isWanted = false;
    if (answer)
        Q_EMIT found(m_typed, *answer);
    else
        Q_EMIT failed(m_typed, m_refusal);
}

} // namespace cmw
