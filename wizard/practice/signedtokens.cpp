// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the token endpoint gives out, as JSON Web Tokens that only this tenant can read anything from.

#include "practice/directory.h"
#include "practice/state.h"
#include "practice/tokens.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

QByteArray encoded(const QJsonObject &object)
{
    return base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

QString TokenEndpoint::tenantOf(const Account *account) const
{
    return account && account->isStranger() ? homeTenant(*account) : m_state.tenantId;
}

QString TokenEndpoint::clientInfo(const Account &account) const
{
    return QString::fromLatin1(encoded(QJsonObject{{u"uid"_s, account.id}, {u"utid"_s, tenantOf(&account)}}));
}

QString TokenEndpoint::idToken(const Client &client, const Account &account, const QString &nonce) const
{
    const QString tenant = tenantOf(&account);
    QJsonObject claims{{u"aud"_s, client.appId},
        {u"iss"_s, u"https://login.microsoftonline.com/"_s + tenant + u"/v2.0"_s}, {u"sub"_s, account.id},
        {u"oid"_s, account.id}, {u"tid"_s, tenant}, {u"preferred_username"_s, account.user},
        {u"name"_s, account.displayName}, {u"ver"_s, u"2.0"_s}};
    if (!nonce.isEmpty())
        claims[u"nonce"] = nonce;
    return signedToken(claims);
}

QString TokenEndpoint::accessToken(const Client &client, const QString &audience, const QJsonObject &claims,
    const Account *account, const QString &demanded)
{
    const QString tenant = tenantOf(account);
    QJsonObject all = claims;
    all[u"aud"] = audience;
    all[u"iss"] = u"https://sts.windows.net/"_s + tenant + u'/';
    all[u"appid"] = client.appId;
    all[u"app_displayname"] = client.displayName;
    all[u"tid"] = tenant;
    all[u"ver"] = u"1.0"_s;
    const QString token = signedToken(all);
    m_state.tokens.insert(token,
        {token, audience, client.appId, account ? account->id : QString(),
            claims[u"scp"].toString().split(u' ', Qt::SkipEmptyParts), texts(claims[u"roles"]),
            QDateTime::currentDateTimeUtc().addSecs(accessTokenSeconds), demanded, 0});
    return token;
}

QString TokenEndpoint::signedToken(const QJsonObject &claims) const
{
    QJsonObject all = claims;
    const qint64 seconds =
        QDateTime::currentDateTimeUtc().toSecsSinceEpoch() - m_state.faults[u"clockAhead"].toInt();
    all[u"iat"] = seconds;
    all[u"nbf"] = seconds;
    all[u"exp"] = seconds + accessTokenSeconds;
    all[u"uti"] = randomText(16); // makes every token another one
    const QByteArray content =
        encoded(QJsonObject{{u"typ"_s, u"JWT"_s}, {u"alg"_s, u"HS256"_s}}) + '.' + encoded(all);
    const QByteArray signature = QMessageAuthenticationCode::hash(content, m_key, QCryptographicHash::Sha256);
    return QString::fromLatin1(content + '.' + base64Url(signature));
}

} // namespace cmw::practice
