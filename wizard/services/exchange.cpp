// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchange.h"

#include "services/exchangerefusal.h"
#include "services/odata.h"
#include "services/readcache.h"
#include "services/repeats.h"

#include <QJsonDocument>
#include <QUuid>

namespace cmw {

using namespace Qt::StringLiterals;

// What we rely on, seen in Microsoft's ExchangeOnlineManagement module 3.x and in tools that speak the same:
//  - POST <base>/<tenant>/InvokeCommand with {"CmdletInput": {"CmdletName", "Parameters"}}; switches are
//  booleans, and
//    null clears a property.
//  - X-AnchorMailbox routes the call: a mailbox's cmdlet to that mailbox, else Exchange answers
//    CmdletProxyNotAvailableException; an organisation's cmdlet to "UPN:" and the signed-in admin.
//  - The answer is {"value": […]}, more of it at "@odata.nextLink", which takes the same POST.
//  - What is refused is told as exchangerefusal.cpp reads it.

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

struct Exchange::Call {
    QString cmdlet;
    QJsonObject parameters;
    QString anchor;
};

Exchange::Exchange(Http &http, const QUrl &base, const Bearer &token, std::shared_ptr<ReadCache> cache,
    const Patience &patience)
    : m_http(http),
      m_base(base),
      m_token(token),
      m_cache(cache ? std::move(cache) : std::make_shared<ReadCache>()),
      m_patience(patience),
      m_connectionId(QUuid::createUuid().toByteArray(QUuid::WithoutBraces))
{
}

void Exchange::setTenant(const QString &tenantId, const QString &admin)
{
    m_tenant = tenantId;
    m_admin = admin;
}

QString Exchange::organisationAnchor() const
{
    return u"UPN:"_s + m_admin;
}

HttpRequest Exchange::request(const Call &call, const QUrl &url) const
{
    const QJsonObject input{{u"CmdletName"_s, call.cmdlet}, {u"Parameters"_s, call.parameters}};
    HttpRequest result{"POST", url, {},
        QJsonDocument(QJsonObject{{u"CmdletInput"_s, input}}).toJson(QJsonDocument::Compact)};
    result.headers = {{"Authorization", m_token.header()},
        {"Content-Type", "application/json;odata.metadata=minimal;odata.streaming=true"},
        {"Accept", "application/json"}, {"Accept-Charset", "UTF-8"}, {"X-ResponseFormat", "json"},
        {"X-SerializationLevel", "Partial"}, {"X-AnchorMailbox", call.anchor.toUtf8()},
        {"X-CmdletName", call.cmdlet.toLatin1()}, {"Prefer", "odata.maxpagesize=1000"},
        {"connection-id", m_connectionId},
        {"client-request-id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)}};
    return result;
}

Result<QJsonObject> Exchange::invoke(const Call &call, const Repeatable &repeatable)
{
    if (m_tenant.isEmpty())
        return Error{u"exchange/refused"_s, {{u"cmdlet"_s, call.cmdlet}}, u"the tenant isn't known yet"_s};
    const auto judge = [&call](
                           const HttpResponse &response) { return exchangeRefusal(call.cmdlet, response); };
    const QUrl url(
        m_base.toString(QUrl::FullyEncoded) + u'/' + odata::encoded(m_tenant) + u"/InvokeCommand"_s);
    const auto page = [&](const QUrl &one) -> Result<QJsonObject> {
        const auto response = sendPatiently(
            m_http, [&] { return request(call, one); }, judge, repeatable, m_patience, &m_token);
        if (!response)
            return response.error();
        return response->body.isEmpty() ? QJsonObject() : jsonObject(*response);
    };
    // The next page takes the same POST: after a write that would carry it out once more.
    if (!repeatable.read)
        return page(url);
    return odata::allPages(url, page, {u"exchange/refused"_s, {{u"cmdlet"_s, call.cmdlet}}, {}});
}

Result<QList<QJsonObject>> Exchange::read(const Call &call)
{
    const QString key = u"exchange %1 %2"_s.arg(
        call.cmdlet, QString::fromUtf8(QJsonDocument(call.parameters).toJson(QJsonDocument::Compact)));
    const auto answer = m_cache->get(key, [this, &call] { return invoke(call, {.read = true}); });
    if (!answer)
        return answer.error();
    return odata::objects(*answer);
}

Result<QJsonObject> Exchange::readOne(const Call &call)
{
    const auto objects = read(call);
    if (!objects)
        return objects.error();
    if (objects->isEmpty())
        return Error{u"exchange/not-found"_s, {{u"cmdlet"_s, call.cmdlet}, {u"status"_s, 200}}, {}};
    return objects->first();
}

Result<void> Exchange::write(Call call)
{
    call.parameters.insert(u"Confirm"_s, false);
    const auto answer = invoke(call, {});
    // After a failure, too: what it did is unknown.
    m_cache->forget();
    return answer ? Result<void>() : answer.error();
}

Result<QJsonObject> Exchange::mailbox(const QString &identity)
{
    return readOne({u"Get-Mailbox"_s, {{u"Identity"_s, identity}}, identity});
}

Result<QJsonObject> Exchange::clientAccess(const QString &identity)
{
    return readOne({u"Get-CASMailbox"_s, {{u"Identity"_s, identity}}, identity});
}

Result<void> Exchange::setSmtpAuthDisabled(const QString &identity, std::optional<bool> disabled)
{
    const QJsonValue value = disabled ? QJsonValue(*disabled) : QJsonValue(QJsonValue::Null);
    return write({u"Set-CASMailbox"_s,
        {{u"Identity"_s, identity}, {u"SmtpClientAuthenticationDisabled"_s, value}}, identity});
}

Result<QJsonObject> Exchange::transportConfig()
{
    return readOne({u"Get-TransportConfig"_s, {}, organisationAnchor()});
}

Result<void> Exchange::setForwarding(
    const QString &identity, const QString &smtpAddress, bool keepCopy, const QString &internalAddress)
{
    return write({u"Set-Mailbox"_s,
        {{u"Identity"_s, identity}, {u"ForwardingAddress"_s, textOrNull(internalAddress)},
            {u"ForwardingSmtpAddress"_s, textOrNull(smtpAddress)},
            {u"DeliverToMailboxAndForward"_s, keepCopy}},
        identity});
}

Result<QList<QJsonObject>> Exchange::outboundPolicies()
{
    return read({u"Get-HostedOutboundSpamFilterPolicy"_s, {}, organisationAnchor()});
}

Result<QList<QJsonObject>> Exchange::outboundRules()
{
    return read({u"Get-HostedOutboundSpamFilterRule"_s, {}, organisationAnchor()});
}

Result<void> Exchange::createOutboundPolicy(const QString &name, bool forwarding)
{
    return write({u"New-HostedOutboundSpamFilterPolicy"_s,
        {{u"Name"_s, name}, {u"AutoForwardingMode"_s, forwarding ? u"On"_s : u"Off"_s}},
        organisationAnchor()});
}

Result<void> Exchange::setOutboundPolicyForwarding(const QString &name, const QString &mode)
{
    return write({u"Set-HostedOutboundSpamFilterPolicy"_s,
        {{u"Identity"_s, name}, {u"AutoForwardingMode"_s, mode}}, organisationAnchor()});
}

Result<void> Exchange::createOutboundRule(const QJsonObject &rule)
{
    return write({u"New-HostedOutboundSpamFilterRule"_s, rule, organisationAnchor()});
}

Result<void> Exchange::removeOutboundRule(const QString &name)
{
    return write({u"Remove-HostedOutboundSpamFilterRule"_s, {{u"Identity"_s, name}}, organisationAnchor()});
}

Result<void> Exchange::removeOutboundPolicy(const QString &name)
{
    return write({u"Remove-HostedOutboundSpamFilterPolicy"_s, {{u"Identity"_s, name}}, organisationAnchor()});
}

Result<QList<QJsonObject>> Exchange::remoteDomains()
{
    return read({u"Get-RemoteDomain"_s, {}, organisationAnchor()});
}

} // namespace cmw
