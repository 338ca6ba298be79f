// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangesearch.h"

#include "services/graphsearch.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

using Kind = FoundMailbox::Kind;
using Doubt = FoundMailbox::Doubt;

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

} // namespace

Result<FoundMailboxes> ExchangeSearch::mailboxes(const QString &typed, int most)
{
    const QString text = searchable(typed);
    if (text.isEmpty())
        return FoundMailboxes();
    const Result<QList<QJsonObject>> rows =
        m_wire.read({u"Get-Recipient"_s, {{u"Anr"_s, text}, {u"ResultSize"_s, most + 1}}});
    if (!rows)
        return rows.error();
    FoundMailboxes result;
    for (const QJsonObject &row : *rows) {
        FoundMailbox found{
            row.value("DisplayName"_L1).toString(), row.value("PrimarySmtpAddress"_L1).toString()};
        classify(found, row.value("RecipientTypeDetails"_L1).toString());
        result.mailboxes.append(found);
    }
    result.arrange(most);
    return result;
}

} // namespace cmw
