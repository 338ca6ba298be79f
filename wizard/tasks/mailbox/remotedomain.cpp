// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/remotedomain.h"

#include "services/cloud.h"
#include "services/exchangeroutes.h"
#include "tasks/mailbox/domainfit.h"
#include "tasks/mailbox/recipientkind.h"
#include "tasks/readback.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// What a remote domain says beside AutoForwardEnabled. A new one has Exchange's defaults, which needn't be those of
/// the one that it takes the domain from.
constexpr const char16_t *otherSettings[] = {u"AllowedOOFType", u"AutoReplyEnabled",
    u"ByteEncoderTypeFor7BitCharsets", u"CharacterSet", u"ContentType", u"DeliveryReportEnabled",
    u"DisplaySenderName", u"IsInternal", u"LineWrapSize", u"MeetingForwardNotificationEnabled", u"NDREnabled",
    u"NonMimeCharacterSet", u"PreferredInternetCodePageForShiftJis", u"RequiredCharsetCoverage",
    u"TNEFEnabled", u"TrustedMailInboundEnabled", u"TrustedMailOutboundEnabled", u"UseSimpleDisplayName"};

/// The remote domain that applies to mail for that domain; empty where there is none.
QJsonObject applying(const QList<QJsonObject> &remoteDomains, const QString &domain)
{
    return closestFit(remoteDomains, domain,
        [](const QJsonObject &one) { return QStringList{one.value(u"DomainName").toString()}; });
}

/// For that domain alone, and not for those above or below it.
bool isForOnly(const QJsonObject &remoteDomain, const QString &domain)
{
    return domainFit(remoteDomain.value(u"DomainName").toString(), domain) == wholeDomain;
}

QJsonObject named(const QList<QJsonObject> &remoteDomains, const QString &name)
{
    for (const QJsonObject &one : remoteDomains) {
        if (one.value(u"Name").toString().compare(name, Qt::CaseInsensitive) == 0)
            return one;
    }
    return {};
}

/// Allowed unless it says otherwise: that is Exchange's default.
bool allows(const QJsonObject &remoteDomain)
{
    return remoteDomain.value(u"AutoForwardEnabled").toBool(true);
}

QString nameOf(const QJsonObject &remoteDomain)
{
    return remoteDomain.value(u"Name").toString(remoteDomain.value(u"DomainName").toString());
}

QString domainOf(const Setup &setup)
{
    return setup.forwardingAddress.section(u'@', 1);
}

/// Source: New-RemoteDomain: 64 characters at most.
QString ourName(const QString &domain)
{
    return (u"Webex Connect - "_s + domain).left(64);
}

/// What has to be set so that a new remote domain allows forwarding and is like the other in all else.
QJsonObject settingsToMake(const QJsonObject &fresh, const QJsonObject &other)
{
    QJsonObject settings;
    for (const char16_t *setting : otherSettings) {
        const QString key = QString::fromUtf16(setting);
        if (other.contains(key) && other.value(key) != fresh.value(key))
            settings.insert(key, other.value(key));
    }
    if (!allows(fresh))
        settings.insert(u"AutoForwardEnabled"_s, true);
    return settings;
}

Result<void> makeOwn(const QString &domain, const QJsonObject &other, Cloud &cloud)
{
    ExchangeRoutes routes(cloud.exchange);
    const QString name = ourName(domain);
    if (const Result<void> created = routes.createRemoteDomain(name, domain); !created)
        return created.error();
    QJsonObject fresh;
    const Result<void> seen = readBackInExchange(cloud, [&]() -> Result<bool> {
        const Result<QList<QJsonObject>> now = routes.remoteDomains();
        if (!now)
            return now.error();
        fresh = named(*now, name);
        return !fresh.isEmpty();
    });
    if (!seen)
        return seen.error();
    const QJsonObject settings = settingsToMake(fresh, other);
    const Result<void> set = settings.isEmpty() ? Result<void>() : routes.setRemoteDomain(name, settings);
    // One that isn't like the other isn't what was said. Where it can't go, either, the journal keeps it for undo.
    if (!set && !isUnknownOutcome(set.error()))
        (void)routes.removeRemoteDomain(name);
    return set;
}

/// Another mailbox forwards to that domain, too.
Result<bool> isUsedByAnother(const QString &domain, const QString &mailbox, Cloud &cloud)
{
    const Result<QList<QJsonObject>> all = ExchangeRoutes(cloud.exchange).forwardingMailboxes();
    if (!all)
        return all.error();
    return std::any_of(all->begin(), all->end(), [&](const QJsonObject &one) {
        return one.value(u"ForwardingSmtpAddress").toString().endsWith(u'@' + domain, Qt::CaseInsensitive)
            && !isCalled(one, mailbox);
    });
}

} // namespace

