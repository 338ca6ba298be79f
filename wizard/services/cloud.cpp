// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cloud.h"

#include "services/cloudbearer.h"
#include "services/readcache.h"

namespace cmw {

namespace {

/// What Graph and Exchange share where a caller brought no cache: one that lives as long as they do.
RunContext withCache(RunContext context)
{
    if (!context.cache)
        context.cache = std::make_shared<ReadCache>();
    return context;
}

} // namespace

Bearer bearer(const RunContext &context, Resource resource)
{
    const Secret &token = resource == Resource::Graph ? context.tokens.graph : context.tokens.exchange;
    if (!context.renew)
        return Bearer(token);
    return Bearer(token,
        [renew = context.renew, resource](
            const Secret &refused, const QString &claims, const QStringList &permissions) {
            return renew({resource, refused, claims, permissions});
        });
}

Cloud::Cloud(const RunContext &context)
    : Cloud(withCache(context), Patience{context.stop, context.waiting, context.wrote, context.pace})
{
}

Cloud::Cloud(RunContext context, const Patience &patience)
    : http(context.endpoints.extraCa, context.stop, context.timeout),
      graph(GraphWire(
          http, context.endpoints.graph, bearer(context, Resource::Graph), context.cache, patience)),
      exchange(ExchangeWire(
          http, context.endpoints.exchange, bearer(context, Resource::Exchange), context.cache, patience)),
      m_context(std::move(context))
{
}

Cloud::~Cloud() = default;

QDateTime Cloud::now() const
{
    return m_context.clock ? m_context.clock() : QDateTime::currentDateTimeUtc();
}

Result<void> Cloud::wait(std::chrono::milliseconds time) const
{
    return Patience{m_context.stop, {}, {}, m_context.pace}.pause(time, {});
}

Result<void> Cloud::permit(const QStringList &permissions) const
{
    return graph.permit(permissions);
}

Result<void> Cloud::intend(const QString &what, const QVariantMap &args, const QJsonObject &before) const
{
    if (!m_context.intend)
        return {};
    return m_context.intend(what, args, before);
}

QList<Change> Cloud::standing(const QString &task) const
{
    return m_context.standing ? m_context.standing(task) : QList<Change>();
}

} // namespace cmw
