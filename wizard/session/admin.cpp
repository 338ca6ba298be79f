// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/admin.h"

#include "services/signinrefusal.h"
#include "session/permissions.h"
#include "session/sharedsignin.h"

#include <algorithm>
#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// A run lasts minutes; a token should not end in the middle of it.
constexpr auto freshness = std::chrono::minutes(10);

/// What was said no to; a network that is down, or a busy server, is another thing.
bool isAnswer(const Error &error)
{
    return !error.isCancelled() && !error.code.startsWith(u"network/") && !error.code.endsWith(u"/server")
        && !error.code.endsWith(u"/throttled");
}

/// An answer that takes one of the tokens.
std::function<void(Result<AdminTokens>)> only(Resource resource, std::function<void(Result<Secret>)> answer)
{
    return [resource, answer = std::move(answer)](const Result<AdminTokens> &tokens) {
        if (!tokens)
            answer(tokens.error());
        else
            answer(resource == Resource::Graph ? tokens->graph : tokens->exchange);
    };
}

} // namespace

Admin::Admin(
    const Endpoints &endpoints, OpenAddress open, std::shared_ptr<SharedSignIn> shared, QObject *parent)
    : QObject(parent),
      m_endpoints(endpoints),
      m_open(std::move(open)),
      m_shared(std::move(shared))
{
}

Admin::~Admin()
{
    endTurn();
}

void Admin::expect(const QString &account, const QString &tenantId)
{
    m_expectedAccount = account;
    m_expectedTenant = tenantId;
    // Whoever is signed in to another customer's directory has no business in this one.
    if (m_person && !tenantId.isEmpty() && m_person->tenantId.compare(tenantId, Qt::CaseInsensitive) != 0)
        forget();
}

void Admin::forget()
{
    cancel();
    m_graph = {};
    m_exchange = {};
    m_person.reset();
    Q_EMIT changed();
}

void Admin::ensure(const Access &access, std::function<void(Result<AdminTokens>)> answer)
{
    cancel();
    demand({access, std::move(answer), {}, {}});
}

void Admin::renew(const Renewal &renewal, std::function<void(Result<Secret>)> answer)
{
    demand({{renewal.resource, renewal.permissions}, only(renewal.resource, std::move(answer)), renewal, {}});
}

void Admin::borrow(const Renewal &renewal, std::function<void(Result<Secret>)> answer)
{
    demand(
        {{renewal.resource, {}}, only(renewal.resource, std::move(answer)), renewal, {}, /*isQuiet=*/true});
}

void Admin::demand(Demand demand)
{
    m_demands.append(std::move(demand));
    goOn();
}

void Admin::goOn()
{
    // Never within the call: the caller is told in its own time.
    QMetaObject::invokeMethod(this, &Admin::next, Qt::QueuedConnection);
}

void Admin::next()
{
    if (m_isObtaining || m_demands.isEmpty())
        return;
    adopt();
    const Demand &first = m_demands.constFirst();
    for (const Resource resource : {Resource::Graph, Resource::Exchange}) {
        if (first.access.resources.testFlag(resource) && !isMet(first, resource)) {
            m_isObtaining = true;
            obtain(first, resource);
            return;
        }
    }
    AdminTokens tokens;
    if (m_graph.tokens)
        tokens.graph = m_graph.tokens->access;
    if (m_exchange.tokens)
        tokens.exchange = m_exchange.tokens->access;
    answer(tokens);
}

bool Admin::isMet(const Demand &demand, Resource resource)
{
    const Held &what = held(resource);
    if (!what.tokens)
        return false;
    if (demand.obtained.testFlag(resource))
        return true;
    if (demand.renewal && demand.renewal->permissions.isEmpty()
        && demand.renewal->refused.unwrap() == what.tokens->access.unwrap())
        return false;
    const bool isFresh = what.tokens->expires
        > QDateTime::currentDateTimeUtc().addSecs(std::chrono::seconds(freshness).count());
    const QStringList wanted =
        resource == Resource::Graph ? scopes(demand.access.permissions) : QStringList();
    // A token carries whatever was ever consented to, and not only what was asked for.
    const QStringList carried = what.asked + inFull(what.tokens->scopes, m_endpoints.graphScope);
    return isFresh && std::all_of(wanted.begin(), wanted.end(), [&carried](const QString &scope) {
        return isAmong(scope, carried);
    });
}

