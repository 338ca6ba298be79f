// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/refusals.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

struct Known {
    int code = 0;
    int status = 0;
    QLatin1String error;
    const char16_t *text = nullptr;
};

constexpr QLatin1String invalidGrant("invalid_grant");
constexpr QLatin1String invalidClient("invalid_client");
constexpr QLatin1String invalidRequest("invalid_request");
constexpr QLatin1String invalidScope("invalid_scope");
constexpr QLatin1String unauthorizedClient("unauthorized_client");
constexpr QLatin1String accessDenied("access_denied");

constexpr Known table[] = {
    {50011, 400, invalidRequest,
        u"The redirect URI '%1' specified in the request does not match the redirect URIs configured for the "
        u"application '%2'. Make sure the redirect URI sent in the request matches one added to your "
        u"application in "
        u"the Azure portal."},
    {16000, 400, QLatin1String("interaction_required"),
        u"User account '%1' from identity provider '%2' does not exist in tenant '%3' and cannot access the "
        u"application '%4' in that tenant. The account needs to be added as an external user in the tenant "
        u"first. Sign out and sign in again with a different Microsoft Entra user account."},
    {50020, 400, invalidGrant,
        u"User account '%1' from identity provider '%4' does not exist in tenant '%2' and cannot access the "
        u"application '%3' in that tenant. The account needs to be added as an external user in the tenant "
        u"first. Sign out and sign in again with a different Microsoft Entra user account."},
    {50034, 400, invalidGrant, u"The user account %1 does not exist in the %2 directory."},
    {50057, 400, invalidGrant, u"The user account is disabled."},
    {50058, 400, QLatin1String("login_required"),
        u"A silent sign-in request was sent but no user is signed in."},
    {50105, 400, QLatin1String("interaction_required"),
        u"Your administrator has configured the application %1 ('%2') to block users unless they are "
        u"specifically "
        u"granted ('assigned') access to the application."},
    {50126, 400, invalidGrant, u"Error validating credentials due to invalid username or password."},
    {50173, 400, invalidGrant,
        u"The provided grant has expired due to it being revoked, a fresh auth token is needed. The user "
        u"might have changed or reset their password. The grant was issued on '%1' and the TokensValidFrom "
        u"date (before which tokens are not valid) for this user is '%2'."},
    {50194, 400, invalidRequest,
        u"Application '%1'(%2) is not configured as a multi-tenant application. Usage of the /common "
        u"endpoint is not "
        u"supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure "
        u"the "
        u"application to be multi-tenant."},
    {501481, 400, invalidGrant,
        u"The Code_Verifier does not match the code_challenge supplied in the authorization request."},
    {530036, 400, invalidGrant,
        u"The refresh token is invalid due to authentication flow checks by Conditional Access."},
    {54005, 400, invalidGrant,
        u"OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an "
        u"existing "
        u"refresh token."},
    {65001, 400, invalidGrant,
        u"The user or administrator has not consented to use the application with ID '%1' named '%2'. Send "
        u"an "
        u"interactive authorization request for this user and resource."},
    {65002, 400, invalidClient,
        u"Consent between first party application '%1' and first party resource '%2' must be configured via "
        u"preauthorization - applications owned and operated by Microsoft must get approval from the API "
        u"owner before "
        u"requesting tokens for that API."},
    {65004, 400, accessDenied, u"User declined to consent to access the app."},
    {650052, 400, unauthorizedClient,
        u"The app is trying to access a service '%1'(%2) that your organization '%3' lacks a service "
        u"principal for. Contact your IT Admin to review the configuration of your service subscriptions or "
        u"consent to the application in order to create the required service principal."},
    {650053, 400, invalidClient,
        u"The application '%1' asked for scope '%2' that doesn't exist on the resource '%3'. Contact the app "
        u"vendor."},
    {65006, 400, invalidClient,
        u"Resource '%1' had no entitlements matching required permissions configured on the required "
        u"resource access."},
    {70000, 400, invalidGrant, u"Provided grant is invalid or malformed."},
    {70003, 400, QLatin1String("unsupported_grant_type"),
        u"The app requested an unsupported grant type '%1'."},
    {70005, 400, QLatin1String("unsupported_response_type"),
        u"The application requested an unsupported response type '%1'."},
    {70007, 400, invalidRequest,
        u"'%1' is not a supported value of 'response_mode' when requesting a token."},
    {70008, 400, invalidGrant,
        u"The provided authorization code or refresh token has expired due to inactivity. Send a new "
        u"interactive "
        u"authorization request for this user and resource."},
    {700016, 400, unauthorizedClient,
        u"Application with identifier '%1' was not found in the directory '%2'. This can happen if the "
        u"application has "
        u"not been installed by the administrator of the tenant or consented to by any user in the tenant. "
        u"You may "
        u"have sent your authentication request to the wrong tenant."},
    {700025, 400, invalidClient,
        u"Client is public so neither 'client_assertion' nor 'client_secret' should be presented."},
    {700054, 400, QLatin1String("unsupported_response_type"),
        u"response_type 'id_token' is not enabled for the application."},
    {700051, 400, QLatin1String("unsupported_response_type"),
        u"response_type 'token' is not enabled for the application."},
    {70001, 400, unauthorizedClient, u"The application named %1 was not found in the tenant named %2."},
    {7000112, 400, unauthorizedClient, u"Application '%1'(%2) is disabled."},
    {70011, 400, invalidScope,
        u"The provided request must include a 'scope' input parameter. The provided value for the input "
        u"parameter "
        u"'scope' is not valid. The scope %1 is not valid."},
    {70016, 400, QLatin1String("authorization_pending"),
        u"OAuth 2.0 device flow error. Authorization is pending. Continue polling."},
    {70018, 400, QLatin1String("bad_verification_code"), u"Invalid verification code."},
    {70019, 400, QLatin1String("expired_token"), u"Verification code expired."},
    {7000215, 401, invalidClient,
        u"Invalid client secret provided. Ensure the secret being sent in the request is the client secret "
        u"value, not "
        u"the client secret ID, for a secret added to app '%1'."},
    {7000218, 401, invalidClient,
        u"The request body must contain the following parameter: 'client_assertion' or 'client_secret'."},
    {7000222, 401, invalidClient,
        u"The provided client secret keys for app '%1' are expired. Visit the Azure portal "
        u"to create new keys for your app."},
    {7000229, 400, unauthorizedClient,
        u"The client application '%1' is missing service principal in the tenant '%2'."},
    {28000, 400, invalidRequest,
        u"Provided value for the input parameter scope is not valid because it contains more than one "
        u"resource. Scope "
        u"%1 is not valid."},
    {500011, 400, QLatin1String("invalid_resource"),
        u"The resource principal named %1 was not found in the tenant named %2. This can happen if the "
        u"application has "
        u"not been installed by the administrator of the tenant or consented to by any user in the tenant."},
    {90000, 500, QLatin1String("server_error"), u"The server had an unexpected error."},
    {90002, 400, invalidRequest,
        u"Tenant '%1' not found. Check to make sure you have the correct tenant ID and are signing into the "
        u"correct "
        u"cloud. Check with your subscription administrator, this may happen if there are no active "
        u"subscriptions for "
        u"the tenant."},
    {90014, 400, invalidRequest,
        u"The required field '%1' is missing from the credential. Ensure that you have all the necessary "
        u"parameters "
        u"for the login request."},
    {900144, 400, invalidRequest, u"The request body must contain the following parameter: '%1'."},
    {90094, 400, accessDenied,
        u"Admin consent is required for the permissions requested by this application. An administrator of "
        u"%1 must "
        u"grant them."},
    {900971, 400, invalidRequest, u"No reply address provided."},
    {9001023, 400, invalidRequest,
        u"The grant type is not supported over the /common or /consumers endpoints. Please use the "
        u"/organizations or "
        u"tenant-specific endpoint."},
    {9002325, 400, invalidRequest,
        u"Proof Key for Code Exchange is required for cross-origin authorization code redemption."},
    {9002327, 400, invalidRequest,
        u"Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin "
        u"requests."},
    {9002332, 400, invalidRequest,
        u"Application '%1'(%2) is configured for use by Microsoft Entra users only. Please do not use the "
        u"/consumers endpoint to serve this request."},
    {1002012, 400, invalidScope,
        u"The provided value for scope %1 is not valid. Client credential flows must have a scope value with "
        u"/.default "
        u"suffixed to the resource identifier (application ID URI)."},
};

