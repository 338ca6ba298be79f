// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Why the mail server takes no mail from this sender. Exchange says the same at MAIL FROM, at RCPT TO or after the whole
// mail, so it is the status code that is judged, not the stage.
// Source: Microsoft Learn, "Email non-delivery reports and SMTP errors in Exchange Online", and "Fix NDR error 550
// 5.7.700 through 550 5.7.750 in Exchange Online".

#include "diagnosis/judging.h"

#include <QRegularExpression>

#include <algorithm>

namespace cmw::judging {

using namespace Qt::StringLiterals;

namespace {

/// What the reply alone says, and then the evidence.
using Judge = Finding (*)(const Evidence &);

/// The last number of a status: 705 of "5.7.705".
int detail(const QString &status)
{
    return status.section(u'.', 2).toInt();
}

bool isSendAs(const Finding &refusal)
{
    return refusal.code == u"smtp/send-as-denied" || says(refusal, "SendAsDenied"_L1)
        || says(refusal, "to send as this sender"_L1);
}

bool isRestricted(const Finding &refusal)
{
    static const QStringList statuses{u"5.1.8"_s, u"5.7.501"_s, u"5.7.502"_s, u"5.7.503"_s};
    return statuses.contains(statusOf(refusal)) || says(refusal, "bad outbound sender"_L1);
}

bool isNewTenant(const Finding &refusal)
{
    return statusOf(refusal) == u"5.7.708";
}

/// 5.7.700 to 749 are about the whole organisation; two of them say more.
bool isBannedTenant(const Finding &refusal)
{
    const QString status = statusOf(refusal);
    const int number = detail(status);
    return status.startsWith("5.7."_L1) && number >= 700 && number < 750 && number != 703;
}

bool isForeignDomain(const Finding &refusal)
{
    return statusOf(refusal) == u"5.7.750";
}

/// Not each 5.2.2: a quota of submissions is another thing than a full mailbox.
bool isDailyLimit(const Finding &refusal)
{
    return statusOf(refusal) == u"5.1.90" || says(refusal, "SubmissionQuotaExceeded"_L1)
        || says(refusal, "submission quota"_L1);
}

bool isTenantLimit(const Finding &refusal)
{
    const QString status = statusOf(refusal);
    return status == u"5.7.232" || status == u"5.7.233";
}

bool isFull(const Finding &refusal)
{
    return refusal.code == u"smtp/mailbox-full" || says(refusal, "mailbox full"_L1)
        || says(refusal, "Exception:QuotaExceeded"_L1);
}

bool isTooLarge(const Finding &refusal)
{
    static const QStringList statuses{u"5.3.4"_s, u"5.2.3"_s, u"5.2.11"_s};
    return statuses.contains(statusOf(refusal));
}

bool isNotSignedIn(const Finding &refusal)
{
    return statusOf(refusal) == u"5.7.57" || says(refusal, "not authenticated to send"_L1);
}

bool isBlockedReceiver(const Finding &refusal)
{
    return statusOf(refusal) == u"5.7.703";
}

bool isTooManyConnections(const Finding &refusal)
{
    return says(refusal, "connections limit exceeded"_L1) || says(refusal, "thread limit exceeded"_L1);
}

bool isSuspicious(const Finding &refusal)
{
    const QString status = statusOf(refusal);
    const int number = detail(status);
    return status.startsWith("4.7."_L1)
        && ((number >= 500 && number < 700) || (number >= 850 && number < 900));
}

bool isTemporary(const Finding &refusal)
{
    return replyOf(refusal) >= 400 && replyOf(refusal) < 500;
}

bool isSubmission(const Finding &refusal)
{
    return says(refusal, "STOREDRV.Submission"_L1);
}

Finding judgedRestriction(const Evidence &evidence)
{
    return refusalAs(evidence, u"smtp/sender-restricted"_s, {{u"mailbox"_s, evidence.mailbox}});
}

Finding judgedNewTenant(const Evidence &evidence)
{
    const bool lacksLicence = lineIfFound(evidence.licences, {u"azure/licence-missing"_s}).has_value();
    return refusalAs(evidence, lacksLicence ? u"smtp/tenant-unlicensed"_s : u"smtp/tenant-new"_s,
        whereSupportFindsIt(evidence));
}

Finding judgedBannedTenant(const Evidence &evidence)
{
    return refusalAs(evidence, u"smtp/tenant-threshold"_s, whereSupportFindsIt(evidence));
}

/// Where Exchange knows the mailbox by this address, its domain is one of the organisation's: others sent from elsewhere.
Finding judgedForeignDomain(const Evidence &evidence)
{
    const QVariantMap args{
        {u"mailbox"_s, evidence.mailbox}, {u"domain"_s, evidence.mailbox.section(u'@', -1)}};
    if (const Cause found = byMailbox(evidence))
        return *found;
    return refusalAs(
        evidence, seen(evidence.account) ? u"smtp/domain-of-others"_s : u"smtp/domain-unregistered"_s, args);
}

Finding judgedDailyLimit(const Evidence &evidence)
{
    return refusalAs(evidence, u"smtp/daily-limit"_s, {{u"mailbox"_s, evidence.mailbox}});
}

Finding judgedTenantLimit(const Evidence &evidence)
{
    return refusalAs(evidence, u"smtp/tenant-limit"_s);
}

/// What an account sends as another mailbox is kept in the Sent Items of its own, unless somebody has set it otherwise.
Finding judgedFullness(const Evidence &evidence)
{
    if (const Cause found = lineIfFound(evidence.limits, {u"mailbox/full"_s, u"mailbox/full-for-sending"_s}))
        return *found;
    const QString account = evidence.token ? evidence.token->account : QString();
    const QVariantMap args{{u"mailbox"_s, evidence.mailbox}};
    if (!seen(evidence.limits))
        return refusalAs(evidence, u"smtp/mailbox-full"_s, args);
    const Finding *line = seen(evidence.account);
    const bool isOwn = account.isEmpty() || same(account, evidence.mailbox)
        || (line && same(account, line->args.value(u"upn"_s).toString()));
    return isOwn ? refusalAs(evidence, u"smtp/mailbox-was-full"_s, args)
                 : refusalAs(evidence, u"smtp/login-mailbox-full"_s,
                     {{u"mailbox"_s, evidence.mailbox}, {u"login"_s, account}});
}

Finding judgedSize(const Evidence &evidence)
{
    return lineIfFound(evidence.limits, {u"mailbox/send-size-too-small"_s})
        .value_or(refusalAs(evidence, u"smtp/too-large"_s, {{u"mailbox"_s, evidence.mailbox}}));
}

/// The sign-in was taken a moment ago: where the mailbox's switch is off, that is why it didn't last.
Finding judgedAnonymous(const Evidence &evidence)
{
    if (lineIfFound(evidence.smtpAuth, {u"mailbox/smtp-auth-off"_s}))
        return refusalAs(evidence, u"smtp/auth-disabled-mailbox"_s);
    if (lineIfFound(evidence.smtpAuth, {u"mailbox/smtp-auth-organisation-off"_s}))
        return refusalAs(evidence, u"smtp/auth-disabled-tenant"_s);
    return refusalAs(evidence, u"smtp/not-signed-in"_s);
}

Finding judgedBlockedReceiver(const Evidence &evidence)
{
    return refusalAs(evidence, u"smtp/recipient-blocked"_s, {{u"receiver"_s, receiverOf(evidence)}});
}

Finding judgedConnections(const Evidence &evidence)
{
    return refusalAs(evidence, u"smtp/too-many-connections"_s, {{u"mailbox"_s, evidence.mailbox}});
}

Finding judgedSuspicion(const Evidence &evidence)
{
    return refusalAs(evidence, u"smtp/suspicious"_s, whereSupportFindsIt(evidence));
}

Finding judgedTrouble(const Evidence &evidence)
{
    return refusalAs(evidence, u"smtp/later"_s);
}

/// No reason that is known by itself: what the lines of step 3 have found.
Cause byLines(const Evidence &evidence)
{
    for (const auto &cause : {byMailbox, bySendAs}) {
        if (const Cause found = cause(evidence))
            return found;
    }
    if (const Cause found = lineIfFound(evidence.routes, {u"mailbox/domain-sends-no-mail"_s}))
        return found;
    return lineIfFound(evidence.limits,
        {u"mailbox/full"_s, u"mailbox/full-for-sending"_s, u"mailbox/send-size-too-small"_s});
}

Finding judgedByLines(const Evidence &evidence)
{
    if (const Cause found = byLines(evidence))
        return *found;
    const bool isAllSeen =
        seen(evidence.account) && seen(evidence.login) && seen(evidence.limits) && seen(evidence.routes);
    QVariantMap args = whereSupportFindsIt(evidence);
    if (!isSubmission(evidence.refusal))
        return refusalAs(evidence, isAllSeen ? u"smtp/refused-unexplained"_s : evidence.refusal.code, args);
    static const QRegularExpression exception(uR"(Exception:(\w{3,80}))"_s);
    const QString named = exception.match(evidence.refusal.evidence).captured(1);
    args.insert(u"exception"_s, named.isEmpty() ? u"STOREDRV.Submission"_s : named);
    return refusalAs(evidence, isAllSeen ? u"smtp/submission-refused"_s : u"smtp/submission-unseen"_s, args);
}

struct Kind {
    bool (*is)(const Finding &refusal);
    Judge judge;
};

/// The first that fits; the particular before the general.
constexpr Kind kinds[] = {
    {isSendAs, judgedSendAs},
    {isRestricted, judgedRestriction},
    {isNewTenant, judgedNewTenant},
    {isBannedTenant, judgedBannedTenant},
    {isForeignDomain, judgedForeignDomain},
    {isDailyLimit, judgedDailyLimit},
    {isTenantLimit, judgedTenantLimit},
    {isFull, judgedFullness},
    {isTooLarge, judgedSize},
    {isNotSignedIn, judgedAnonymous},
    {isBlockedReceiver, judgedBlockedReceiver},
    {isTooManyConnections, judgedConnections},
    {isSuspicious, judgedSuspicion},
};

} // namespace

Finding judgedSender(const Evidence &evidence)
{
    const Finding &refusal = evidence.refusal;
    const auto *kind = std::find_if(
        std::begin(kinds), std::end(kinds), [&refusal](const Kind &one) { return one.is(refusal); });
    if (kind != std::end(kinds))
        return kind->judge(evidence);
    if (refusal.code == u"smtp/recipient")
        return judgedRecipient(evidence);
    return isTemporary(refusal) ? judgedTrouble(evidence) : judgedByLines(evidence);
}

Finding judgedHold(const Evidence &evidence)
{
    if (isTooManyConnections(evidence.refusal))
        return judgedConnections(evidence);
    return isSuspicious(evidence.refusal) ? judgedSuspicion(evidence) : evidence.refusal;
}

} // namespace cmw::judging
