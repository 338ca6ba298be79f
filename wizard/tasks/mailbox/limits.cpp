// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/limits.h"

#include "services/cloud.h"
#include "services/exchangelimits.h"
#include "tasks/mailbox/rowtexts.h"
#include "tasks/readback.h"

#include <QRegularExpression>

#include <optional>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 megabyte = qint64(1024) * 1024;
/// Below it, not even a mail with a signature's picture comes through.
constexpr qint64 leastUseful = megabyte;
/// What Webex Connect takes. Source: Webex Connect, Email: "attachments up to 25 MB".
constexpr qint64 asWebexConnect = 25 * megabyte;

/// "36 MB (37,748,736 bytes)", "Unlimited", or plain digits. Empty: no limit, or none that can be read.
std::optional<qint64> bytes(const QJsonValue &value)
{
    static const QRegularExpression inBrackets(uR"(\(([0-9][^)]*?)\s*bytes\))"_s);
    const QString text = value.isDouble() ? QString::number(qint64(value.toDouble())) : value.toString();
    const QRegularExpressionMatch match = inBrackets.match(text);
    QString digits = match.hasMatch() ? match.captured(1) : text;
    digits.remove(QRegularExpression(u"[^0-9]"_s));
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    const bool isPlain = match.hasMatch() || digits == text;
    return isNumber && isPlain ? std::optional(number) : std::nullopt;
}

/// As Exchange shows it, without the bytes: "36 MB".
QString size(const QJsonValue &value)
{
    return value.toVariant().toString().section(u" ("_s, 0, 0);
}

/// Those whom lists of the mailbox name. What stands in one of the first two stands in the third, too.
QStringList listed(const QJsonObject &mailbox, const QString &list)
{
    QStringList names;
    for (const QString &ending : {u"SendersOrMembers"_s, QString(), u"DLMembers"_s})
        names += rowTexts(mailbox.value(list + ending));
    names.removeDuplicates();
    return names;
}

/// What keeps customers' mail from the mailbox, or the mailbox's from customers; Done where nothing does.
Finding judgedWho(const QJsonObject &mailbox, const QVariantMap &about)
{
    QVariantMap args = about;
    if (mailbox.value(u"RequireSenderAuthenticationEnabled").toBool())
        return {State::Wrong, u"mailbox/only-internal-senders"_s, args};
    if (const QStringList only = listed(mailbox, u"AcceptMessagesOnlyFrom"_s); !only.isEmpty()) {
        args.insert(u"senders"_s, only.join(u", "_s));
        return {State::Wrong, u"mailbox/only-listed-senders"_s, args};
    }
    if (mailbox.value(u"ModerationEnabled").toBool())
        return {State::Wrong, u"mailbox/moderated"_s, args};
    if (const QStringList refused = listed(mailbox, u"RejectMessagesFrom"_s); !refused.isEmpty()) {
        args.insert(u"senders"_s, refused.join(u", "_s));
        return {State::Done, u"mailbox/some-senders-refused"_s, args};
    }
    return {State::Done, u"mailbox/limits-fine"_s, args};
}

Finding judgedSizes(const QJsonObject &mailbox, const QVariantMap &about)
{
    const QJsonValue receive = mailbox.value(u"MaxReceiveSize"), send = mailbox.value(u"MaxSendSize");
    QVariantMap args = about;
    args.insert(u"receive"_s, size(receive));
    args.insert(u"send"_s, size(send));
    const qint64 mostIn = bytes(receive).value_or(asWebexConnect);
    const qint64 mostOut = bytes(send).value_or(asWebexConnect);
    if (mostIn < leastUseful)
        return {State::Wrong, u"mailbox/receive-size-too-small"_s, args};
    if (mostOut < leastUseful)
        return {State::Wrong, u"mailbox/send-size-too-small"_s, args};
    if (mostIn < asWebexConnect || mostOut < asWebexConnect)
        return {State::Done, u"mailbox/sizes-small"_s, args};
    return {State::Done, u"mailbox/limits-fine"_s, args};
}