const Known &known(int code)
{
    const auto found = std::find_if(
        std::begin(table), std::end(table), [code](const Known &one) { return one.code == code; });
    return found == std::end(table) ? known(90000) : *found;
}

QString timestamp()
{
    return QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd HH:mm:ss'Z'"_s);
}

} // namespace

Error refusal(int code, const QStringList &args)
{
    const Known &one = known(code);
    QString text = QString::fromUtf16(one.text);
    for (qsizetype i = 0; i < args.size(); ++i)
        text.replace(u'%' + QString::number(i + 1), args.at(i));
    const QString name = u"AADSTS"_s + QString::number(one.code);
    return {name, {}, name + u": "_s + text};
}

int refusalCode(const Error &error)
{
    return QStringView(error.code).mid(6).toInt();
}

QString oauthError(const Error &error)
{
    return known(refusalCode(error)).error;
}

QString description(const Error &error)
{
    return error.evidence + u"\r\nTrace ID: "_s + newGuid() + u"\r\nCorrelation ID: "_s + newGuid()
        + u"\r\nTimestamp: "_s + timestamp();
}

Answer refusalAnswer(const Error &error)
{
    const int code = refusalCode(error);
    QJsonObject body{{u"error"_s, oauthError(error)}, {u"error_description"_s, description(error)},
        {u"error_codes"_s, QJsonArray{code}}, {u"timestamp"_s, timestamp()}, {u"trace_id"_s, newGuid()},
        {u"correlation_id"_s, newGuid()},
        {u"error_uri"_s, u"https://login.microsoftonline.com/error?code="_s + QString::number(code)}};
    if (code == 65001)
        body[u"suberror"] = u"consent_required"_s;
    Answer answer = Answer::json(known(code).status, body);
    answer.headers = {{"Cache-Control", "no-store, no-cache"}, {"Pragma", "no-cache"},
        {"x-ms-request-id", newGuid().toLatin1()}};
    return answer;
}

} // namespace cmw::practice
