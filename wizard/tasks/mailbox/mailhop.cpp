// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/mailhop.h"

#include "services/exchangeanswer.h"
#include "tasks/mailbox/rowtexts.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

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

/// Those that only some mails meet, by what is in them. Not among them: what most mails may have, as headers.
constexpr const char16_t *contentConditions[] = {u"AttachmentContainsWords",
    u"AttachmentExtensionMatchesWords", u"AttachmentHasExecutableContent", u"AttachmentIsPasswordProtected",
    u"AttachmentIsUnsupported", u"AttachmentMatchesPatterns", u"AttachmentNameMatchesPatterns",
    u"AttachmentProcessingLimitExceeded", u"AttachmentPropertyContainsWords", u"AttachmentSizeOver",
    u"HasClassification", u"MessageContainsDataClassifications", u"MessageSizeOver", u"SubjectContainsWords",
    u"SubjectMatchesPatterns", u"SubjectOrBodyContainsWords", u"SubjectOrBodyMatchesPatterns"};

bool isAboutContent(const QString &condition)
{
    return std::any_of(std::begin(contentConditions), std::end(contentConditions),
        [&condition](const char16_t *one) { return condition == QStringView(one); });
}

/// A property that isn't used is null, empty or false.
bool isSet(const QJsonValue &value)
{
    return value.isBool() ? value.toBool() : value.isDouble() || !rowTexts(value).isEmpty();
}

bool names(const QJsonValue &value, const QString &text)
{
    return rowTexts(value).contains(text, Qt::CaseInsensitive);
}

/// Yes, no, or it can't be told from here.
using Met = std::optional<bool>;

bool isAnybody(const Sender &party)
{
    return party.addresses.isEmpty();
}

/// One of a rule's people. Who isn't named by an address may be anybody; anybody outside is none of them.
Met isNamed(const QJsonValue &value, const Sender &party)
{
    if (isAnybody(party))
        return false;
    bool areAddresses = true;
    for (const QString &name : rowTexts(value)) {
        if (party.addresses.contains(name, Qt::CaseInsensitive))
            return true;
        areAddresses = areAddresses && name.contains(u'@');
    }
    return areAddresses ? Met(false) : Met();
}

/// Whether a group's members in other groups count, Microsoft doesn't say.
Met isMember(const QJsonValue &value, const Sender &party)
{
    if (isAnybody(party))
        return false;
    bool isKnown = party.knowsGroups;
    for (const QString &group : rowTexts(value)) {
        if (party.groups.contains(group, Qt::CaseInsensitive))
            return true;
        isKnown = isKnown && group.contains(u'@') && !party.outerGroups.contains(group, Qt::CaseInsensitive);
    }
    return isKnown ? Met(false) : Met();
}

Met hasDomain(const QJsonValue &value, const Sender &party)
{
    const QStringList domains = rowTexts(value);
    return !isAnybody(party) && std::any_of(domains.begin(), domains.end(), [&party](const QString &domain) {
        return (u'.' + party.domain()).endsWith(u'.' + domain, Qt::CaseInsensitive);
    });
}

