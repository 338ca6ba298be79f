// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/devicecode.h"

#include "services/networkreply.h"
#include "services/tokens.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

// RFC 8628, section 3.5.
constexpr std::chrono::seconds slowDown{5};
constexpr int mostCuts = 3;

/// "AADSTS530036" is how Conditional Access says that it doesn't take codes from other devices.
/// Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes".
constexpr auto blockedByPolicy = "530036"_L1;

/// What a refusal means here; others stay as they are.
Error meaning(const Error &error)
{
    const QString name = error.args.value(u"error"_s).toString();
    if (error.args.value(u"aadsts"_s).toString() == blockedByPolicy)
        return {u"identity/code-blocked"_s, error.args, error.evidence};
    if (name == "expired_token"_L1 || name == "code_expired"_L1)
        return {u"identity/code-expired"_s, error.args, error.evidence};
    if (name == "authorization_declined"_L1 || name == "access_denied"_L1)
        return {u"identity/denied"_s, error.args, error.evidence};
    return error;
}

} // namespace

DeviceSignIn::DeviceSignIn(const Endpoints &endpoints, SignInRequest request, QObject *parent)
    : QObject(parent),
      m_endpoints(endpoints),
      m_request(std::move(request)),
      m_network(std::make_unique<TokenNetwork>(endpoints.extraCa))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &DeviceSignIn::ask);
}

DeviceSignIn::~DeviceSignIn() = default;

void DeviceSignIn::start()
{
    if (m_request.tenant.isEmpty() || m_request.clientId.isEmpty() || m_endpoints.authority.isEmpty())
        return end(Error{u"identity/incomplete"_s, {}, {}});
    post(m_endpoints.deviceCode(m_request.tenant),
        formEncoded({{u"client_id"_s, m_request.clientId}, {u"scope"_s, m_request.scopes.join(u' ')},
            {u"claims"_s, m_request.claims}}),
        &DeviceSignIn::readCode);
}

void DeviceSignIn::cancel()
{
    end(Error{u"cancelled"_s, {}, {}});
}

void DeviceSignIn::post(const QUrl &url, const QByteArray &form, void (DeviceSignIn::*read)(QNetworkReply &))
{
    QNetworkRequest request(url);
    request.setTransferTimeout(static_cast<int>(std::chrono::milliseconds(TokenPatience).count()));
    QNetworkReply *reply = m_network->post(request, form);
    connect(reply, &QNetworkReply::finished, this, [this, reply, read] {
        reply->deleteLater();
        if (!m_ended)
            (this->*read)(*reply);
    });
}

void DeviceSignIn::readCode(QNetworkReply &reply)
{
    if (!isAnswer(reply))
        return end(tokensFrom(reply, {}).error());
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply.readAll();
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const QUrl page(json.value(u"verification_uri").toString(), QUrl::StrictMode);
    DeviceCode code{json.value(u"user_code").toString(), page, {}, 0};
    m_deviceCode = Secret(json.value(u"device_code").toString().toUtf8());
    if (status != 200 || code.code.isEmpty() || m_deviceCode.isEmpty() || !page.isValid()) {
        const auto refused = tokensFrom(status, reply.rawHeader("Content-Type"), body, {});
        return end(
            refused ? Error{u"identity/no-token"_s, {{u"status"_s, status}}, {}} : meaning(refused.error()));
    }
    constexpr int quarterOfAnHour = 900;
    m_interval = std::chrono::seconds(std::clamp(json.value(u"interval").toInt(5), 1, 60));
    m_expires = QDateTime::currentDateTimeUtc().addSecs(json.value(u"expires_in").toInt(quarterOfAnHour));
    code.expires = m_expires;
    Q_EMIT codeReady(code);
    m_pause.start(m_interval);
}

void DeviceSignIn::ask()
{
    if (QDateTime::currentDateTimeUtc() > m_expires)
        return end(Error{u"identity/code-expired"_s, {}, {}});
    post(m_endpoints.token(m_request.tenant),
        formEncoded({{u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s},
            {u"client_id"_s, m_request.clientId},
            {u"device_code"_s, QString::fromUtf8(m_deviceCode.unwrap())}}),
        &DeviceSignIn::readTokens);
}

void DeviceSignIn::readTokens(QNetworkReply &reply)
{
    const Result<Tokens> tokens = tokensFrom(reply, m_request.scopes);
    if (tokens)
        return end(tokens);
    const QString name = tokens.error().args.value(u"error"_s).toString();
    const bool isCut = tokens.error().code.startsWith(u"network/");
    m_cuts = isCut ? m_cuts + 1 : 0;
    if (name != "authorization_pending"_L1 && name != "slow_down"_L1 && (!isCut || m_cuts == mostCuts))
        return end(meaning(tokens.error()));
    if (name != "authorization_pending"_L1)
        m_interval += slowDown;
    m_pause.start(m_interval);
}

void DeviceSignIn::end(const Result<Tokens> &result)
{
    if (std::exchange(m_ended, true))
        return;
    m_pause.stop();
    m_deviceCode = {};
    // Later: who hears of it may delete this object.
    QMetaObject::invokeMethod(
        this, [this, result] { Q_EMIT finished(result); }, Qt::QueuedConnection);
}

} // namespace cmw
