// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/delegation.h"

#include "services/cloud.h"
#include "services/exchangerecipients.h"
#include "tasks/mailbox/recipientkind.h"

#include <QJsonArray>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Exchange shows a principal mostly by its sign-in name, in older entries by name.
bool isAbout(const QString &principal, const QJsonObject &who)
{
    constexpr QStringView names[]{u"Identity", u"Name", u"Alias", u"DisplayName", u"Guid"};
    return isCalled(who, principal) || std::any_of(std::begin(names), std::end(names), [&](QStringView key) {
        return !principal.isEmpty() && who.value(key).toString().compare(principal, Qt::CaseInsensitive) == 0;
    });
}

/// Neither an account by its sign-in name, nor one of the system's ("NT AUTHORITY\SELF"), nor a deleted one.
bool mayBeGroup(const QString &principal)
{
    return !principal.isEmpty() && !principal.contains(u'@') && !principal.contains(u'\\')
        && !principal.startsWith(u"S-1-"_s);
}

bool holds(const QJsonObject &row, const QString &right)
{
    const QJsonValue rights = row.value(u"AccessRights");
    return rights.isArray() ? rights.toArray().contains(right) : rights.toString().contains(right);
}

/// PowerShell's switches were seen as {"IsPresent": true}, too.
bool isOn(const QJsonValue &value)
{
    return value.isObject() ? value[u"IsPresent"].toBool() : value.toBool();
}

bool denies(const QJsonObject &row)
{
    return isOn(row.value(u"Deny")) || row.value(u"AccessControlType").toString() == u"Deny";
}

Delegation::Right judged(const QList<QJsonObject> &rows, QStringView principal, const QString &right,
    const QJsonObject &who, QStringList &groups)
{
    QList<QJsonObject> own;
    for (const QJsonObject &row : rows) {
        const QString name = row.value(principal).toString();
        if (!holds(row, right))
            continue;
        if (isAbout(name, who))
            own.append(row);
        else if (mayBeGroup(name) && !groups.contains(name))
            groups.append(name);
    }
    // What is set on the mailbox itself goes before what is inherited, and denying before allowing.
    for (const bool inherited : {false, true}) {
        for (const bool denied : {true, false}) {
            const bool isThere = std::any_of(own.begin(), own.end(), [&](const QJsonObject &row) {
                return isOn(row.value(u"IsInherited")) == inherited && denies(row) == denied;
            });
            if (isThere)
                return denied ? Delegation::Right::Denied : Delegation::Right::Yes;
        }
    }
    return Delegation::Right::No;
}

} // namespace

Result<Delegation> Delegation::read(const QString &mailbox, const QJsonObject &who, Cloud &cloud)
{
    ExchangeRecipients recipients(cloud.exchange);
    const auto opening = recipients.mailboxPermissions(mailbox);
    if (!opening)
        return opening.error();
    const auto sending = recipients.recipientPermissions(mailbox);
    if (!sending)
        return sending.error();
    Delegation result;
    QStringList openers, senders;
    result.fullAccess = judged(*opening, u"User", u"FullAccess"_s, who, openers);
    result.sendAs = judged(*sending, u"Trustee", u"SendAs"_s, who, senders);
    if (result.fullAccess == Right::No)
        result.groups = openers;
    if (result.sendAs == Right::No)
        result.groups += senders;
    result.groups.removeDuplicates();
    return result;
}

} // namespace cmw
