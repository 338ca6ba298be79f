// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/maillimits.h"

#include "practice/directory.h"
#include "practice/recipients.h"
#include "practice/state.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

constexpr qint64 megabytes = qint64(1024) * 1024;
constexpr qint64 gigabytes = 1024 * megabytes;

/// Whether a list of a mailbox names the sender: by name, alias or address.
bool namesSender(const QJsonObject &limits, const QString &list, const QJsonObject &sender)
{
    const QJsonArray names = limits[list].toArray();
    return !sender.isEmpty() && std::any_of(names.begin(), names.end(), [&sender](const QJsonValue &name) {
        return isNamedBy(sender, name.toString());
    });
}

bool isTooLarge(const QJsonValue &limit, qint64 size)
{
    const qint64 most = sizeOf(limit);
    return most >= 0 && size > most;
}

} // namespace

QJsonObject limitsOf(const Account &account)
{
    // Source: Microsoft Learn, Set-Mailbox and "Exchange Online limits".
    const QJsonObject usual{{u"RequireSenderAuthenticationEnabled"_s, false},
        {u"AcceptMessagesOnlyFrom"_s, QJsonArray()}, {u"AcceptMessagesOnlyFromDLMembers"_s, QJsonArray()},
        {u"AcceptMessagesOnlyFromSendersOrMembers"_s, QJsonArray()}, {u"RejectMessagesFrom"_s, QJsonArray()},
        {u"RejectMessagesFromDLMembers"_s, QJsonArray()},
        {u"RejectMessagesFromSendersOrMembers"_s, QJsonArray()}, {u"ModerationEnabled"_s, false},
        {u"ModeratedBy"_s, QJsonArray()}, {u"MaxReceiveSize"_s, sizeText(36 * megabytes)},
        {u"MaxSendSize"_s, sizeText(35 * megabytes)}, {u"IssueWarningQuota"_s, sizeText(98 * gigabytes)},
        {u"ProhibitSendQuota"_s, sizeText(99 * gigabytes)},
        {u"ProhibitSendReceiveQuota"_s, sizeText(100 * gigabytes)}, {u"LitigationHoldEnabled"_s, false},
        {u"LitigationHoldDuration"_s, u"Unlimited"_s}, {u"InPlaceHolds"_s, QJsonArray()}};
    return merged(usual, account.limits);
}

bool setLimits(Account &account, const QJsonObject &parameters)
{
    const QJsonObject now = limitsOf(account);
    QJsonObject limits = account.limits;
    for (auto parameter = parameters.begin(); parameter != parameters.end(); ++parameter) {
        if (!now.contains(parameter.key()))
            continue;
        if (now[parameter.key()].isBool() && !parameter->isBool())
            return false;
        limits[parameter.key()] = *parameter;
    }
    account.limits = limits;
    return true;
}

QString sizeText(qint64 bytes)
{
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const QStringList units{u"B"_s, u"KB"_s, u"MB"_s, u"GB"_s, u"TB"_s};
    double amount = double(bytes);
    int unit = 0;
    for (; amount >= 1024 && unit + 1 < units.size(); ++unit)
        amount /= 1024;
    return english.toString(amount, 'g', 4) + u' ' + units.at(unit) + u" ("_s + english.toString(bytes)
        + u" bytes)"_s;
}

qint64 sizeOf(const QJsonValue &text)
{
    QString bytes = text.toString().section(u'(', 1).section(u" bytes"_s, 0, 0);
    bytes.remove(u',');
    bool isNumber = false;
    const qint64 result = bytes.toLongLong(&isNumber);
    return isNumber ? result : -1;
}

QString refusalOf(State &state, const Account &mailbox, const QString &sender, qsizetype size)
{
    const QJsonObject limits = limitsOf(mailbox);
    const Account *inside = state.mailboxAt(sender);
    const QJsonObject who = inside ? identityOf(state, *inside) : QJsonObject();
    if (limits[u"RequireSenderAuthenticationEnabled"].toBool() && !inside)
        return u"5.7.134 RESOLVER.RST.SenderNotAuthenticatedForMailbox; authentication required; Delivery "
               "restriction check failed because the sender was not authenticated when sending to this mailbox"_s;
    const QString only = u"AcceptMessagesOnlyFromSendersOrMembers"_s;
    if (!limits[only].toArray().isEmpty() && !namesSender(limits, only, who))
        return u"5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized to send to recipient "
               "because the sender isn't on the recipient's list of senders to accept mail from"_s;
    if (namesSender(limits, u"RejectMessagesFromSendersOrMembers"_s, who))
        return u"5.7.1 RESOLVER.RST.NotAuthorized; not authorized"_s;
    if (isTooLarge(limits[u"MaxReceiveSize"], size))
        return u"5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient"_s;
    return {};
}

QString fullnessOf(const Account &mailbox, qsizetype size)
{
    const bool isFull = isTooLarge(limitsOf(mailbox)[u"ProhibitSendReceiveQuota"], mailbox.used + size);
    return isFull ? u"5.2.2 STOREDRV.Deliver; mailbox full"_s : QString();
}

QString sendingRefusalOf(const Account &mailbox, qsizetype size)
{
    const QJsonObject limits = limitsOf(mailbox);
    const qint64 quota = sizeOf(limits[u"ProhibitSendQuota"]);
    if (quota >= 0 && mailbox.used >= quota)
        return u"5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException; Failed to process "
               "message due to a permanent exception with message Cannot submit message."_s;
    return isTooLarge(limits[u"MaxSendSize"], size)
        ? u"5.2.11 RESOLVER.RST.SendSizeLimit.Sender; message too large for this sender"_s
        : QString();
}

} // namespace cmw::practice
