// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/webextokens.h"

#include "practice/state.h"
#include "practice/web.h"
#include "practice/webexform.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

using FormFields = QList<std::pair<QString, QString>>;

Result<TokenSet> ask(const Web &web, const EmailAsset &asset, const QString &url, FormFields fields)
{
    fields.append({u"client_id"_s, asset.fields.value(label::clientId)});
    fields.append({u"client_secret"_s, asset.fields.value(label::clientSecret)});
    const Result<WebAnswer> answer = web.post(QUrl(url), formEncoded(fields));
    if (!answer)
        return answer.error();
    const QJsonObject json = QJsonDocument::fromJson(answer->body).object();
    const QString access = json.value("access_token"_L1).toString();
    if (answer->status == 200 && !access.isEmpty())
        return TokenSet{
            access, json.value("refresh_token"_L1).toString(), json.value("expires_in"_L1).toInt()};
    QString words = json.value("error"_L1).toString();
    if (const QString more = json.value("error_description"_L1).toString(); !more.isEmpty())
        words += u": "_s + more;
    if (words.isEmpty())
        words = u"The token endpoint answered with HTTP status %1 and no token."_s.arg(answer->status);
    return Error{u"practice/token-refused"_s, {{u"host"_s, QUrl(url).host()}}, words};
}

} // namespace

QUrl authorizationAddress(const EmailAsset &asset, const QString &state)
{
    const bool isOther = asset.fields.value(label::differentLogin) == "true"_L1;
    FormFields fields{{u"client_id"_s, asset.fields.value(label::clientId)}, {u"response_type"_s, u"code"_s},
        {u"redirect_uri"_s, asset.callbackUrl}, {u"scope"_s, asset.fields.value(label::scope)},
        {u"state"_s, state},
        {u"login_hint"_s, asset.fields.value(isOther ? label::loginId : label::emailId)}};
    if (asset.fields.value(label::review) == "true"_L1)
        fields.append({u"prompt"_s, u"consent"_s});
    QUrl address(asset.fields.value(label::authorizationUrl));
    const QString given = address.query(QUrl::FullyEncoded);
    address.setQuery((given.isEmpty() ? QString() : given + u'&') + QString::fromLatin1(formEncoded(fields)));
    return address;
}

Result<TokenSet> redeemCode(const Web &web, const EmailAsset &asset, const QString &code)
{
    return ask(web, asset, asset.fields.value(label::accessTokenUrl),
        {{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, code},
            {u"redirect_uri"_s, asset.callbackUrl}});
}

Result<TokenSet> refreshTokens(const Web &web, const EmailAsset &asset)
{
    return ask(web, asset, asset.fields.value(label::refreshTokenUrl),
        {{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, asset.refreshToken}});
}

} // namespace cmw::practice
