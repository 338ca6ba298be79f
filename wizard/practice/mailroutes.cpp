// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/mailroutes.h"

#include "practice/state.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

QString domainOf(const QString &address)
{
    return address.section(u'@', -1).toLower();
}

bool same(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

/// How closely a pattern fits: by its labels, and "*" least; 0: not at all. "*.contoso.com" is for contoso.com, too, but
/// gives way to it.
qsizetype closeness(const QString &pattern, const QString &domain)
{
    if (pattern == u"*")
        return 1;
    if (same(pattern, domain))
        return 1 + 2 * (1 + domain.count(u'.'));
    const bool fits =
        pattern.startsWith(u"*.") && (u'.' + domain).endsWith(pattern.mid(1), Qt::CaseInsensitive);
    return fits ? 2 * pattern.count(u'.') : 0;
}

bool isUsed(const QJsonObject &connector)
{
    return connector[u"Enabled"].toBool(true) && !connector[u"IsTransportRuleScoped"].toBool()
        && !connector[u"TestMode"].toBool();
}

} // namespace

bool remoteDomainAllowsForwarding(const State &state, const QString &target)
{
    qsizetype best = 0;
    bool allowed = true;
    for (const QJsonObject &remote : state.remoteDomains) {
        const qsizetype fit = closeness(remote[u"DomainName"].toString(), domainOf(target));
        if (fit > best) {
            best = fit;
            allowed = remote[u"AutoForwardEnabled"].toBool(true);
        }
    }
    return allowed;
}

QJsonObject acceptedDomainOf(const State &state, const QString &address)
{
    const QString domain = domainOf(address);
    for (const QJsonObject &accepted : state.acceptedDomains) {
        const QString name = accepted[u"DomainName"].toString();
        const bool isBelow =
            accepted[u"MatchSubDomains"].toBool() && domain.endsWith(u'.' + name, Qt::CaseInsensitive);
        if (same(name, domain) || isBelow)
            return accepted;
    }
    return {};
}

bool isLocal(const State &state, const QString &address)
{
    return same(domainOf(address), state.domain) || same(domainOf(address), state.initialDomain)
        || !acceptedDomainOf(state, address).isEmpty();
}

QJsonObject connectorFor(const State &state, const QString &address, const QString &byRule)
{
    QJsonObject closest;
    qsizetype best = 0;
    for (const QJsonObject &connector : state.outboundConnectors) {
        if (!byRule.isEmpty() && same(connector[u"Name"].toString(), byRule))
            return connector;
        QJsonArray domains = connector[u"RecipientDomains"].toArray();
        if (domains.isEmpty() && connector[u"RouteAllMessagesViaOnPremises"].toBool())
            domains.append(u"*"_s);
        for (const QJsonValue &domain : domains) {
            const qsizetype fit = isUsed(connector) ? closeness(domain.toString(), domainOf(address)) : 0;
            if (fit > best) {
                best = fit;
                closest = connector;
            }
        }
    }
    return closest.value(u"UseMXRecord").toBool() ? QJsonObject() : closest;
}

} // namespace cmw::practice
