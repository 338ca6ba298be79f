// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/admin.h"

#include <QTimer>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// A run lasts minutes; a token must not end in the middle of it.
constexpr auto freshness = std::chrono::minutes(10);

/// What step 2 reads and changes.
/// Source: Microsoft Learn, permissions of each Graph request; facts in graph.h.
constexpr const char16_t *graphPermissions[] = {
    u"User.Read",
    u"Directory.Read.All",
    u"Application.ReadWrite.All",
    u"AppRoleAssignment.ReadWrite.All",
    u"DelegatedPermissionGrant.ReadWrite.All",
    u"Policy.Read.All",
};

} // namespace

Admin::Admin(const Endpoints &endpoints, OpenAddress open, QObject *parent)
    : QObject(parent),
      m_endpoints(endpoints),
      m_open(std::move(open))
{
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
    m_graph.reset();
    m_exchange.reset();
    m_person.reset();
    Q_EMIT changed();
}

void Admin::ensure(Resources resources, std::function<void(Result<AdminTokens>)> answer)
{
    cancel();
    m_wanted = resources;
    m_answer = std::move(answer);
    // Never within the call: the caller is told in its own time.
    QTimer::singleShot(0, this, [this, round = m_round] {
        if (round == m_round)
            next();
    });
}

void Admin::next()
{
    for (const Resource resource : {Resource::Graph, Resource::Exchange}) {
        if (!m_wanted.testFlag(resource) || isFresh(resource))
            continue;
        const std::optional<Tokens> &tokens = held(resource);
        if (tokens && !tokens->refresh.isEmpty())
            renew(resource, tokens->refresh);
        else
            interactive(resource);
        return;
    }
    AdminTokens tokens;
    if (m_graph)
        tokens.graph = m_graph->access;
    if (m_exchange)
        tokens.exchange = m_exchange->access;
    answer(tokens);
}

void Admin::renew(Resource resource, const Secret &refresh)
{
    refreshTokens(m_endpoints, request(resource), refresh, this,
        [this, resource, round = m_round](const Result<Tokens> &tokens) {
            if (round != m_round)
                return;
            // A refused renewal (password changed, revoked, a new policy) is a reason to ask the person, not
            // an end.
            if (!tokens && !tokens.error().code.startsWith(u"network/")) {
                held(resource).reset();
                interactive(resource);
                return;
            }
            accept(resource, tokens);
        });
}

void Admin::interactive(Resource resource)
{
    m_signIn = new SignIn(m_endpoints, request(resource), m_open, this);
    connect(m_signIn, &SignIn::addressReady, this, &Admin::waitingForPerson);
    connect(
        m_signIn, &SignIn::finished, this, [this, resource, round = m_round](const Result<Tokens> &tokens) {
            if (m_signIn)
                m_signIn->deleteLater();
            m_signIn.clear();
            if (round == m_round)
                accept(resource, tokens);
        });
    m_signIn->start();
}

void Admin::accept(Resource resource, const Result<Tokens> &tokens)
{
    if (!tokens) {
        answer(tokens.error());
        return;
    }
    held(resource) = *tokens;
    if (const Result<TokenClaims> said = claims(tokens->access)) {
        if (!m_person || m_person->account != said->account) {
            m_person = Person{said->account, said->name, said->tenantId, {}, {}, {}};
            m_expectedAccount = said->account;
            m_expectedTenant = said->tenantId;
            m_chooseAccount = false;
            Q_EMIT changed();
        }
    } else {
        // Microsoft may make its tokens unreadable for clients; then nobody can tell who signed in.
        answer(said.error());
        return;
    }
    next();
}

void Admin::answer(const Result<AdminTokens> &result)
{
    if (const auto answer = std::exchange(m_answer, {}))
        answer(result);
}

void Admin::cancel()
{
    ++m_round;
    if (SignIn *signIn = m_signIn) {
        m_signIn.clear();
        signIn->cancel();
        signIn->deleteLater();
    }
    answer(Error{u"cancelled"_s, {}, {}});
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
    Q_EMIT changed();
}

SignInRequest Admin::request(Resource resource) const
{
    SignInRequest request;
    request.tenant = m_expectedTenant.isEmpty() ? u"organizations"_s : m_expectedTenant;
    request.loginHint = m_expectedAccount;
    if (m_chooseAccount)
        request.prompt = u"select_account"_s;
    if (resource == Resource::Graph) {
        request.clientId = m_endpoints.graphClientId;
        for (const char16_t *permission : graphPermissions)
            request.scopes.append(m_endpoints.graphScope + QString::fromUtf16(permission));
    } else {
        request.clientId = m_endpoints.exchangeClientId;
        request.scopes.append(m_endpoints.exchangeScope);
    }
    request.scopes += QStringList{u"openid"_s, u"profile"_s, u"offline_access"_s};
    return request;
}

std::optional<Tokens> &Admin::held(Resource resource)
{
    return resource == Resource::Graph ? m_graph : m_exchange;
}

bool Admin::isFresh(Resource resource)
{
    const std::optional<Tokens> &tokens = held(resource);
    return tokens
        && tokens->expires > QDateTime::currentDateTimeUtc().addSecs(std::chrono::seconds(freshness).count());
}

} // namespace cmw