TaskInfo RemoteDomain::info() const
{
    return {.id = u"mailbox.remote-domain"_s,
        .needs = {u"connect.forwarding-address"_s},
        .resources = Resource::Exchange,
        .changes = true,
        .lane = u"exchange"_s};
}

Finding RemoteDomain::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.forwardingAddress.isEmpty())
        return {State::Unknown, u"mailbox/needs-forwarding-address"_s};
    const Result<QList<QJsonObject>> domains = ExchangeRoutes(cloud.exchange).remoteDomains();
    if (!domains)
        return domains.error();
    const QString domain = domainOf(setup);
    const QJsonObject applies = applying(*domains, domain);
    const QVariantMap args{
        {u"domain"_s, domain}, {u"remoteDomain"_s, nameOf(applies)}, {u"newDomain"_s, ourName(domain)}};
    if (allows(applies))
        return {State::Done, u"mailbox/remote-domain-ready"_s, args};
    const bool isItsOwn = isForOnly(applies, domain);
    return {State::Wrong,
        isItsOwn ? u"mailbox/remote-domain-own-blocks"_s : u"mailbox/remote-domain-blocks"_s, args};
}

Result<Change> RemoteDomain::apply(const Setup &setup, Cloud &cloud) const
{
    const Finding found = check(setup, cloud);
    if (found.state == State::Done)
        return nothing();
    const bool makes = found.code == u"mailbox/remote-domain-blocks";
    if (!makes && !setup.agreed.contains(found.code))
        return Error{found.code, found.args, found.evidence};

    ExchangeRoutes routes(cloud.exchange);
    const Result<QList<QJsonObject>> domains = routes.remoteDomains();
    if (!domains)
        return domains.error();
    const QString domain = domainOf(setup);
    const QJsonObject applies = applying(*domains, domain);
    const QString name = makes ? ourName(domain) : nameOf(applies);
    const Result<Change> change = intend(cloud,
        makes ? u"mailbox/remote-domain-created"_s : u"mailbox/remote-domain-allowed"_s, found.args,
        {{u"name"_s, name}, {u"domain"_s, domain}, {u"made"_s, makes}, {u"mailbox"_s, setup.mailbox}});
    if (!change)
        return change.error();
    const Result<void> sent = makes ? makeOwn(domain, applies, cloud)
                                    : routes.setRemoteDomain(name, {{u"AutoForwardEnabled"_s, true}});
    if (!sent)
        return sent.error();
    const Result<void> seen = readBackInExchange(cloud, [&]() -> Result<bool> {
        const Result<QList<QJsonObject>> now = routes.remoteDomains();
        return now ? Result<bool>(allows(applying(*now, domain))) : now.error();
    });
    return seen ? change : seen.error();
}

Result<void> RemoteDomain::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    ExchangeRoutes routes(cloud.exchange);
    const Result<QList<QJsonObject>> domains = routes.remoteDomains();
    if (!domains)
        return domains.error();
    const QString name = change.before.value(u"name").toString();
    const QJsonObject now = named(*domains, name);
    const QString domain = change.before.value(u"domain").toString();
    // Somebody has changed it since: that is theirs.
    if (now.isEmpty() || !allows(now) || !isForOnly(now, domain))
        return {};
    const Result<bool> isUsed = isUsedByAnother(domain, change.before.value(u"mailbox").toString(), cloud);
    if (!isUsed)
        return isUsed.error();
    // It stays for them; the journal keeps it, so that it can go with the last one.
    if (*isUsed)
        return Error{
            u"mailbox/remote-domain-in-use"_s, {{u"remoteDomain"_s, name}, {u"domain"_s, domain}}, {}};
    const Result<void> sent = unlessGone(change.before.value(u"made").toBool()
            ? routes.removeRemoteDomain(name)
            : routes.setRemoteDomain(name, {{u"AutoForwardEnabled"_s, false}}));
    if (!sent)
        return sent.error();
    return readBackInExchange(cloud, [&]() -> Result<bool> {
        const Result<QList<QJsonObject>> left = routes.remoteDomains();
        if (!left)
            return left.error();
        const QJsonObject one = named(*left, name);
        return one.isEmpty() || (!change.before.value(u"made").toBool() && !allows(one));
    });
}

} // namespace cmw
