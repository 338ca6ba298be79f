// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangesearch.h"

#include "services/graphsearch.h"
#include "services/recipientkind.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

using Kind = FoundMailbox::Kind;
using Doubt = FoundMailbox::Doubt;

const auto prefix = u"smtp:"_s;

void classify(FoundMailbox &found, RecipientKind kind)
{
    const auto is = [&found](Kind what, Doubt why) {
        found.kind = what;
        found.doubt = why;
    };
    switch (kind) {
    case RecipientKind::User:
        return is(Kind::User, Doubt::None);
    case RecipientKind::Shared:
        return is(Kind::Shared, Doubt::None);
    case RecipientKind::Resource:
        return is(Kind::Resource, Doubt::Resource);
    case RecipientKind::Guest:
        return is(Kind::Guest, Doubt::Guest);
    case RecipientKind::DistributionGroup:
    case RecipientKind::DynamicGroup:
    case RecipientKind::GroupMailbox:
        return is(Kind::Group, Doubt::Group);
    case RecipientKind::Contact:
    case RecipientKind::OnPremises:
    case RecipientKind::PublicFolder:
    case RecipientKind::MailUser:
    case RecipientKind::Other:
        break;
    }
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
            return plainAddress(address);
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
        classify(mailbox, recipientKind(row));
        result.mailboxes.append(mailbox);
    }
    result.arrange(most);
    return result;
}

} // namespace cmw
