// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/delegation.h"

#include "services/cloud.h"
#include "services/exchangerecipients.h"
#include "tasks/mailbox/groupnames.h"
#include "tasks/mailbox/recipientkind.h"

#include <QJsonArray>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Who signs in, as entries may name it.
struct Principal {
    QJsonObject mailbox; ///< row of Get-Mailbox
    QStringList groups = {}; ///< all names of those that it is in, where known
};

/// Exchange shows a principal mostly by its sign-in name, in older entries by name.
bool isAbout(const QString &name, const Principal &who)
{
    constexpr QStringView names[]{u"Identity", u"Name", u"Alias", u"DisplayName", u"Guid"};
    return isCalled(who.mailbox, name) || who.groups.contains(name, Qt::CaseInsensitive)
        || std::any_of(std::begin(names), std::end(names), [&](QStringView key) {
               return !name.isEmpty()
                   && who.mailbox.value(key).toString().compare(name, Qt::CaseInsensitive) == 0;
           });
}

/// Neither one of the system's ("NT AUTHORITY\SELF") nor a deleted one.
bool isSomebody(const QString &name)
{
    return !name.isEmpty() && !name.contains(u'\\') && !name.startsWith(u"S-1-"_s);
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

/// One kind of permission on the mailbox.
struct Entries {
    QList<QJsonObject> rows;
    QStringView principal; ///< the property that names who it is for
    QString right;

    /// What is set on the mailbox itself goes before what is inherited, and denying before allowing.
    Delegation::Right judged(const Principal &who) const
    {
        for (const bool inherited : {false, true}) {
            for (const bool denied : {true, false}) {
                const bool isThere = std::any_of(rows.begin(), rows.end(), [&](const QJsonObject &row) {
                    return isOn(row.value(u"IsInherited")) == inherited && denies(row) == denied
                        && holds(row, right) && isAbout(row.value(principal).toString(), who);
                });
                if (isThere)
                    return denied ? Delegation::Right::Denied : Delegation::Right::Yes;
            }
        }
        return Delegation::Right::No;
    }

    /// Whether an entry of its own allows it, whatever others deny.
    Delegation::Right own(const Principal &who) const
    {
        Entries own = *this;
        erase_if(
            own.rows, [](const QJsonObject &row) { return isOn(row.value(u"IsInherited")) || denies(row); });
        return own.judged(who);
    }

    /// Everybody else who has the right or is denied it: others, and groups.
    QStringList others(const Principal &who) const
    {
        QStringList names;
        for (const QJsonObject &row : rows) {
            const QString name = row.value(principal).toString();
            if (holds(row, right) && isSomebody(name) && !isAbout(name, who))
                names.append(name);
        }
        return names;
    }
};

/// The groups that it is in, by all their names; no value: this admin may not read them.
Result<std::optional<QStringList>> groupsOf(const QJsonObject &who, Cloud &cloud)
{
    const QString id = who.value(u"ExternalDirectoryObjectId").toString();
    if (id.isEmpty() || cloud.context().tokens.graph.isEmpty())
        return std::optional<QStringList>();
    const auto groups = cloud.graph.groupsOf(id, Graph::Membership::Nested);
    if (groups)
        return std::optional(groupNames(*groups));
    return isInTheWay(groups.error()) ? Result<std::optional<QStringList>>(groups.error())
                                      : std::optional<QStringList>();
}

/// All that is set on the mailbox.
struct Rights {
    Entries openers, senders;

    static Result<Rights> read(const QString &mailbox, Cloud &cloud)
    {
        ExchangeRecipients recipients(cloud.exchange);
        const auto opening = recipients.mailboxPermissions(mailbox);
        if (!opening)
            return opening.error();
        const auto sending = recipients.recipientPermissions(mailbox);
        if (!sending)
            return sending.error();
        return Rights{{*opening, u"User", u"FullAccess"_s}, {*sending, u"Trustee", u"SendAs"_s}};
    }
};

} // namespace

Result<Delegation> Delegation::read(const QString &mailbox, const QJsonObject &who, Cloud &cloud)
{
    const Result<Rights> rights = Rights::read(mailbox, cloud);
    if (!rights)
        return rights.error();
    Principal principal{who};
    Delegation result;
    const auto judge = [&] {
        result.fullAccess = rights->openers.judged(principal);
        result.sendAs = rights->senders.judged(principal);
    };
    judge();
    QStringList others = rights->openers.others(principal) + rights->senders.others(principal);
    others.removeDuplicates();
    if (others.isEmpty())
        return result;

    const auto groups = groupsOf(who, cloud);
    if (!groups)
        return groups.error();
    result.knowsGroups = groups->has_value();
    const bool isWholeAlone = result.isWhole();
    principal.groups = groups->value_or(QStringList());
    judge();
    // An account is shown by its sign-in name: what else is there may be a group.
    erase_if(others, [&](const QString &name) {
        return result.knowsGroups ? isWholeAlone || !principal.groups.contains(name, Qt::CaseInsensitive)
                                  : name.contains(u'@');
    });
    result.groups = others;
    return result;
}

Result<Delegation> Delegation::readOwn(const QString &mailbox, const QJsonObject &who, Cloud &cloud)
{
    const Result<Rights> rights = Rights::read(mailbox, cloud);
    if (!rights)
        return rights.error();
    Delegation result;
    result.fullAccess = rights->openers.own({who});
    result.sendAs = rights->senders.own({who});
    return result;
}

} // namespace cmw
