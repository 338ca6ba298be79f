// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/outboundfilter.h"

#include "practice/memberships.h"
#include "practice/state.h"

#include <algorithm>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

bool same(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

/// A mailbox as a rule sees it.
struct From {
    QStringList addresses; ///< Exchange knows a recipient by each of them
    QString domain;
    QStringList groups; ///< addresses
};

bool isSender(const QString &value, const From &from)
{
    return from.addresses.contains(value, Qt::CaseInsensitive);
}

bool isGroupOf(const QString &value, const From &from)
{
    return from.groups.contains(value, Qt::CaseInsensitive);
}

/// Subdomains are included.
bool isDomainOf(const QString &value, const From &from)
{
    return (u'.' + from.domain).endsWith(u'.' + value, Qt::CaseInsensitive);
}

struct Kind {
    QLatin1StringView condition;
    QLatin1StringView exception;
    bool (*fits)(const QString &value, const From &from) = nullptr;
};
constexpr Kind kinds[]{{"From"_L1, "ExceptIfFrom"_L1, isSender},
    {"FromMemberOf"_L1, "ExceptIfFromMemberOf"_L1, isGroupOf},
    {"SenderDomainIs"_L1, "ExceptIfSenderDomainIs"_L1, isDomainOf}};

/// Values of one condition are alternatives; several conditions must all hold; one exception wins.
bool appliesTo(const QJsonObject &rule, const From &from)
{
    const auto fits = [&](const Kind &kind, QLatin1StringView key) {
        const QJsonArray values = rule.value(key).toArray();
        return std::any_of(values.begin(), values.end(),
            [&](const QJsonValue &value) { return kind.fits(value.toString(), from); });
    };
    return same(rule.value("State"_L1).toString(u"Enabled"_s), u"Enabled"_s)
        && std::all_of(std::begin(kinds), std::end(kinds), [&](const Kind &kind) {
               const bool isOpen = rule.value(kind.condition).toArray().isEmpty();
               return (isOpen || fits(kind, kind.condition)) && !fits(kind, kind.exception);
           });
}

bool isOn(const QJsonObject &policy)
{
    return same(policy.value("AutoForwardingMode"_L1).toString(), u"On"_s);
}

} // namespace

bool policyAllowsForwarding(const State &state, const Account &mailbox)
{
    From from{mailbox.aliases + QStringList{mailbox.primaryAddress()},
        mailbox.primaryAddress().section(u'@', -1), {}};
    for (const Recipient &group : groupsWith(state, mailbox.id, Reach::Nested))
        from.groups.append(group.address);
    // They are in the order of their priorities.
    const auto rule = std::find_if(state.outboundRules.begin(), state.outboundRules.end(),
        [&from](const QJsonObject &one) { return appliesTo(one, from); });
    const QString name = rule == state.outboundRules.end()
        ? QString()
        : rule->value("HostedOutboundSpamFilterPolicy"_L1).toString();
    return std::any_of(
        state.outboundPolicies.begin(), state.outboundPolicies.end(), [&name](const QJsonObject &policy) {
            const bool decides = name.isEmpty() ? policy.value("IsDefault"_L1).toBool()
                                                : same(policy.value("Name"_L1).toString(), name);
            return decides && isOn(policy);
        });
}

} // namespace cmw::practice
