// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/identity.h"

#include "practice/directory.h"
#include "practice/refusals.h"
#include "practice/state.h"

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

/// How the configuration of a tenant tells its cloud; Microsoft's worldwide addresses answer for all of them.
QJsonObject cloudOf(const State &state)
{
    return wellKnownClouds()[state.region.isEmpty() ? u"worldwide"_s : state.region].toObject();
}

} // namespace

Identity::Identity(State &state, const QUrl &browserAuthority)
    : m_state(state),
      m_tokens(state, m_ledger, browserAuthority.resolved(QUrl(u"/devicelogin"_s)))
{
}

std::optional<Answer> Identity::answer(const Request &request)
{
    const std::scoped_lock lock(m_state.mutex);
    if (request.path == u"/devicelogin")
        return device(request);
    const qsizetype slash = request.path.indexOf(u'/', 1);
    if (slash < 0)
        return {};
    return route(request.path.mid(1, slash - 1), request.path.mid(slash + 1), request);
}

std::optional<Answer> Identity::route(const QString &tenant, const QString &endpoint, const Request &request)
{
    const bool isPost = request.method == u"POST";
    const bool isApi = endpoint == u"oauth2/v2.0/token" || endpoint == u"oauth2/v2.0/devicecode"
        || endpoint == u"v2.0/.well-known/openid-configuration";
    const bool isPage = endpoint == u"oauth2/v2.0/authorize" || endpoint == u"login" || endpoint == u"consent"
        || isAdminConsent(endpoint);
    if (!isApi && !isPage)
        return {};
    if (const std::optional<Error> unknown = unknownTenant(tenant))
        return isPage ? refusePage(*unknown) : refusalAnswer(*unknown);

    if (endpoint == u"v2.0/.well-known/openid-configuration")
        return discovery(request);
    if (endpoint == u"oauth2/v2.0/token")
        return isPost ? m_tokens.token(tenant, request) : refusalAnswer(refusal(900144, {u"grant_type"_s}));
    if (endpoint == u"oauth2/v2.0/devicecode")
        return m_tokens.deviceCode(request);
    if (endpoint == u"login" && isPost)
        return login(request);
    if (endpoint == u"consent" && isPost)
        return consent(request);
    if (isAdminConsent(endpoint))
        return adminConsent(tenant, endpoint, request);
    return authorize(tenant, request);
}

std::optional<Error> Identity::unknownTenant(const QString &tenant) const
{
    const QStringList known = m_state.otherDomains
        + QStringList{m_state.tenantId, m_state.domain, m_state.initialDomain, u"common"_s,
            u"organizations"_s, u"consumers"_s};
    if (known.contains(tenant, Qt::CaseInsensitive))
        return {};
    return refusal(90002, {tenant});
}

Answer Identity::discovery(const Request &request) const
{
    const QString root = request.base + u'/' + m_state.tenantId;
    const QString oauth = root + u"/oauth2/v2.0/"_s;
    QJsonObject document{{u"issuer"_s, root + u"/v2.0"_s},
        {u"authorization_endpoint"_s, oauth + u"authorize"_s}, {u"token_endpoint"_s, oauth + u"token"_s},
        {u"device_authorization_endpoint"_s, oauth + u"devicecode"_s},
        {u"response_types_supported"_s, QJsonArray{u"code"_s}},
        {u"response_modes_supported"_s, QJsonArray{u"query"_s, u"fragment"_s, u"form_post"_s}},
        {u"subject_types_supported"_s, QJsonArray{u"pairwise"_s}},
        {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"HS256"_s}},
        {u"token_endpoint_auth_methods_supported"_s,
            QJsonArray{u"client_secret_post"_s, u"client_secret_basic"_s}},
        {u"scopes_supported"_s, QJsonArray{u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s}},
        {u"claims_parameter_supported"_s, true}};
    return Answer::json(200, merged(document, cloudOf(m_state)));
}

std::optional<Error> Identity::addressed(SignIn &signIn) const
{
    const QString clientId = signIn.query.value(u"client_id"_s);
    if (clientId.isEmpty())
        return refusal(900144, {u"client_id"_s});
    const std::optional<Client> client = clientWith(m_state, clientId);
    if (!client)
        return refusal(700016, {clientId, m_state.organisation});
    signIn.client = *client;
    const QString redirectUri = signIn.query.value(u"redirect_uri"_s);
    if (redirectUri.isEmpty())
        return refusal(900144, {u"redirect_uri"_s});
    signIn.platform = client->platform(redirectUri);
    if (signIn.platform == Platform::None)
        return refusal(50011, {redirectUri, clientId});
    if (signIn.tenant == u"consumers")
        return refusal(9002332, {clientId, client->displayName});
    if (client->isSingleTenant && isAnyTenant(signIn.tenant))
        return refusal(50194, {clientId, client->displayName});
    return {};
}

Answer Identity::authorize(const QString &tenant, const Request &request)
{
    SignIn signIn;
    signIn.tenant = tenant;
    signIn.query = request.method == u"POST" ? request.form : request.query;
    const auto parameter = [&signIn](const QString &name) { return signIn.query.value(name); };
    if (const std::optional<Error> wrong = addressed(signIn))
        return refusePage(*wrong);

    const QString responseType = parameter(u"response_type"_s);
    if (responseType.isEmpty())
        return refuse(signIn, refusal(900144, {u"response_type"_s}));
    if (responseType != u"code")
        return refuse(signIn, refusal(responseType == u"token" ? 700051 : 70005, {responseType}));
    const QStringList modes{QString(), u"query"_s, u"fragment"_s, u"form_post"_s};
    if (const QString mode = parameter(u"response_mode"_s); !modes.contains(mode)) {
        signIn.query.remove(u"response_mode"_s);
        return refuse(signIn, refusal(70007, {mode}));
    }
    if (signIn.platform == Platform::Spa && parameter(u"code_challenge"_s).isEmpty())
        return refuse(signIn, refusal(9002325));
    const Result<Asked> wanted = asked(m_state, signIn.client, parameter(u"scope"_s));
    if (!wanted)
        return refuse(signIn, wanted.error());
    signIn.asked = *wanted;
    return start(signIn, request);
}

} // namespace cmw::practice
