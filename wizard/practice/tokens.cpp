// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/tokens.h"

#include "practice/directory.h"
#include "practice/refusals.h"
#include "practice/state.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

constexpr int deviceCodeSeconds = 900;

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

/// The form's client id and secret, or those of HTTP Basic, which come encoded for a form.
Fields withBasic(const Request &request)
{
    Fields form = request.form;
    const QString header = request.header(u"authorization"_s);
    if (!header.startsWith(u"basic "_s, Qt::CaseInsensitive))
        return form;
    const QByteArray pair = QByteArray::fromBase64(header.mid(6).toLatin1());
    const qsizetype colon = pair.indexOf(':');
    form[u"client_id"_s] = QString::fromUtf8(QByteArray::fromPercentEncoding(pair.left(colon)));
    form[u"client_secret"_s] = QString::fromUtf8(QByteArray::fromPercentEncoding(pair.mid(colon + 1)));
    return form;
}

/// The scopes as the response names them: Graph's by their names, others in full.
QString scopeText(const ResourceScopes &resource, const QStringList &values, const QStringList &openId)
{
    const bool isGraph = resource.audience.contains(u"graph"_s);
    QStringList words;
    for (const QString &value : values)
        words << (isGraph ? value : resource.audience + u'/' + value);
    for (const QString &value : openId) {
        if (value != u"offline_access")
            words << value;
    }
    words.removeDuplicates();
    return words.join(u' ');
}

} // namespace

TokenEndpoint::TokenEndpoint(State &state, Ledger &ledger, const QUrl &deviceLogin)
    : m_state(state),
      m_ledger(ledger),
      m_deviceLogin(deviceLogin),
      m_key(randomText(32).toLatin1())
{
}

Answer TokenEndpoint::token(const QString &tenant, const Request &request)
{
    const Fields form = withBasic(request);
    const QString grantType = form.value(u"grant_type"_s);
    if (grantType.isEmpty())
        return refusalAnswer(refusal(900144, {u"grant_type"_s}));
    if (form.value(u"client_id"_s).isEmpty())
        return refusalAnswer(refusal(900144, {u"client_id"_s}));
    const std::optional<Client> client = clientWith(m_state, form.value(u"client_id"_s));
    if (!client)
        return refusalAnswer(refusal(700016, {form.value(u"client_id"_s), m_state.organisation}));

    Tokens tokens = refusal(70003, {grantType});
    if (grantType == u"authorization_code")
        tokens = redeemCode(form, *client);
    if (grantType == u"refresh_token")
        tokens = refresh(form, *client);
    if (grantType == u"client_credentials")
        tokens = clientCredentials(tenant, form, *client);
    if (grantType == u"urn:ietf:params:oauth:grant-type:device_code" || grantType == u"device_code")
        tokens = redeemDevice(form, *client);
    if (!tokens)
        return refusalAnswer(tokens.error());
    Answer answer = Answer::json(200, *tokens);
    answer.headers = {{"Cache-Control", "no-store, no-cache"}, {"Pragma", "no-cache"}};
    return answer;
}

Answer TokenEndpoint::deviceCode(const Request &request)
{
    const QString clientId = request.form.value(u"client_id"_s);
    if (clientId.isEmpty())
        return refusalAnswer(refusal(900144, {u"client_id"_s}));
    const std::optional<Client> client = clientWith(m_state, clientId);
    if (!client)
        return refusalAnswer(refusal(700016, {clientId, m_state.organisation}));
    if (!client->isFallbackPublic)
        return refusalAnswer(refusal(7000218));
    const Result<Asked> wanted = asked(m_state, *client, request.form.value(u"scope"_s));
    if (!wanted)
        return refusalAnswer(wanted.error());

    // Without letters and digits that are mistaken for one another.
    constexpr char16_t alphabet[] = u"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    QString userCode;
    for (int i = 0; i < 9; ++i)
        userCode += QChar(alphabet[QRandomGenerator::system()->bounded(32)]);
    const QString code = randomText(48);
    DeviceCode device;
    device.clientId = client->appId;
    device.userCode = userCode;
    device.asked = *wanted;
    device.expires = now().addSecs(deviceCodeSeconds);
    device.claims = request.form.value(u"claims"_s);
    m_ledger.deviceCodes.insert(code, device);
    return Answer::json(200,
        {{u"user_code"_s, userCode}, {u"device_code"_s, code},
            {u"verification_uri"_s, m_deviceLogin.toString()}, {u"expires_in"_s, deviceCodeSeconds},
            {u"interval"_s, 1},
            {u"message"_s,
                u"To sign in, use a web browser to open the page "_s + m_deviceLogin.toString()
                    + u" and enter the code "_s + userCode + u" to authenticate."_s}});
}

