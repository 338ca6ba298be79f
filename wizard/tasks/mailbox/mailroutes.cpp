// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/mailroutes.h"

#include "services/cloud.h"
#include "services/exchangeroutes.h"
#include "tasks/mailbox/domainfit.h"
#include "tasks/mailbox/rowtexts.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QString domainOf(const QString &address)
{
    return address.section(u'@', 1);
}

/// The accepted domain that a domain is or falls under; empty: it isn't the organisation's.
QJsonObject acceptedFor(const QList<QJsonObject> &accepted, const QString &domain)
{
    return closestFit(accepted, domain, [](const QJsonObject &row) {
        const QString name = row.value(u"DomainName").toString();
        return row.value(u"MatchSubDomains").toBool() ? QStringList{name, u"*."_s + name} : QStringList{name};
    });
}

bool isRelayed(const QJsonObject &acceptedDomain)
{
    return acceptedDomain.value(u"DomainType").toString() == u"InternalRelay";
}

QStringList recipientDomains(const QJsonObject &connector)
{
    QStringList result = rowTexts(connector.value(u"RecipientDomains"));
    // "All messages", where no domain is named.
    if (result.isEmpty() && connector.value(u"RouteAllMessagesViaOnPremises").toBool())
        result.append(u"*"_s);
    return result;
}

/// The connector that takes mail for that domain to a server which somebody has chosen; empty: it goes to the
/// domain's own servers. One that is for mail flow rules takes only what these give it.
QJsonObject connectorFor(const QList<QJsonObject> &connectors, const QString &domain)
{
    const QJsonObject closest = closestFit(connectors, domain, [](const QJsonObject &connector) {
        const bool isUsed = connector.value(u"Enabled").toBool(true)
            && !connector.value(u"IsTransportRuleScoped").toBool() && !connector.value(u"TestMode").toBool();
        return isUsed ? recipientDomains(connector) : QStringList();
    });
    const bool usesDomainsOwn = closest.value(u"UseMXRecord").toBool();
    return usesDomainsOwn ? QJsonObject() : closest;
}

QString serversOf(const QJsonObject &connector)
{
    return rowTexts(connector.value(u"SmartHosts")).join(u", "_s);
}

Finding judgedDomains(const QJsonObject &own, const QJsonObject &forwarding, const QVariantMap &args)
{
    if (own.value(u"SendingToDomainDisabled").toBool())
        return {State::Wrong, u"mailbox/domain-takes-no-mail"_s, args};
    if (own.value(u"SendingFromDomainDisabled").toBool())
        return {State::Wrong, u"mailbox/domain-sends-no-mail"_s, args};
    if (!forwarding.isEmpty())
        return isRelayed(forwarding) ? Finding{State::Unknown, u"mailbox/forwarding-domain-relayed"_s, args}
                                     : Finding{State::Wrong, u"mailbox/forwarding-domain-is-own"_s, args};
    return {State::Done, isRelayed(own) ? u"mailbox/domain-shared"_s : u"mailbox/routes-fine"_s, args};
}

} // namespace

TaskInfo MailRoutes::info() const
{
    return {.id = u"mailbox.routes"_s,
        .needs = {u"connect.forwarding-address"_s, u"mailbox.account"_s},
        .resources = Resource::Exchange};
}

Finding MailRoutes::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.mailbox.isEmpty())
        return {State::Unknown, u"mailbox/needs-address"_s};
    if (setup.forwardingAddress.isEmpty())
        return {State::Unknown, u"mailbox/needs-forwarding-address"_s};
    ExchangeRoutes routes(cloud.exchange);
    const Result<QList<QJsonObject>> accepted = routes.acceptedDomains();
    if (!accepted)
        return accepted.error();
    const Result<QList<QJsonObject>> connectors = routes.outboundConnectors();
    if (!connectors)
        return connectors.error();

    const QString target = domainOf(setup.forwardingAddress);
    QVariantMap args{{u"mailbox"_s, setup.mailbox}, {u"domain"_s, domainOf(setup.mailbox)},
        {u"address"_s, setup.forwardingAddress}, {u"target"_s, target}};
    const Finding domains =
        judgedDomains(acceptedFor(*accepted, domainOf(setup.mailbox)), acceptedFor(*accepted, target), args);
    if (domains.state != State::Done)
        return domains;
    const QJsonObject connector = connectorFor(*connectors, target);
    if (connector.isEmpty())
        return domains;
    args.insert(u"connector"_s, connector.value(u"Name").toString());
    args.insert(u"servers"_s, serversOf(connector));
    const bool isForAll = recipientDomains(connector).contains(u"*"_s);
    // Whether that server passes mail on, only mail tells: the line has nothing left to look at.
    return {State::Done, isForAll ? u"mailbox/connector-takes-all"_s : u"mailbox/connector-takes-forwards"_s,
        args};
}

} // namespace cmw
