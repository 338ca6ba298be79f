// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/mailhop.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// The conditions that New-TransportRule knows; each has an exception "ExceptIf…" of the same kind.
constexpr const char16_t *conditions[] = {u"ADComparisonAttribute", u"AnyOfCcHeader",
    u"AnyOfCcHeaderMemberOf", u"AnyOfRecipientAddressContainsWords", u"AnyOfRecipientAddressMatchesPatterns",
    u"AnyOfToCcHeader", u"AnyOfToCcHeaderMemberOf", u"AnyOfToHeader", u"AnyOfToHeaderMemberOf",
    u"AttachmentContainsWords", u"AttachmentExtensionMatchesWords", u"AttachmentHasExecutableContent",
    u"AttachmentIsPasswordProtected", u"AttachmentIsUnsupported", u"AttachmentMatchesPatterns",
    u"AttachmentNameMatchesPatterns", u"AttachmentProcessingLimitExceeded",
    u"AttachmentPropertyContainsWords", u"AttachmentSizeOver", u"BetweenMemberOf1",
    u"ContentCharacterSetContainsWords", u"From", u"FromAddressContainsWords", u"FromAddressMatchesPatterns",
    u"FromMemberOf", u"FromScope", u"HasClassification", u"HasNoClassification", u"HasSenderOverride",
    u"HeaderContainsMessageHeader", u"HeaderMatchesMessageHeader", u"ManagerAddresses",
    u"MessageContainsDataClassifications", u"MessageSizeOver", u"MessageTypeMatches",
    u"RecipientADAttributeContainsWords", u"RecipientADAttributeMatchesPatterns",
    u"RecipientAddressContainsWords", u"RecipientAddressMatchesPatterns", u"RecipientDomainIs",
    u"RecipientInSenderList", u"SCLOver", u"SenderADAttributeContainsWords",
    u"SenderADAttributeMatchesPatterns", u"SenderDomainIs", u"SenderInRecipientList", u"SenderIpRanges",
    u"SenderManagementRelationship", u"SentTo", u"SentToMemberOf", u"SentToScope", u"SubjectContainsWords",
    u"SubjectMatchesPatterns", u"SubjectOrBodyContainsWords", u"SubjectOrBodyMatchesPatterns",
    u"WithImportance"};

QStringList texts(const QJsonValue &value)
{
    QStringList result;
    const QJsonArray values = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue &one : values) {
        if (!one.toString().isEmpty())
            result.append(one.toString());
    }
    return result;
}

/// A property that isn't used is null, empty or false.
bool isSet(const QJsonValue &value)
{
    return value.isBool() ? value.toBool() : value.isDouble() || !texts(value).isEmpty();
}

bool names(const QJsonValue &value, const QString &text)
{
    return texts(value).contains(text, Qt::CaseInsensitive);
}

bool hasDomain(const QJsonValue &value, const QString &address)
{
    const QStringList domains = texts(value);
    return std::any_of(domains.begin(), domains.end(), [&](const QString &domain) {
        return address.endsWith(u'@' + domain, Qt::CaseInsensitive)
            || address.endsWith(u'.' + domain, Qt::CaseInsensitive);
    });
}

bool isScope(const QJsonValue &value, bool inside)
{
    return names(value, inside ? u"InOrganization"_s : u"NotInOrganization"_s);
}

/// Whether a condition is met by the hop; empty: it can't be told from here.
std::optional<bool> isMet(const QString &condition, const QJsonValue &value, const MailHop &hop)
{
    if (condition == u"SentToScope")
        return isScope(value, hop.toInside);
    if (condition == u"FromScope")
        return isScope(value, hop.fromInside);
    if (condition == u"MessageTypeMatches") // a mail that a mailbox forwards counts as "AutoForward"
        return hop.isForwarded && names(value, u"AutoForward"_s);
    // Anybody is none of those who are named.
    if (condition == u"From")
        return names(value, hop.from);
    if (condition == u"SentTo")
        return names(value, hop.to);
    if (condition == u"SenderDomainIs")
        return hasDomain(value, hop.from);
    if (condition == u"RecipientDomainIs")
        return hasDomain(value, hop.to);
    return {};
}

/// All conditions must be met, and no exception.
Hold judged(const QJsonObject &rule, const MailHop &hop)
{
    bool isCertain = true;
    for (const char16_t *condition : conditions) {
        const QString name = QString::fromUtf16(condition);
        if (const QJsonValue value = rule.value(name); isSet(value)) {
            const std::optional<bool> met = isMet(name, value, hop);
            if (met == std::optional(false))
                return Hold::No;
            isCertain = isCertain && met;
        }
        if (const QJsonValue value = rule.value(u"ExceptIf"_s + name); isSet(value)) {
            const std::optional<bool> met = isMet(name, value, hop);
            if (met == std::optional(true))
                return Hold::No;
            isCertain = isCertain && met;
        }
    }
    return isCertain ? Hold::Surely : Hold::Perhaps;
}

} // namespace

Hold applies(const QJsonObject &rule, const MailHop &hop)
{
    // A rule that is being tried out changes nothing.
    const bool works = rule.value(u"State").toString(u"Enabled"_s) == u"Enabled"
        && rule.value(u"Mode").toString(u"Enforce"_s) == u"Enforce";
    return works ? judged(rule, hop) : Hold::No;
}

bool keepsMail(const QJsonObject &rule)
{
    const QStringList actions{u"RejectMessageReasonText"_s, u"RejectMessageEnhancedStatusCode"_s,
        u"DeleteMessage"_s, u"Quarantine"_s, u"RedirectMessageTo"_s, u"ModerateMessageByUser"_s,
        u"ModerateMessageByManager"_s};
    return std::any_of(
        actions.begin(), actions.end(), [&rule](const QString &action) { return isSet(rule.value(action)); });
}

} // namespace cmw
