// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity.h"

#include "services/http.h"
#include "services/tokens.h"

#include <QNetworkReply>
#include <QTimer>

namespace cmw {

using namespace Qt::StringLiterals;

void refreshTokens(const Endpoints &endpoints, const SignInRequest &client, const Secret &refreshToken,
    QObject *context, std::function<void(Result<Tokens>)> answer)
{
    // Goes with its context, and the request with it.
    auto *network = new TokenNetwork(endpoints.extraCa, context);
    const QByteArray form = formEncoded({{u"grant_type"_s, u"refresh_token"_s},
        {u"client_id"_s, client.clientId}, {u"refresh_token"_s, QString::fromUtf8(refreshToken.unwrap())},
        {u"scope"_s, client.scopes.join(u' ')},
        {u"client_secret"_s, QString::fromUtf8(client.clientSecret.unwrap())}});
    QNetworkReply *reply = network->post(QNetworkRequest(endpoints.token(client.tenant)), form);

    auto *deadline = new QTimer(reply);
    deadline->setSingleShot(true);
    deadline->start(std::min<std::chrono::milliseconds>(client.timeout, TokenPatience));
    QObject::connect(deadline, &QTimer::timeout, reply, &QNetworkReply::abort);
    QObject::connect(reply, &QNetworkReply::finished, context,
        [network, reply, deadline, refreshToken, asked = client.scopes, answer = std::move(answer)] {
            network->deleteLater();
            if (reply->error() == QNetworkReply::OperationCanceledError && !deadline->isActive())
                return answer(Error{u"network/timeout"_s, {{u"host"_s, reply->url().host()}}, {}});
            auto tokens = tokensFrom(*reply, asked);
            // RFC 6749, section 6: without a new one, the old one goes on.
            if (tokens && tokens->refresh.isEmpty())
                tokens.value().refresh = refreshToken;
            answer(std::move(tokens));
        });
}

Result<Tokens> clientCredentials(Http &http, const Endpoints &endpoints, const QString &tenant,
    const QString &clientId, const Secret &clientSecret, const QString &scope)
{
    HttpRequest request;
    request.method = "POST";
    request.url = endpoints.token(tenant);
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.body = formEncoded({{u"grant_type"_s, u"client_credentials"_s}, {u"client_id"_s, clientId},
        {u"client_secret"_s, QString::fromUtf8(clientSecret.unwrap())}, {u"scope"_s, scope}});
    const auto response = http.send(request);
    if (!response)
        return response.error();
    return tokensFrom(response->status, response->header("content-type"), response->body, {scope});
}

} // namespace cmw
