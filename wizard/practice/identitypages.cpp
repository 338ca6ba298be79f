// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One person's way through identity's pages, from the sign-in to the way back to the app.

#include "practice/directory.h"
#include "practice/identity.h"
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

Answer Identity::start(const SignIn &signIn, const Request &request)
{
    const QString prompt = signIn.query.value(u"prompt"_s);
    const QString hint = signIn.query.value(u"login_hint"_s);
    const Account *account =
        m_state.account(m_sessions.value(request.cookie(QString::fromLatin1(cookieName))));
    const bool isHinted =
        account && (hint.isEmpty() || account->user.compare(hint, Qt::CaseInsensitive) == 0);
    // A session of before a revocation is no longer good for what Conditional Access demands.
    const bool isDemanded = !m_state.demandedClaims.isEmpty() && signIn.query.contains(u"claims"_s);
    const bool mustAsk = prompt == u"login" || prompt == u"select_account" || isDemanded;
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
            : refusal(50020, {user, m_state.organisation, signIn->client.displayName, u"live.com"_s});
        return signInPage(flow, user, error.evidence);
    }
    // The order is Microsoft's: a blocked account says so only to who knows its password.
    if (account->password.isEmpty() || account->password != request.form.value(u"passwd"_s))
        return signInPage(flow, user, refusal(50126).evidence);
    if (!account->enabled)
        return signInPage(flow, user, refusal(50057).evidence);
    if (const std::optional<Error> stranger = strangerRefusal(*signIn, *account))
        return signInPage(flow, user, stranger->evidence);
    signIn->userId = account->id;
    const QString session = randomText(32);
    m_sessions.insert(session, account->id);
    Answer answer = proceed(flow);
    answer.headers.append({"Set-Cookie",
        QByteArray(cookieName) + '=' + session.toLatin1() + "; Path=/; HttpOnly; SameSite=Lax"});
    return answer;
}

std::optional<Error> Identity::strangerRefusal(const SignIn &signIn, const Account &account) const
{
    if (!account.isStranger())
        return {};
    const Client &client = signIn.client;
    if (!isAnyTenant(signIn.tenant)) {
        const QString provider =
            account.isPersonal() ? account.home : u"https://sts.windows.net/"_s + homeTenant(account) + u'/';
        return refusal(50020, {account.user, m_state.organisation, client.displayName, provider});
    }
    if (account.isPersonal())
        return refusal(16000, {account.user, account.home, u"Microsoft Services"_s, client.displayName});
    return {};
}

Answer Identity::proceed(const QString &flow)
{
    const SignIn signIn = m_signIns.value(flow);
    if (!signIn.deviceCode.isEmpty() && m_state.blocksDeviceCode)
        return refuse(signIn, refusal(530036));
    const Account *account = m_state.account(signIn.userId);
    // What the other organisation agreed to is its own matter.
    if (account->isStranger())
        return finish(signIn);
    if (signIn.isAdminConsent)
        return adminConsentPage(flow);
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
    const QString choice = request.form.value(u"consent"_s);
    if (signIn.isAdminConsent) {
        m_signIns.remove(flow);
        return adminConsentChosen(signIn, choice);
    }
    const QList<Permission> missing = lacking(m_state, signIn.client, *account, signIn.asked);
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
            signIn.asked, QDateTime::currentDateTimeUtc().addSecs(codeSeconds),
            signIn.query.value(u"claims"_s)});
    return backToApp(signIn, {{u"code"_s, code}, {u"session_state"_s, newGuid()}});
}

Answer Identity::refuse(const SignIn &signIn, const Error &error)
{
    if (!signIn.deviceCode.isEmpty()) {
        DeviceCode &device = m_ledger.deviceCodes[signIn.deviceCode];
        device.answer = DeviceCode::Answer::Declined;
        device.refusal = refusalCode(error);
        return refusePage(error);
    }
    Fields fields{{u"error"_s, oauthError(error)}, {u"error_description"_s, description(error)},
        {u"error_uri"_s,
            u"https://login.microsoftonline.com/error?code="_s + QString::number(refusalCode(error))}};
    if (signIn.isAdminConsent) {
        fields.insert(u"admin_consent"_s, u"True"_s);
        if (refusalCode(error) == 65004)
            fields.insert(u"error"_s, u"consent_required"_s);
    } else if (refusalCode(error) == 65004)
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
