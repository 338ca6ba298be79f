// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/assetdesk.h"

#include "core/address.h"
#include "practice/mailclient.h"
#include "practice/mailflow.h"
#include "practice/mailtext.h"
#include "practice/message.h"
#include "practice/tenant.h"
#include "practice/web.h"
#include "practice/webexform.h"
#include "practice/webextokens.h"

#include <QUuid>

namespace cmw::practice {

using namespace Qt::StringLiterals;

bool usesOAuth(const EmailAsset &asset)
{
    return asset.fields.value(label::authenticationType) != "Username Password"_L1;
}

QString wordsOf(const Error &error)
{
    const QString host = error.args.value(u"host"_s).toString();
    if (error.code == "network/outside"_L1)
        return u"The practice tenant doesn't reach %1: it is outside of this machine."_s.arg(host);
    if (error.code.startsWith("network/"_L1))
        return u"%1 can't be reached: %2"_s.arg(host, error.evidence);
    return error.evidence;
}

QString AssetDesk::begin()
{
    const std::scoped_lock lock(m_state.mutex);
    EmailAsset asset;
    asset.id = QString::number(++m_lastId);
    asset.forwardingAddress = QUuid::createUuid().toString(QUuid::Id128) + u"@mail-us.imiconnect.io"_s;
    asset.callbackUrl = m_addresses.webexConnect.resolved(QUrl(u"/callback"_s)).toString();
    asset.fields = webexform::initialFields();
    m_state.assets.insert(asset.id, asset);
    return asset.id;
}

std::optional<EmailAsset> AssetDesk::asset(const QString &id) const
{
    const std::scoped_lock lock(m_state.mutex);
    const auto found = m_state.assets.constFind(id);
    return found == m_state.assets.cend() ? std::nullopt : std::optional(*found);
}

QList<EmailAsset> AssetDesk::assets() const
{
    const std::scoped_lock lock(m_state.mutex);
    return m_state.assets.values();
}

QList<Mail> AssetDesk::mails(const QString &folder, const QString &to) const
{
    const std::scoped_lock lock(m_state.mutex);
    QList<Mail> found;
    for (const Mail &mail : std::as_const(m_state.mails)) {
        if (mail.folder == folder && (to.isEmpty() || mail.to.compare(to, Qt::CaseInsensitive) == 0))
            found.append(mail);
    }
    return found;
}

void AssetDesk::type(const QString &id, const QMap<QString, QString> &fields)
{
    const std::scoped_lock lock(m_state.mutex);
    if (const auto asset = m_state.assets.find(id); asset != m_state.assets.end())
        asset->fields.insert(fields);
}

void AssetDesk::save(const QString &id)
{
    const std::scoped_lock lock(m_state.mutex);
    m_state.assets[id].saved = true;
    m_state.assets[id].lastError.clear();
}

void AssetDesk::enrol(const QString &id, const QString &service)
{
    const std::scoped_lock lock(m_state.mutex);
    if (!m_services.contains(id))
        m_services.insert(id, service);
}

QString AssetDesk::service(const QString &id) const
{
    const std::scoped_lock lock(m_state.mutex);
    return m_services.value(id);
}

QUrl AssetDesk::beginToken(const EmailAsset &asset)
{
    const QString state = randomText(24);
    const std::scoped_lock lock(m_state.mutex);
    m_waiting.insert(state, asset.id);
    return authorizationAddress(asset, state);
}

Result<QString> AssetDesk::endToken(const QMap<QString, QString> &query)
{
    QString id;
    {
        const std::scoped_lock lock(m_state.mutex);
        id = m_waiting.take(query.value(u"state"_s));
    }
    const std::optional<EmailAsset> current = id.isEmpty() ? std::nullopt : asset(id);
    if (!current)
        return Error{u"practice/token-refused"_s, {},
            u"This answer belongs to no token that is being generated (state)."_s};
    const QString refusal = query.value(u"error"_s);
    if (refusal.isEmpty())
        settle(id, redeemCode(web(), *current, query.value(u"code"_s)));
    else
        settle(id,
            Error{u"practice/token-refused"_s, {}, refusal + u": "_s + query.value(u"error_description"_s)});
    return id;
}

/// Keeps the tokens, or why there are none.
void AssetDesk::settle(const QString &id, const Result<TokenSet> &tokens)
{
    const std::scoped_lock lock(m_state.mutex);
    EmailAsset &asset = m_state.assets[id];
    asset.lastError.clear();
    if (!tokens) {
        asset.lastError = wordsOf(tokens.error());
        return;
    }
    asset.accessToken = tokens->access;
    if (!tokens->refresh.isEmpty())
        asset.refreshToken = tokens->refresh;
    asset.validity = tokens->validity;
    m_validUntil.insert(id, QDateTime::currentDateTimeUtc().addSecs(tokens->validity));
}

Result<QString> AssetDesk::testConnection(const EmailAsset &asset) const
{
    return MailClient(m_addresses.ca, m_addresses.proxy).logIn(routeOf(asset));
}

Result<QString> AssetDesk::sendTestMail(const EmailAsset &asset, const QString &to, const QString &subject)
{
    MailRoute route = routeOf(asset);
    if (usesOAuth(asset) && isExpired(asset.id)) {
        const Result<TokenSet> renewed = refreshTokens(web(), asset);
        settle(asset.id, renewed);
        if (!renewed)
            return renewed.error();
        route.token = renewed->access;
    }
    const QString from = asset.fields.value(label::emailId);
    return MailClient(m_addresses.ca, m_addresses.proxy)
        .send(
            route, from, to, composeMail(from, to, subject, u"A test mail of the practice Webex Connect."_s));
}

bool AssetDesk::writeFromOutside(const QString &from, const QString &to, const QString &subject)
{
    const QString domain = from.section(u'@', -1).toLower();
    if (!isMailAddress(from) || !isMailAddress(to) || domain == m_state.domain.toLower()
        || domain == m_state.initialDomain.toLower())
        return false;
    m_mailFlow.accept(from, {to}, composeMail(from, to, subject, u"A mail of the practice customer."_s));
    return true;
}

Web AssetDesk::web() const
{
    return Web(m_addresses.ca, m_addresses.proxy);
}

bool AssetDesk::isExpired(const QString &id) const
{
    const std::scoped_lock lock(m_state.mutex);
    return m_validUntil.value(id) <= QDateTime::currentDateTimeUtc();
}

MailRoute AssetDesk::routeOf(const EmailAsset &asset)
{
    return {asset.fields.value(label::smtpServer), asset.fields.value(label::port).toUShort(),
        asset.fields.value(label::security), asset.fields.value(label::username),
        usesOAuth(asset) ? asset.accessToken : QString(), asset.fields.value(label::password)};
}

} // namespace cmw::practice
