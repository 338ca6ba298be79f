// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/inboxrules.h"

#include <QJsonObject>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

bool isSet(const QJsonValue &value)
{
    return value.isArray() ? !value.toArray().isEmpty() : value.toBool() || !value.toString().isEmpty();
}

/// What of a rule is neither a condition nor an exception: its name, and what it does.
bool isCondition(const QString &key)
{
    static const QStringList others{u"Name"_s, u"Identity"_s, u"RuleIdentity"_s, u"Enabled"_s, u"Priority"_s,
        u"Description"_s, u"DeleteMessage"_s, u"SoftDeleteMessage"_s, u"MoveToFolder"_s, u"CopyToFolder"_s,
        u"ForwardTo"_s, u"ForwardAsAttachmentTo"_s, u"RedirectTo"_s, u"MarkAsRead"_s,
        u"StopProcessingRules"_s, u"IsValid"_s, u"InError"_s, u"MailboxOwnerId"_s, u"SupportedByTask"_s};
    return !others.contains(key);
}

bool hasConditions(const QJsonObject &rule)
{
    const QStringList keys = rule.keys();
    return std::any_of(keys.begin(), keys.end(),
        [&rule](const QString &key) { return isCondition(key) && isSet(rule[key]); });
}

/// "Name [SMTP:address]", or the bare address.
QString addressIn(const QString &recipient)
{
    const QString inside = recipient.section(u'[', 1).section(u']', 0, 0);
    return inside.isEmpty() ? recipient : inside.section(u':', 1);
}

void sendOnward(InboxVerdict &verdict, const QJsonValue &recipients, bool isRedirected)
{
    const QJsonArray all = recipients.isArray() ? recipients.toArray() : QJsonArray{recipients};
    for (const QJsonValue &one : all) {
        if (!one.toString().isEmpty())
            verdict.onward.append({addressIn(one.toString()), isRedirected});
    }
}

} // namespace

InboxVerdict judgedByInboxRules(const QJsonArray &rules)
{
    InboxVerdict verdict;
    for (const QJsonValue &value : rules) {
        const QJsonObject rule = value.toObject();
        if (!rule[u"Enabled"].toBool(true) || hasConditions(rule))
            continue;
        if (isSet(rule[u"DeleteMessage"]) || isSet(rule[u"SoftDeleteMessage"]))
            verdict.folder = u"Deleted Items"_s;
        else if (isSet(rule[u"MoveToFolder"]))
            verdict.folder = rule[u"MoveToFolder"].toString();
        sendOnward(verdict, rule[u"ForwardTo"], false);
        sendOnward(verdict, rule[u"ForwardAsAttachmentTo"], false);
        sendOnward(verdict, rule[u"RedirectTo"], true);
        if (rule[u"StopProcessingRules"].toBool())
            break;
    }
    return verdict;
}

} // namespace cmw::practice
