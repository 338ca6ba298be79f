// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangewire.h"

#include "services/exchangeanswer.h"
#include "services/exchangerefusal.h"
#include "services/odata.h"
#include "services/readcache.h"
#include "services/repeats.h"

#include <QJsonDocument>
#include <QUuid>

namespace cmw {

using namespace Qt::StringLiterals;

// What we rely on, seen in Microsoft's ExchangeOnlineManagement module 3.x and in tools that speak the same:
//  - POST <base>/<tenant>/InvokeCommand with {"CmdletInput": {"CmdletName", "Parameters"}}; switches are booleans,
//    and null clears a property.
//  - X-AnchorMailbox routes the call: a mailbox's cmdlet to that mailbox, else Exchange answers
//    CmdletProxyNotAvailableException; an organisation's cmdlet to "UPN:" and the signed-in admin.
//  - The answer is {"value": […]}, more of it at "@odata.nextLink", which takes the same POST.
//  - A write answers {"value": []}, or nothing. Of a read's rows we rely on the properties in exchangeanswer.cpp.
//  - What a cmdlet refuses comes with 400, 404 or 500 as {"error": {"message": "Invalid Operation", …}}: its exception in
//    "innererror"."internalexception", or as "|Type|text" in "details". A cmdlet or a parameter that the role lacks is
//    "not recognized", as if it weren't there. exchangerefusal.cpp reads it.
//  - 403, with any body but a page, is a role without any right here; 401 a token that is of no use any more; 429 a spent
//    budget of calls. Anything else means that the endpoint isn't as we know it: exchange/not-as-known.
//  - "@adminapi.warnings" beside the rows are texts of a cmdlet that was carried out.
//  - Rate-Limit-Remaining and Rate-Limit-Reset say how many calls are left, and until when.

ExchangeWire::ExchangeWire(Http &http, const QUrl &base, const Bearer &token,
    std::shared_ptr<ReadCache> cache, const Patience &patience)
    : m_http(http),
      m_base(base),
      m_token(token),
      m_cache(cache ? std::move(cache) : std::make_shared<ReadCache>()),
      m_patience(patience),
      m_connectionId(QUuid::createUuid().toByteArray(QUuid::WithoutBraces))
{
}

void ExchangeWire::setTenant(const QString &tenantId, const QString &admin)
{
    m_tenant = tenantId;
    m_admin = admin;
}

HttpRequest ExchangeWire::request(const Call &call, const QUrl &url) const
{
    const QString anchor = call.mailbox.isEmpty() ? u"UPN:"_s + m_admin : call.mailbox;
    const QJsonObject input{{u"CmdletName"_s, call.cmdlet}, {u"Parameters"_s, call.parameters}};
    HttpRequest result{"POST", url, {},
        QJsonDocument(QJsonObject{{u"CmdletInput"_s, input}}).toJson(QJsonDocument::Compact)};
    result.headers = {{"Authorization", m_token.header()},
        {"Content-Type", "application/json;odata.metadata=minimal;odata.streaming=true"},
        {"Accept", "application/json"}, {"Accept-Charset", "UTF-8"}, {"X-ResponseFormat", "json"},
        {"X-SerializationLevel", "Partial"}, {"X-AnchorMailbox", anchor.toUtf8()},
        {"X-CmdletName", call.cmdlet.toLatin1()}, {"Prefer", "odata.maxpagesize=1000"},
        {"connection-id", m_connectionId},
        {"client-request-id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)}};
    return result;
}

Result<QJsonObject> ExchangeWire::invoke(const Call &call, const Repeatable &repeatable)
{
    if (m_tenant.isEmpty())
        return Error{u"exchange/refused"_s, {{u"cmdlet"_s, call.cmdlet}}, u"the tenant isn't known yet"_s};
    const auto judge = [&](const HttpResponse &response) {
        const auto refused = exchangeRefusal(call.cmdlet, response);
        return refused ? refused : exchangeOddity(call.cmdlet, repeatable.read, response);
    };
    const QUrl url(
        m_base.toString(QUrl::FullyEncoded) + u'/' + odata::encoded(m_tenant) + u"/InvokeCommand"_s);
    const auto page = [&](const QUrl &one) -> Result<QJsonObject> {
        if (const auto waited = awaitBudget(call.cmdlet); !waited)
            return waited.error();
        const auto response = sendPatiently(
            m_http, [&] { return request(call, one); }, judge, repeatable, m_patience, &m_token);
        if (!response)
            return response.error();
        if (const auto pause = untilFreshBudget(*response))
            m_freshBudget = QDeadlineTimer(*pause);
        return response->body.isEmpty() ? QJsonObject() : jsonObject(*response);
    };
    // The next page takes the same POST: after a write that would carry it out once more.
    if (!repeatable.read)
        return page(url);
    return odata::allPages(url, page, {u"exchange/refused"_s, {{u"cmdlet"_s, call.cmdlet}}, {}});
}

Result<void> ExchangeWire::awaitBudget(const QString &cmdlet)
{
    const std::chrono::milliseconds left(m_freshBudget.remainingTime());
    m_freshBudget = {};
    return left.count() > 0 ? m_patience.pause(left, {u"exchange/throttled"_s, {{u"cmdlet"_s, cmdlet}}, {}})
                            : Result<void>();
}

Result<QList<QJsonObject>> ExchangeWire::read(const Call &call)
{
    const QString key = u"exchange %1 %2"_s.arg(
        call.cmdlet, QString::fromUtf8(QJsonDocument(call.parameters).toJson(QJsonDocument::Compact)));
    // A cmdlet that names nobody speaks of all.
    const auto holds =
        call.parameters.isEmpty() ? ReadCache::Holds::Organisation : ReadCache::Holds::UntilWrite;
    const auto answer = m_cache->get(
        key, [this, &call] { return invoke(call, {.read = true}); }, holds);
    if (!answer)
        return answer.error();
    return odata::objects(*answer);
}

Result<QJsonObject> ExchangeWire::readOne(const Call &call)
{
    const auto objects = read(call);
    if (!objects)
        return objects.error();
    if (objects->isEmpty())
        return Error{u"exchange/not-found"_s, {{u"cmdlet"_s, call.cmdlet}, {u"status"_s, 200}}, {}};
    return objects->first();
}

Result<void> ExchangeWire::write(Call call)
{
    call.parameters.insert(u"Confirm"_s, false);
    const auto answer = invoke(call, {});
    // After a failure, too: what it did is unknown.
    m_cache->forget();
    m_warnings = answer ? exchangeWarnings(*answer) : QStringList();
    return answer ? Result<void>() : answer.error();
}

} // namespace cmw