Finding judgedRoom(const QJsonObject &mailbox, const QJsonObject &statistics, const QVariantMap &about)
{
    const QJsonValue used = statistics.value(u"TotalItemSize");
    const auto isReached = [&](const QJsonValue &quota) {
        const std::optional<qint64> most = bytes(quota);
        return most && bytes(used).value_or(0) >= *most;
    };
    const QJsonValue sending = mailbox.value(u"ProhibitSendQuota");
    const QJsonValue all = mailbox.value(u"ProhibitSendReceiveQuota");
    const QJsonValue quota = isReached(all) ? all : sending;
    QVariantMap args = about;
    args.insert(u"used"_s, size(used));
    args.insert(u"quota"_s, size(quota));
    if (isReached(all))
        return {State::Wrong, u"mailbox/full"_s, args};
    return isReached(sending) ? Finding{State::Wrong, u"mailbox/full-for-sending"_s, args}
                              : Finding{State::Done, u"mailbox/limits-fine"_s, args};
}

Result<bool> demandsInternalSenders(const QString &mailbox, Cloud &cloud)
{
    const Result<QJsonObject> read = cloud.exchange.mailbox(mailbox);
    return read ? Result<bool>(read->value(u"RequireSenderAuthenticationEnabled").toBool()) : read.error();
}

Result<void> setInternalSenders(const QString &mailbox, bool demanded, Cloud &cloud)
{
    const Result<void> sent = ExchangeLimits(cloud.exchange).setInternalSenders(mailbox, demanded);
    if (!sent)
        return sent.error();
    return readBackInExchange(cloud, [&]() -> Result<bool> {
        const Result<bool> now = demandsInternalSenders(mailbox, cloud);
        return now ? Result<bool>(*now == demanded) : now.error();
    });
}

} // namespace

TaskInfo MailboxLimits::info() const
{
    return {.id = u"mailbox.limits"_s,
        .needs = {u"mailbox.account"_s},
        .resources = Resource::Exchange,
        .changes = true,
        .lane = u"exchange"_s};
}

Finding MailboxLimits::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.mailbox.isEmpty())
        return {State::Unknown, u"mailbox/needs-address"_s};
    const Result<QJsonObject> mailbox = cloud.exchange.mailbox(setup.mailbox);
    if (!mailbox)
        return mailbox.error();
    const QVariantMap about{{u"mailbox"_s, setup.mailbox}};
    const Finding who = judgedWho(*mailbox, about), sizes = judgedSizes(*mailbox, about);
    for (const Finding &found : {who, sizes}) {
        if (found.state == State::Wrong)
            return found;
    }
    const Result<QJsonObject> statistics = ExchangeLimits(cloud.exchange).statistics(setup.mailbox);
    // A mailbox that nobody has opened yet has none: it is empty.
    const bool isNew = !statistics && statistics.error().code == u"exchange/not-found";
    if (!statistics && !isNew)
        return statistics.error();
    const Finding room = judgedRoom(*mailbox, isNew ? QJsonObject() : *statistics, about);
    if (room.state == State::Wrong)
        return room;
    return who.code == u"mailbox/limits-fine" ? sizes : who;
}

Result<Change> MailboxLimits::apply(const Setup &setup, Cloud &cloud) const
{
    const Finding found = check(setup, cloud);
    if (found.state == State::Done)
        return nothing();
    if (found.code != u"mailbox/only-internal-senders" || !setup.agreed.contains(found.code))
        return Error{found.code, found.args, found.evidence};
    const Result<Change> change =
        intend(cloud, u"mailbox/external-senders-allowed"_s, found.args, {{u"mailbox"_s, setup.mailbox}});
    if (!change)
        return change.error();
    const Result<void> done = setInternalSenders(setup.mailbox, false, cloud);
    return done ? change : done.error();
}

Result<void> MailboxLimits::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    const QString mailbox = change.before.value(u"mailbox").toString();
    const Result<bool> now = demandsInternalSenders(mailbox, cloud);
    if (!now)
        return now.error();
    return *now ? Result<void>() : setInternalSenders(mailbox, true, cloud);
}

} // namespace cmw
