// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/identity.h"

#include "practice/directory.h"
#include "practice/pages.h"
#include "practice/refusals.h"
#include "practice/state.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

constexpr char cookieName[] = "ESTSAUTHPERSISTENT";
constexpr int codeSeconds = 600;

pages::Step step(const QString &flow, const QString &tenant, const Client &client)
{
    return {flow, tenant, client.displayName};
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
    const bool isPage =
        endpoint == u"oauth2/v2.0/authorize" || endpoint == u"login" || endpoint == u"consent";
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
    return authorize(tenant, request);
}

std::optional<Error> Identity::unknownTenant(const QString &tenant) const
{
    const QStringList known{
        m_state.tenantId, m_state.domain, m_state.initialDomain, u"common"_s, u"organizations"_s};
    if (known.contains(tenant, Qt::CaseInsensitive))
        return {};
    return refusal(90002, {tenant});
}

Answer Identity::discovery(const Request &request) const
{
    const QString root = request.base + u'/' + m_state.tenantId;
    const QString oauth = root + u"/oauth2/v2.0/"_s;
    return Answer::json(200,
        {{u"issuer"_s, root + u"/v2.0"_s}, {u"authorization_endpoint"_s, oauth + u"authorize"_s},
            {u"token_endpoint"_s, oauth + u"token"_s},
            {u"device_authorization_endpoint"_s, oauth + u"devicecode"_s},
            {u"response_types_supported"_s, QJsonArray{u"code"_s}},
            {u"response_modes_supported"_s, QJsonArray{u"query"_s, u"fragment"_s, u"form_post"_s}},
            {u"subject_types_supported"_s, QJsonArray{u"pairwise"_s}},
            {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"HS256"_s}},
            {u"token_endpoint_auth_methods_supported"_s,
                QJsonArray{u"client_secret_post"_s, u"client_secret_basic"_s}},
            {u"scopes_supported"_s, QJsonArray{u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s}},
            {u"tenant_region_scope"_s, u"NA"_s}, {u"cloud_instance_name"_s, u"microsoftonline.com"_s},
            {u"cloud_graph_host_name"_s, u"graph.windows.net"_s},
            {u"msgraph_host"_s, u"graph.microsoft.com"_s}});
}

Answer Identity::authorize(const QString &tenant, const Request &request)
{
    SignIn signIn;
    signIn.tenant = tenant;
    signIn.query = request.method == u"POST" ? request.form : request.query;
    const auto parameter = [&signIn](const QString &name) { return signIn.query.value(name); };

    // Until the redirect URI is known to be the app's, every refusal is a page of ours.
    const QString clientId = parameter(u"client_id"_s);
    if (clientId.isEmpty())
        return refusePage(refusal(900144, {u"client_id"_s}));
    const std::optional<Client> client = clientWith(m_state, clientId);
    if (!client)
        return refusePage(refusal(700016, {clientId, m_state.organisation}));
    signIn.client = *client;
    const QString redirectUri = parameter(u"redirect_uri"_s);
    if (redirectUri.isEmpty())
        return refusePage(refusal(900144, {u"redirect_uri"_s}));
    signIn.platform = client->platform(redirectUri);
    if (signIn.platform == Platform::None)
        return refusePage(refusal(50011, {redirectUri, clientId}));
    if (client->isSingleTenant && (tenant == u"common" || tenant == u"organizations"))
        return refusePage(refusal(50194, {clientId, client->displayName}));

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
    const Result<Asked> wanted = asked(m_state, *client, parameter(u"scope"_s));
    if (!wanted)
        return refuse(signIn, wanted.error());
    signIn.asked = *wanted;
    return start(signIn, request);
}

Answer Identity::start(const SignIn &signIn, const Request &request)
{
    const QString prompt = signIn.query.value(u"prompt"_s);
    const QString hint = signIn.query.value(u"login_hint"_s);
    const Account *account =
        m_state.account(m_sessions.value(request.cookie(QString::fromLatin1(cookieName))));
    const bool isHinted =
        account && (hint.isEmpty() || account->user.compare(hint, Qt::CaseInsensitive) == 0);
    const bool mustAsk = prompt == u"login" || prompt == u"select_account";
    if (isHinted && !mustAsk) {
        SignIn known = signIn;
        known.userId = account->id;
        return proceed(remember(known));
    }
    if (prompt == u"none")
        return refuse(signIn, refusal(50058));
    return signInPage(remember(signIn), hint, {});
}

