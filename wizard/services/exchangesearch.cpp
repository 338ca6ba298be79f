// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangesearch.h"

#include "services/graphsearch.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

using Kind = FoundMailbox::Kind;
using Doubt = FoundMailbox::Doubt;

const auto prefix = u"smtp:"_s;

void classify(FoundMailbox &found, const QString &kind)
{
    const auto is = [&found](Kind what, Doubt why) {
        found.kind = what;
        found.doubt = why;
    };
    if (kind == "UserMailbox"_L1)
        is(Kind::User, Doubt::None);
    else if (kind == "SharedMailbox"_L1)
        is(Kind::Shared, Doubt::None);
    else if (kind == "RoomMailbox"_L1 || kind == "EquipmentMailbox"_L1 || kind == "SchedulingMailbox"_L1)
        is(Kind::Resource, Doubt::Resource);
    else if (kind == "GuestMailUser"_L1)
        is(Kind::Guest, Doubt::Guest);
    else if (kind == "GroupMailbox"_L1 || kind.endsWith("Group"_L1))
        is(Kind::Group, Doubt::Group);
    else
        is(Kind::Other, Doubt::Elsewhere);
}

/// The further address that begins with the text; empty where the primary one does.
QString aliasIn(const QJsonObject &row, const QString &text)
{
    if (row.value("PrimarySmtpAddress"_L1).toString().startsWith(text, Qt::CaseInsensitive))
        return {};
    const QJsonArray addresses = row.value("EmailAddresses"_L1).toArray();
    for (const QJsonValue &value : addresses) {
        const QString address = value.toString();
        if (address.startsWith(prefix + text, Qt::CaseInsensitive))
            return address.mid(prefix.size());
    }
    return {};
}

} // namespace

Result<QList<QJsonObject>> ExchangeSearch::rows(const QString &text, int most)
{
    const auto ask = [this, most](const QString &parameter, const QString &value) {
        return m_wire.read({u"Get-Recipient"_s, {{parameter, value}, {u"ResultSize"_s, most + 1}}});
    };
    const auto byAddress = [&] {
        const QString beginning = QString(text).remove(u'*').replace(u'\'', u"''"_s);
        return ask(u"Filter"_s, u"EmailAddresses -like '%1%2*'"_s.arg(prefix, beginning));
    };
    if (text.contains(u'@'))
        return byAddress();
    const Result<QList<QJsonObject>> named = ask(u"Anr"_s, text);
    const bool isEnough = !named || !named->isEmpty() || text.contains(u' ');
    return isEnough ? named : byAddress();
}

Result<FoundMailboxes> ExchangeSearch::mailboxes(const QString &typed, int most)
{
    const QString text = searchable(typed);
    if (text.isEmpty())
        return FoundMailboxes();
    const Result<QList<QJsonObject>> found = rows(text, most);
    if (!found)
        return found.error();
    FoundMailboxes result;
    for (const QJsonObject &row : *found) {
        FoundMailbox mailbox{
            row.value("DisplayName"_L1).toString(), row.value("PrimarySmtpAddress"_L1).toString()};
        mailbox.alias = aliasIn(row, text);
        classify(mailbox, row.value("RecipientTypeDetails"_L1).toString());
        result.mailboxes.append(mailbox);
    }
    result.arrange(most);
    return result;
}

} // namespace cmw