/// Words of an address. What is a part of a longer word may count.
Met hasWord(const QJsonValue &value, const Sender &party)
{
    if (isAnybody(party))
        return {};
    bool isPart = false;
    for (const QString &word : rowTexts(value)) {
        const QRegularExpression whole(u"\\b%1\\b"_s.arg(QRegularExpression::escape(word)),
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        if (party.address().contains(whole))
            return true;
        isPart = isPart || party.address().contains(word, Qt::CaseInsensitive);
    }
    return isPart ? Met() : Met(false);
}

bool isScope(const QJsonValue &value, bool inside)
{
    return names(value, inside ? u"InOrganization"_s : u"NotInOrganization"_s);
}

/// What a mailbox forwards by ForwardingSmtpAddress is of the usual type, says Microsoft; organisations write such
/// rules against forwarding all the same.
Met isOfType(const QJsonValue &types, const MailHop &hop)
{
    return hop.forwarder && names(types, u"AutoForward"_s) ? Met() : Met(false);
}

Met isMet(const QString &condition, const QJsonValue &value, const MailHop &hop)
{
    if (condition == u"SentToScope")
        return isScope(value, hop.toInside);
    if (condition == u"MessageTypeMatches")
        return isOfType(value, hop);
    if (condition == u"SentTo")
        return isNamed(value, hop.to);
    if (condition == u"SentToMemberOf")
        return isMember(value, hop.to);
    if (condition == u"RecipientDomainIs")
        return hasDomain(value, hop.to);
    if (condition == u"RecipientAddressContainsWords")
        return hasWord(value, hop.to);
    if (condition == u"FromScope")
        return isScope(value, hop.fromInside);
    if (condition == u"From")
        return isNamed(value, hop.from);
    if (condition == u"FromMemberOf")
        return isMember(value, hop.from);
    if (condition == u"SenderDomainIs")
        return hasDomain(value, hop.from);
    return condition == u"FromAddressContainsWords" ? hasWord(value, hop.from) : Met();
}

/// All conditions must be met, and no exception. One about content excepts some mails alone: what happens to the most
/// then can't be told.
Hold judged(const QJsonObject &rule, const MailHop &hop)
{
    bool isCertain = true;
    bool takesContent = false;
    for (const char16_t *condition : conditions) {
        const QString name = QString::fromUtf16(condition);
        if (const QJsonValue value = rule.value(name); isSet(value)) {
            const Met met = isMet(name, value, hop);
            if (met == Met(false))
                return Hold::No;
            takesContent = takesContent || isAboutContent(name);
            isCertain = isCertain && met;
        }
        if (const QJsonValue value = rule.value(u"ExceptIf"_s + name); isSet(value)) {
            const Met met = isMet(name, value, hop);
            if (met == Met(true))
                return Hold::No;
            isCertain = isCertain && met;
        }
    }
    if (takesContent) // and whatever else: not more than these mails
        return Hold::Sometimes;
    return isCertain ? Hold::Surely : Hold::Perhaps;
}

/// A rule that is being tried out changes nothing.
bool isInForce(const QJsonObject &rule, const QDateTime &now)
{
    const QDateTime start = exchangeTime(rule.value(u"ActivationDate")),
                    end = exchangeTime(rule.value(u"ExpiryDate"));
    if ((start.isValid() && start > now) || (end.isValid() && end <= now))
        return false;
    return rule.value(u"State").toString(u"Enabled"_s) == u"Enabled"
        && rule.value(u"Mode").toString(u"Enforce"_s) == u"Enforce";
}

} // namespace

Hold applies(const QJsonObject &rule, const MailHop &hop, const QDateTime &now)
{
    if (!isInForce(rule, now))
        return Hold::No;
    const Hold hold = judged(rule, hop);
    // Usually the sender is who the mail's headers name; the envelope of a forwarded mail may name another.
    const bool asksEnvelope = rule.value(u"SenderAddressLocation").toString(u"Header"_s) != u"Header";
    if (!hop.forwarder || !asksEnvelope)
        return hold;
    MailHop other = hop;
    other.from = *hop.forwarder;
    const Hold byEnvelope = judged(rule, other);
    if (byEnvelope == hold)
        return hold;
    return std::max(byEnvelope, hold) == Hold::Sometimes ? Hold::Sometimes : Hold::Perhaps;
}

bool keepsMail(const QJsonObject &rule)
{
    const QStringList actions{u"RejectMessageReasonText"_s, u"RejectMessageEnhancedStatusCode"_s,
        u"DeleteMessage"_s, u"Quarantine"_s, u"RedirectMessageTo"_s, u"ModerateMessageByUser"_s,
        u"ModerateMessageByManager"_s};
    return std::any_of(
        actions.begin(), actions.end(), [&rule](const QString &action) { return isSet(rule.value(action)); });
}

bool asksForGroups(const QJsonObject &rule, const QDateTime &now)
{
    const QStringList keys{
        u"FromMemberOf"_s, u"SentToMemberOf"_s, u"ExceptIfFromMemberOf"_s, u"ExceptIfSentToMemberOf"_s};
    return isInForce(rule, now) && std::any_of(keys.begin(), keys.end(), [&rule](const QString &key) {
        return isSet(rule.value(key));
    });
}

} // namespace cmw
