// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/inboxrules.h"

#include "services/cloud.h"
#include "services/exchangerules.h"
#include "tasks/mailbox/rowtexts.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

bool isSet(const QJsonValue &value)
{
    return value.isArray() ? !value.toArray().isEmpty() : value.toBool() || !value.toString().isEmpty();
}

/// Exchange shows a recipient as "Name [SMTP:address]", as "Name [EX:…]", or as the bare address.
bool goesTo(const QJsonValue &recipients, const QString &address)
{
    const QStringList all = rowTexts(recipients);
    return std::any_of(all.begin(), all.end(),
        [&address](const QString &one) { return one.contains(address, Qt::CaseInsensitive); });
}

QStringList rulesThat(const QList<QJsonObject> &rules, const auto &test)
{
    QStringList names;
    for (const QJsonObject &rule : rules) {
        if (rule.value(u"Enabled").toBool(true) && test(rule))
            names.append(rule.value(u"Name").toString());
    }
    return names;
}

} // namespace

TaskInfo InboxRules::info() const
{
    return {.id = u"mailbox.inbox-rules"_s,
        .needs = {u"connect.forwarding-address"_s, u"mailbox.account"_s},
        .resources = Resource::Exchange};
}

Finding InboxRules::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.mailbox.isEmpty())
        return {State::Unknown, u"mailbox/needs-address"_s};
    if (setup.forwardingAddress.isEmpty())
        return {State::Unknown, u"mailbox/needs-forwarding-address"_s};
    const Result<QList<QJsonObject>> rules = ExchangeRules(cloud.exchange).inboxRules(setup.mailbox);
    if (!rules)
        return rules.error();
    const QStringList sending{u"ForwardTo"_s, u"RedirectTo"_s, u"ForwardAsAttachmentTo"_s};
    const auto any = [](const QStringList &keys, const auto &test) {
        return std::any_of(keys.begin(), keys.end(), test);
    };
    const QStringList twice = rulesThat(*rules, [&](const QJsonObject &rule) {
        return any(
            sending, [&](const QString &key) { return goesTo(rule.value(key), setup.forwardingAddress); });
    });
    if (!twice.isEmpty())
        return {State::Wrong, u"mailbox/inbox-rule-forwards-twice"_s,
            {{u"rules"_s, twice.join(u", "_s)}, {u"address"_s, setup.forwardingAddress}}};
    const QStringList moving{u"DeleteMessage"_s, u"SoftDeleteMessage"_s, u"MoveToFolder"_s, u"RedirectTo"_s};
    const QStringList moved = rulesThat(*rules, [&](const QJsonObject &rule) {
        return any(moving, [&](const QString &key) { return isSet(rule.value(key)); });
    });
    if (!moved.isEmpty())
        return {State::Done, u"mailbox/inbox-rule-moves-copy"_s, {{u"rules"_s, moved.join(u", "_s)}}};
    return {State::Done, u"mailbox/inbox-rules-fine"_s};
}

} // namespace cmw