TokenEndpoint::Tokens TokenEndpoint::redeemCode(const Fields &form, const Client &client)
{
    for (const QString &field : {u"code"_s, u"redirect_uri"_s}) {
        if (form.value(field).isEmpty())
            return refusal(900144, {field});
    }
    const auto code = m_ledger.codes.find(form.value(u"code"_s));
    if (code == m_ledger.codes.end() || code->clientId != client.appId)
        return refusal(70000);
    if (const Result<void> proof = authenticate(form, client, code->platform); !proof)
        return proof.error();
    if (code->isRedeemed)
        return refusal(54005);
    if (code->expires < now())
        return refusal(70008);
    if (code->redirectUri != form.value(u"redirect_uri"_s))
        return refusal(50011, {form.value(u"redirect_uri"_s), client.appId});
    if (!code->challenge.isEmpty()) {
        const QByteArray hash =
            QCryptographicHash::hash(form.value(u"code_verifier"_s).toUtf8(), QCryptographicHash::Sha256);
        if (base64Url(hash) != code->challenge.toLatin1())
            return refusal(501481);
    }
    code->isRedeemed = true;
    return delegated(form, client, {code->userId, code->platform, code->asked, code->nonce, code->claims});
}

TokenEndpoint::Tokens TokenEndpoint::refresh(const Fields &form, const Client &client)
{
    if (form.value(u"refresh_token"_s).isEmpty())
        return refusal(900144, {u"refresh_token"_s});
    const auto token = m_ledger.refreshTokens.constFind(form.value(u"refresh_token"_s));
    if (token == m_ledger.refreshTokens.cend() || token->clientId != client.appId)
        return refusal(70000);
    if (const Result<void> proof = authenticate(form, client, token->platform); !proof)
        return proof.error();
    if (m_state.revoked.isValid() && token->issued <= m_state.revoked)
        return refusal(50173, {timeText(token->issued), timeText(m_state.revoked)});
    // The old one stays valid beside its successor, as at Microsoft. A copy: the ledger grows meanwhile.
    return delegated(form, client, {token->userId, token->platform, token->asked, {}, token->claims});
}

TokenEndpoint::Tokens TokenEndpoint::clientCredentials(
    const QString &tenant, const Fields &form, const Client &client)
{
    if (tenant == u"common" || tenant == u"consumers")
        return refusal(9001023);
    if (const Result<void> proof = authenticate(form, client, Platform::Web); !proof)
        return proof.error();
    const QString scope = form.value(u"scope"_s);
    if (!scope.endsWith(u"/.default"_s) || scope.contains(u' '))
        return refusal(1002012, {scope});
    const Result<Asked> wanted = asked(m_state, client, scope);
    if (!wanted)
        return wanted.error();
    const QString principal = servicePrincipalId(m_state, client.appId);
    if (principal.isEmpty())
        return refusal(7000229, {client.appId, m_state.tenantId});

    const ResourceScopes &resource = wanted->resources.first();
    QJsonArray roles;
    const QJsonArray known = m_state.servicePrincipals.value(resource.principal)[u"appRoles"].toArray();
    for (const QJsonObject &assignment : std::as_const(m_state.appRoleAssignments)) {
        if (assignment[u"principalId"].toString() != principal
            || assignment[u"resourceId"].toString() != resource.principal)
            continue;
        for (const QJsonValue &role : known) {
            if (role[u"id"] == assignment[u"appRoleId"])
                roles.append(role[u"value"]);
        }
    }
    QJsonObject claims{{u"oid"_s, principal}, {u"sub"_s, principal}, {u"idtyp"_s, u"app"_s}};
    if (!roles.isEmpty())
        claims[u"roles"] = roles;
    return QJsonObject{{u"token_type"_s, u"Bearer"_s}, {u"expires_in"_s, accessTokenSeconds},
        {u"ext_expires_in"_s, accessTokenSeconds},
        {u"access_token"_s, accessToken(client, resource.audience, claims, nullptr, {})}};
}