Answer Identity::signInPage(const QString &flow, const QString &login, const QString &error) const
{
    const auto signIn = m_signIns.constFind(flow);
    QList<pages::Choice> choices;
    for (const Account &account : m_state.accounts) {
        if (account.enabled && !account.password.isEmpty())
            choices.append({account.user, account.password, account.displayName});
    }
    return Answer::html(
        200, pages::signIn(step(flow, signIn->tenant, signIn->client), login, error, choices));
}

Answer Identity::login(const Request &request)
{
    const QString flow = request.form.value(u"flow"_s);
    const auto signIn = m_signIns.find(flow);
    if (signIn == m_signIns.end())
        return refusePage(refusal(90014, {u"flow"_s}));
    const QString user = request.form.value(u"login"_s).trimmed();
    const Account *account = m_state.account(user);
    if (!account) {
        const bool isOfHere =
            user.endsWith(u'@' + m_state.domain) || user.endsWith(u'@' + m_state.initialDomain);
        const Error error = isOfHere
            ? refusal(50034, {user, m_state.organisation})
            : refusal(50020, {user, m_state.organisation, signIn->client.displayName});
        return signInPage(flow, user, error.evidence);
    }
    // The order is Microsoft's: a blocked account says so only to who knows its password.
    if (account->password.isEmpty() || account->password != request.form.value(u"passwd"_s))
        return signInPage(flow, user, refusal(50126).evidence);
    if (!account->enabled)
        return signInPage(flow, user, refusal(50057).evidence);
    signIn->userId = account->id;
    const QString session = randomText(32);
    m_sessions.insert(session, account->id);
    Answer answer = proceed(flow);
    answer.headers.append({"Set-Cookie",
        QByteArray(cookieName) + '=' + session.toLatin1() + "; Path=/; HttpOnly; SameSite=Lax"});
    return answer;
}

Answer Identity::proceed(const QString &flow)
{
    const SignIn signIn = m_signIns.value(flow);
    const Account *account = m_state.account(signIn.userId);
    const QJsonObject principal =
        m_state.servicePrincipals.value(servicePrincipalId(m_state, signIn.client.appId));
    if (!principal[u"accountEnabled"].toBool(true))
        return refusePage(refusal(7000112, {signIn.client.appId, signIn.client.displayName}));
    if (principal[u"appRoleAssignmentRequired"].toBool())
        return refusePage(refusal(50105, {signIn.client.displayName, signIn.client.appId}));

    const QString prompt = signIn.query.value(u"prompt"_s);
    const QList<Permission> missing = lacking(m_state, signIn.client, *account, signIn.asked);
    if (missing.isEmpty() && prompt != u"consent")
        return finish(signIn);
    if (prompt == u"none")
        return refuse(signIn, refusal(65001, {signIn.client.appId, signIn.client.displayName}));
    const pages::Step here = step(flow, signIn.tenant, signIn.client);
    if (!mayConsent(m_state, *account, missing))
        return Answer::html(200, pages::approval(here, account->user, missing));
    return Answer::html(
        200, pages::consent(here, account->user, missing, signIn.asked.openId, may(*account, u"consent"_s)));
}

Answer Identity::consent(const Request &request)
{
    const QString flow = request.form.value(u"flow"_s);
    const SignIn signIn = m_signIns.value(flow);
    const Account *account = m_state.account(signIn.userId);
    if (!account)
        return refusePage(refusal(90014, {u"flow"_s}));
    const QList<Permission> missing = lacking(m_state, signIn.client, *account, signIn.asked);
    const QString choice = request.form.value(u"consent"_s);
    if (choice == u"accept" && mayConsent(m_state, *account, missing)) {
        const bool isForAll = !request.form.value(u"all"_s).isEmpty() && may(*account, u"consent"_s);
        recordConsent(m_state, signIn.client, *account, signIn.asked.openId, missing, isForAll);
        m_signIns.remove(flow);
        return finish(signIn);
    }
    m_signIns.remove(flow);
    return refuse(signIn, choice == u"return" ? refusal(90094, {m_state.organisation}) : refusal(65004));
}

