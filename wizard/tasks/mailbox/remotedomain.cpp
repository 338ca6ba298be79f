// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/remotedomain.h"

#include "services/cloud.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// How well a remote domain fits: the whole name, the longest "*.parent", then "*" for all; 0: not at all.
qsizetype fit(const QString &pattern, const QString &domain)
{
    if (pattern.compare(domain, Qt::CaseInsensitive) == 0)
        return 1000;
    if (pattern == u"*")
        return 1;
    const bool below = pattern.startsWith(u"*.") && domain.endsWith(pattern.mid(1), Qt::CaseInsensitive);
    return below ? pattern.size() : 0;
}

QJsonObject bestFit(const QList<QJsonObject> &remoteDomains, const QString &domain)
{
    QJsonObject best;
    qsizetype most = 0;
    for (const QJsonObject &candidate : remoteDomains) {
        const qsizetype fits = fit(candidate.value(u"DomainName").toString(), domain);
        if (fits > most) {
            most = fits;
            best = candidate;
        }
    }
    return best;
}

} // namespace

TaskInfo RemoteDomain::info() const
{
    return {.id = u"mailbox.remote-domain"_s,
        .needs = {u"connect.forwarding-address"_s},
        .resources = Resource::Exchange};
}

Finding RemoteDomain::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.forwardingAddress.isEmpty())
        return {State::Unknown, u"mailbox/needs-forwarding-address"_s};
    const Result<QList<QJsonObject>> domains = cloud.exchange.remoteDomains();
    if (!domains)
        return domains.error();
    const QString domain = setup.forwardingAddress.section(u'@', 1);
    const QJsonObject applies = bestFit(*domains, domain);
    const QString name = applies.value(u"Name").toString(applies.value(u"DomainName").toString());
    const QVariantMap args{{u"domain"_s, domain}, {u"remoteDomain"_s, name}};
    // Allowed unless it says otherwise: that is Exchange's default.
    if (applies.value(u"AutoForwardEnabled").toBool(true))
        return {State::Done, u"mailbox/remote-domain-ready"_s, args};
    return {State::Wrong, u"mailbox/remote-domain-blocks"_s, args};
}

} // namespace cmw
