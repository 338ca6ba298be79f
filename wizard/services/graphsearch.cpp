// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/graphsearch.h"

#include "services/odata.h"
#include "services/recipientkind.h"

#include <QJsonArray>
#include <QSet>

namespace cmw {

using namespace Qt::StringLiterals;
using namespace cmw::odata;

namespace {

using Kind = FoundMailbox::Kind;
using Doubt = FoundMailbox::Doubt;

const auto proxyPrefix = u"smtp:"_s;

/// One more than is shown: whether there are more.
QString page(int most)
{
    return u"&$count=true&$top=%1"_s.arg(most + 1);
}

QString userSelect()
{
    return u"&$select=id,displayName,userPrincipalName,mail,proxyAddresses,accountEnabled,userType,"
           "assignedPlans"_s;
}

/// "property:text" in double quotes.
QString clause(const QString &property, QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u"\"%1:%2\""_s.arg(property, text);
}

QString search(const QStringList &properties, const QString &text)
{
    QStringList clauses;
    for (const QString &property : properties)
        clauses.append(clause(property, text));
    return u"$search="_s + encoded(clauses.join(u" OR "_s));
}

QString usersBySearch(const QString &text, int most)
{
    return u"/users?"_s
        + search({u"displayName"_s, u"mail"_s, u"userPrincipalName"_s, u"mailNickname"_s}, text) + page(most)
        + userSelect();
}

QString usersByBeginning(const QString &text, int most)
{
    QStringList parts;
    for (const QString &property :
        {u"displayName"_s, u"givenName"_s, u"surname"_s, u"mail"_s, u"userPrincipalName"_s})
        parts.append(u"startsWith(%1,%2)"_s.arg(property, quoted(text)));
    return u"/users?"_s + filter(parts.join(u" or "_s)) + page(most) + userSelect();
}

QString usersByAlias(const QString &text, int most)
{
    return u"/users?"_s + filter(u"proxyAddresses/any(p:startsWith(p,%1))"_s.arg(quoted(proxyPrefix + text)))
        + page(most) + userSelect();
}

QString groups(const QString &text, int most)
{
    return u"/groups?"_s + search({u"displayName"_s, u"mail"_s}, text) + u'&'
        + filter(u"mailEnabled eq true"_s) + page(most) + u"&$select=id,displayName,mail,groupTypes"_s;
}

/// The further address that begins with the text; empty where the primary one or the sign-in name does.
QString aliasIn(const QJsonObject &user, const QString &text)
{
    const auto begins = [&text](const QString &one) { return one.startsWith(text, Qt::CaseInsensitive); };
    if (begins(user.value("mail"_L1).toString()) || begins(user.value("userPrincipalName"_L1).toString()))
        return {};
    const QJsonArray proxies = user.value("proxyAddresses"_L1).toArray();
    for (const QJsonValue &value : proxies) {
        const QString proxy = value.toString();
        const QString address = plainAddress(proxy);
        if (address != proxy && begins(address))
            return address;
    }
    return {};
}

FoundMailbox fromUser(const QJsonObject &user, const QString &text)
{
    FoundMailbox found{user.value("displayName"_L1).toString(), user.value("mail"_L1).toString(),
        user.value("userPrincipalName"_L1).toString(), aliasIn(user, text)};
    const bool isUnlicensed = hasExchangeLicence(user) == false;
    const bool isBlocked = !user.value("accountEnabled"_L1).toBool(true);
    if (user.value("userType"_L1).toString() == "Guest"_L1) {
        found.kind = Kind::Guest;
        found.doubt = Doubt::Guest;
    } else if (found.address.isEmpty()) {
        found.doubt = Doubt::NoMailbox;
    } else if (isBlocked && isUnlicensed) {
        found.kind = Kind::Shared;
    } else if (isBlocked) {
        found.doubt = Doubt::SignInBlocked;
    } else if (isUnlicensed) {
        found.doubt = Doubt::NoLicence;
    }
    return found;
}

FoundMailbox fromGroup(const QJsonObject &group)
{
    return {group.value("displayName"_L1).toString(), group.value("mail"_L1).toString(), {}, {}, Kind::Group,
        Doubt::Group};
}

bool hasMore(const QJsonObject &list, int most)
{
    return list.contains("@odata.nextLink"_L1) || list.value("@odata.count"_L1).toInt() > most
        || list.value("value"_L1).toArray().size() > most;
}

} // namespace

QString searchable(const QString &typed)
{
    QString text = typed;
    text.replace(u'&', u' ');
    text = text.simplified();
    return plainAddress(text).trimmed();
}

Result<QJsonObject> GraphSearch::people(const QString &text, int most) const
{
    const auto found = m_wire.read(usersBySearch(text, most));
    if (found || found.error().code != "graph/refused"_L1)
        return found;
    const auto begin = m_wire.read(usersByBeginning(text, most));
    return begin ? begin : found; // which says what the directory doesn't take
}

Result<FoundMailboxes> GraphSearch::mailboxes(const QString &typed, int most)
{
    const QString text = searchable(typed);
    if (text.isEmpty())
        return FoundMailboxes();
    const GraphWire::Kind object = GraphWire::Kind::Object;
    m_wire.readAhead({{object, usersBySearch(text, most)}, {object, usersByAlias(text, most)},
        {object, groups(text, most)}});
    const auto found = people(text, most);
    if (!found)
        return found.error();

    FoundMailboxes result;
    QSet<QString> known;
    const auto take = [&](const Result<QJsonObject> &list, const auto &read) {
        if (!list)
            return;
        result.more = result.more || hasMore(*list, most);
        const QList<QJsonObject> ones = objects(*list);
        for (const QJsonObject &one : ones) {
            const QString id = one.value("id"_L1).toString();
            if (!known.contains(id))
                result.mailboxes.append(read(one));
            known.insert(id);
        }
    };
    const auto user = [&text](const QJsonObject &one) { return fromUser(one, text); };
    take(found, user);
    // What may not be asked, or isn't answered, leaves the others as they are.
    take(m_wire.read(usersByAlias(text, most)), user);
    const auto grouped = m_wire.read(groups(text, most));
    if (!grouped && grouped.error().isCancelled())
        return grouped.error();
    take(grouped, fromGroup);
    result.arrange(most);
    return result;
}

} // namespace cmw
