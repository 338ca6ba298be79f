// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/mailrules.h"

#include <QDateTime>
#include <QJsonArray>
#include <QMap>
#include <QStringList>

#include <algorithm>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

QStringList listed(const QJsonValue &value)
{
    if (!value.isArray())
        return value.toString().isEmpty() ? QStringList() : QStringList{value.toString()};
    QStringList result;
    const QJsonArray all = value.toArray();
    for (const QJsonValue &one : all)
        result.append(one.toString());
    return result;
}

QString scope(bool inside)
{
    return inside ? u"InOrganization"_s : u"NotInOrganization"_s;
}

/// What a condition compares with; empty for one that looks into the mail.
QStringList compared(const QString &condition, const Passing &mail)
{
    const QMap<QString, QStringList> parts{{u"From"_s, {mail.from}}, {u"SentTo"_s, {mail.to}},
        {u"SenderDomainIs"_s, {mail.from.section(u'@', -1)}},
        {u"RecipientDomainIs"_s, {mail.to.section(u'@', -1)}}, {u"FromScope"_s, {scope(mail.fromInside)}},
        {u"SentToScope"_s, {scope(mail.toInside)}}, {u"FromMemberOf"_s, mail.fromGroups},
        {u"SentToMemberOf"_s, mail.toGroups},
        {u"MessageTypeMatches"_s, mail.isForwarded ? QStringList{u"AutoForward"_s} : QStringList()}};
    return parts.value(condition);
}

/// A domain of a condition stands for those below it, too.
bool isBelow(const QString &domain, const QStringList &domains)
{
    return std::any_of(domains.begin(), domains.end(),
        [&domain](const QString &one) { return (u'.' + domain).endsWith(u'.' + one, Qt::CaseInsensitive); });
}

/// Source: Microsoft Learn, "New-TransportRule": ActivationDate, ExpiryDate.
bool isInItsTime(const QJsonObject &rule)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto time = [&rule](QLatin1StringView key) {
        return QDateTime::fromString(rule.value(key).toString(), Qt::ISODate);
    };
    const QDateTime start = time("ActivationDate"_L1), end = time("ExpiryDate"_L1);
    return !(start.isValid() && start > now) && !(end.isValid() && end <= now);
}

bool applies(const QJsonObject &rule, const Passing &mail)
{
    static const QStringList about{u"Name"_s, u"Identity"_s, u"State"_s, u"Mode"_s, u"Priority"_s, u"Guid"_s,
        u"Comments"_s, u"Description"_s, u"RejectMessageReasonText"_s, u"RejectMessageEnhancedStatusCode"_s,
        u"DeleteMessage"_s, u"Quarantine"_s, u"RedirectMessageTo"_s, u"ModerateMessageByUser"_s,
        u"RouteMessageOutboundConnector"_s, u"StopRuleProcessing"_s, u"ActivationDate"_s, u"ExpiryDate"_s};
    constexpr QStringView except = u"ExceptIf";
    for (auto it = rule.begin(); it != rule.end(); ++it) {
        if (about.contains(it.key()) || listed(it.value()).isEmpty())
            continue;
        const bool isException = it.key().startsWith(except);
        const QString condition = isException ? it.key().mid(except.size()) : it.key();
        const QStringList values = compared(condition, mail), wanted = listed(it.value());
        const bool met = std::any_of(values.begin(), values.end(), [&](const QString &value) {
            return condition.endsWith("DomainIs"_L1) ? isBelow(value, wanted)
                                                     : wanted.contains(value, Qt::CaseInsensitive);
        });
        if (met == isException)
            return false;
    }
    return isInItsTime(rule) && rule.value("State"_L1).toString(u"Enabled"_s) == u"Enabled"
        && rule.value("Mode"_L1).toString(u"Enforce"_s) == u"Enforce";
}

RuleVerdict deedOf(const QJsonObject &rule)
{
    const QString reason = rule.value("RejectMessageReasonText"_L1).toString();
    if (!reason.isEmpty() || !rule.value("RejectMessageEnhancedStatusCode"_L1).toString().isEmpty()) {
        const QString code = rule.value("RejectMessageEnhancedStatusCode"_L1).toString(u"5.7.1"_s);
        return {RuleVerdict::Deed::Reject,
            code + u" TRANSPORT.RULES.RejectMessage; "_s
                + (reason.isEmpty() ? u"the message was rejected by organization policy"_s : reason)};
    }
    if (rule.value("DeleteMessage"_L1).toBool() || rule.value("Quarantine"_L1).toBool())
        return {RuleVerdict::Deed::Delete};
    if (const QStringList to = listed(rule.value("RedirectMessageTo"_L1)); !to.isEmpty())
        return {RuleVerdict::Deed::Redirect, to.first()};
    if (const QStringList by = listed(rule.value("ModerateMessageByUser"_L1)); !by.isEmpty())
        return {RuleVerdict::Deed::Moderate, by.first()};
    return {};
}

} // namespace

RuleVerdict judgedByRules(const QList<QJsonObject> &rules, const Passing &mail)
{
    RuleVerdict verdict;
    for (const QJsonObject &rule : rules) {
        if (!applies(rule, mail))
            continue;
        const QString connector = rule.value("RouteMessageOutboundConnector"_L1).toString(verdict.connector);
        verdict = deedOf(rule);
        verdict.connector = connector;
        verdict.rule = rule.value("Name"_L1).toString();
        if (verdict.deed != RuleVerdict::Deed::Pass || rule.value("StopRuleProcessing"_L1).toBool())
            break;
    }
    return verdict;
}

} // namespace cmw::practice