void Admin::obtain(const Demand &demand, Resource resource)
{
    SignInRequest wanted = request(resource, demand.access.permissions);
    wanted.claims = demand.renewal ? demand.renewal->claims : QString();
    const std::optional<Tokens> &tokens = held(resource).tokens;
    // Claims are for the person to satisfy: with another factor, from another place.
    if (wanted.claims.isEmpty() && tokens && !tokens->refresh.isEmpty())
        silently(resource, wanted, tokens->refresh);
    else
        ask(resource, wanted, Error{u"search/not-signed-in"_s, {}, {}});
}

void Admin::ask(Resource resource, const SignInRequest &request, const Error &otherwise)
{
    if (m_isQuiet || m_demands.constFirst().isQuiet)
        accept(resource, request, otherwise);
    else
        interactive(resource, request);
}

void Admin::silently(Resource resource, const SignInRequest &request, const Secret &refresh)
{
    refreshTokens(m_endpoints, request, refresh, this,
        [this, resource, request, round = m_round](const Result<Tokens> &tokens) {
            if (round != m_round)
                return;
            // A refused renewal (more permissions than were consented to, a changed password, a new policy) is
            // a reason to ask the person, not an end.
            if (!tokens && !tokens.error().code.startsWith(u"network/")) {
                ask(resource, request, tokens.error());
                return;
            }
            accept(resource, request, tokens);
        });
}

void Admin::accept(Resource resource, const SignInRequest &request, const Result<Tokens> &tokens)
{
    m_isObtaining = false;
    if (!tokens) {
        const Error meaning = signInMeaning(tokens.error());
        if (m_shared && m_shared->isTurnOf(this) && isAnswer(meaning))
            m_shared->refuse(m_organisation, meaning);
        return answer(meaning);
    }
    if (const Result<void> right = recognise(tokens->access); !right)
        return answer(right.error());
    held(resource) = {*tokens, request.scopes};
    share();
    m_demands.first().obtained |= resource;
    next();
}

void Admin::answer(const Result<AdminTokens> &result)
{
    const Demand met = m_demands.takeFirst();
    endTurn();
    goOn();
    met.answer(result);
}

void Admin::cancel()
{
    ++m_round;
    m_isObtaining = false;
    endSignIn();
    endTurn();
    const QList<Demand> demands = std::exchange(m_demands, {});
    for (const Demand &demand : demands)
        demand.answer(Error{u"cancelled"_s, {}, {}});
}

void Admin::signOut()
{
    m_expectedAccount.clear();
    m_chooseAccount = true;
    forget();
}

void Admin::introduce(
    const QString &organisation, const QStringList &roles, const std::optional<Error> &unknown)
{
    if (!m_person)
        return;
    m_person->organisation = organisation;
    m_person->roles = roles;
    m_person->unknown = unknown;
    share();
    Q_EMIT changed();
}

SignInRequest Admin::request(Resource resource, const QStringList &permissions)
{
    SignInRequest request;
    const QString tenant = m_person ? m_person->tenantId : m_expectedTenant;
    request.tenant = tenant.isEmpty() ? u"organizations"_s : tenant;
    request.loginHint = m_person ? m_person->account : m_expectedAccount;
    if (m_chooseAccount)
        request.prompt = u"select_account"_s;
    if (resource == Resource::Graph) {
        request.clientId = m_endpoints.graphClientId;
        request.scopes = scopes(everybodysPermissions() + permissions);
    } else {
        request.clientId = m_endpoints.exchangeClientId;
        request.scopes.append(m_endpoints.exchangeScope);
    }
    request.scopes = together(
        held(resource).asked, request.scopes + QStringList{u"openid"_s, u"profile"_s, u"offline_access"_s});
    return request;
}

QStringList Admin::scopes(QStringList permissions) const
{
    for (QString &permission : permissions)
        permission.prepend(m_endpoints.graphScope);
    return permissions;
}

} // namespace cmw