TokenEndpoint::Tokens TokenEndpoint::redeemDevice(const Fields &form, const Client &client)
{
    const auto device = m_ledger.deviceCodes.constFind(form.value(u"device_code"_s));
    if (device == m_ledger.deviceCodes.cend() || device->clientId != client.appId)
        return refusal(70018);
    if (device->expires < now())
        return refusal(70019);
    if (device->answer == DeviceCode::Answer::Pending)
        return refusal(70016);
    if (device->answer == DeviceCode::Answer::Declined)
        return refusal(device->refusal);
    const SignedIn signedIn{device->userId, Platform::Public, device->asked, {}, device->claims};
    m_ledger.deviceCodes.erase(device);
    return delegated(form, client, signedIn);
}

Result<void> TokenEndpoint::authenticate(const Fields &form, const Client &client, Platform platform) const
{
    const QString secret = form.value(u"client_secret"_s);
    if (platform == Platform::Public || client.isMicrosofts())
        return secret.isEmpty() ? Result<void>() : Result<void>(refusal(700025));
    if (platform == Platform::Spa)
        return refusal(9002327);
    if (secret.isEmpty())
        return refusal(7000218);
    return checkSecret(secret, client);
}

Result<void> TokenEndpoint::checkSecret(const QString &secret, const Client &client) const
{
    const QJsonArray credentials =
        m_state.applications.value(client.objectId)[u"passwordCredentials"].toArray();
    for (const QJsonValue &credential : credentials) {
        const auto text = m_state.secrets.constFind(credential[u"keyId"].toString());
        if (text == m_state.secrets.cend() || *text != secret)
            continue;
        const QDateTime end = QDateTime::fromString(credential[u"endDateTime"].toString(), Qt::ISODate);
        return end < now() ? Result<void>(refusal(7000222, {client.appId})) : Result<void>();
    }
    return refusal(7000215, {client.appId});
}

TokenEndpoint::Tokens TokenEndpoint::delegated(
    const Fields &form, const Client &client, const SignedIn &signedIn)
{
    const Account *account = m_state.account(signedIn.userId);
    if (!account || !account->enabled)
        return refusal(50057);
    Asked wanted = signedIn.asked;
    if (!form.value(u"scope"_s).isEmpty()) {
        const Result<Asked> again = asked(m_state, client, form.value(u"scope"_s));
        if (!again)
            return again.error();
        if (again->resources.size() > 1)
            return refusal(28000, {form.value(u"scope"_s)});
        // A refresh that names OpenID scopes alone means what was signed in for.
        if (!again->resources.isEmpty())
            wanted.resources = again->resources;
        wanted.openId += again->openId;
        wanted.openId.removeDuplicates();
    }
    const QString graph = servicePrincipalId(m_state, QString::fromUtf16(graphAppId));
    const ResourceScopes resource =
        wanted.resources.value(0, {graph, u"https://graph.microsoft.com"_s, {}, false});
    // What another organisation agreed to isn't known here: its people get what they ask for.
    const QStringList have =
        account->isStranger() ? resource.values : granted(m_state, client, account->id, resource.principal);
    const bool isLacking =
        !account->isStranger() && !lacking(m_state, client, *account, {{}, {resource}}).isEmpty();
    if (isLacking || (have.isEmpty() && !wanted.resources.isEmpty()))
        return refusal(65001, {client.appId, client.displayName});

    QJsonArray wids;
    for (const QString &role : account->roles)
        wids.append(roleTemplateId(role));
    const QJsonObject claims{{u"oid"_s, account->id}, {u"sub"_s, account->id}, {u"upn"_s, account->upn},
        {u"unique_name"_s, account->user}, {u"acct"_s, account->isGuest ? 1 : 0},
        {u"name"_s, account->displayName}, {u"idtyp"_s, u"user"_s}, {u"scp"_s, have.join(u' ')},
        {u"wids"_s, wids}};
    QJsonObject tokens{{u"token_type"_s, u"Bearer"_s}, {u"scope"_s, scopeText(resource, have, wanted.openId)},
        {u"expires_in"_s, accessTokenSeconds}, {u"ext_expires_in"_s, accessTokenSeconds},
        {u"access_token"_s, accessToken(client, resource.audience, claims, account, signedIn.claims)}};
    if (wanted.openId.contains(u"offline_access"_s)) {
        const QString refreshToken = u"1."_s + randomText(96);
        m_ledger.refreshTokens.insert(
            refreshToken, {client.appId, account->id, signedIn.platform, wanted, signedIn.claims, now()});
        tokens[u"refresh_token"] = refreshToken;
    }
    if (wanted.openId.contains(u"openid"_s))
        tokens[u"id_token"] = idToken(client, *account, signedIn.nonce);
    if (form.value(u"client_info"_s) == u"1")
        tokens[u"client_info"] = clientInfo(*account);
    return tokens;
}

} // namespace cmw::practice