Answer Identity::finish(const SignIn &signIn)
{
    if (!signIn.deviceCode.isEmpty()) {
        DeviceCode &device = m_ledger.deviceCodes[signIn.deviceCode];
        device.userId = signIn.userId;
        device.answer = DeviceCode::Answer::Accepted;
        return Answer::html(200,
            pages::message(u"You have signed in"_s,
                u"You have signed in to "_s + signIn.client.displayName
                    + u" on your device. You may now close this window."_s,
                {}));
    }
    const QString code = u"1."_s + randomText(64);
    m_ledger.codes.insert(code,
        {signIn.client.appId, signIn.userId, signIn.query.value(u"redirect_uri"_s),
            signIn.query.value(u"code_challenge"_s), signIn.query.value(u"nonce"_s), signIn.platform,
            signIn.asked, QDateTime::currentDateTimeUtc().addSecs(codeSeconds)});
    return backToApp(signIn, {{u"code"_s, code}, {u"session_state"_s, newGuid()}});
}

Answer Identity::refuse(const SignIn &signIn, const Error &error)
{
    if (!signIn.deviceCode.isEmpty()) {
        m_ledger.deviceCodes[signIn.deviceCode].answer = DeviceCode::Answer::Declined;
        return refusePage(error);
    }
    Fields fields{{u"error"_s, oauthError(error)}, {u"error_description"_s, description(error)},
        {u"error_uri"_s,
            u"https://login.microsoftonline.com/error?code="_s + QString::number(refusalCode(error))}};
    if (refusalCode(error) == 65004)
        fields.insert(u"error_subcode"_s, u"cancel"_s);
    return backToApp(signIn, fields);
}

Answer Identity::refusePage(const Error &error) const
{
    return Answer::html(200,
        pages::message(
            u"Sorry, but we're having trouble signing you in."_s, error.evidence, description(error)));
}

Answer Identity::backToApp(const SignIn &signIn, Fields fields) const
{
    if (signIn.query.contains(u"state"_s))
        fields.insert(u"state"_s, signIn.query.value(u"state"_s));
    QUrl to(signIn.query.value(u"redirect_uri"_s), QUrl::StrictMode);
    const QString mode = signIn.query.value(u"response_mode"_s);
    if (mode == u"form_post")
        return Answer::html(200, pages::formPost(to, fields));
    QByteArray encoded;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        encoded += (encoded.isEmpty() ? "" : "&") + field.key().toLatin1() + '='
            + QUrl::toPercentEncoding(field.value());
    }
    if (mode == u"fragment")
        to.setFragment(QString::fromLatin1(encoded), QUrl::StrictMode);
    else
        to.setQuery(
            (to.hasQuery() ? to.query(QUrl::FullyEncoded) + u'&' : QString()) + QString::fromLatin1(encoded),
            QUrl::StrictMode);
    return Answer::redirect(to);
}

QString Identity::remember(const SignIn &signIn)
{
    const QString flow = randomText(32);
    m_signIns.insert(flow, signIn);
    return flow;
}

Answer Identity::device(const Request &request)
{
    const QString code = request.form.value(u"otc"_s, request.query.value(u"otc"_s)).trimmed().toUpper();
    if (request.method != u"POST")
        return Answer::html(200, pages::device(code, {}));
    return deviceCodeEntered(code);
}

Answer Identity::deviceCodeEntered(const QString &code)
{
    const auto device = std::find_if(m_ledger.deviceCodes.cbegin(), m_ledger.deviceCodes.cend(),
        [&code](const DeviceCode &one) { return one.userCode == code; });
    if (device == m_ledger.deviceCodes.cend() || device->expires < QDateTime::currentDateTimeUtc())
        return Answer::html(200, pages::device(code, refusal(70018).evidence));
    const std::optional<Client> client = clientWith(m_state, device->clientId);
    if (!client) // removed since
        return Answer::html(
            200, pages::device(code, refusal(700016, {device->clientId, m_state.organisation}).evidence));
    SignIn signIn;
    signIn.tenant = u"organizations"_s;
    signIn.client = *client;
    signIn.asked = device->asked;
    signIn.deviceCode = device.key();
    signIn.platform = Platform::Public;
    return signInPage(remember(signIn), {}, {});
}

} // namespace cmw::practice
