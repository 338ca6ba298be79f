// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangelimits.h"

namespace cmw {

using namespace Qt::StringLiterals;

Result<QJsonObject> ExchangeLimits::statistics(const QString &mailbox)
{
    return m_wire.readOne({u"Get-MailboxStatistics"_s, {{u"Identity"_s, mailbox}}, mailbox});
}

Result<void> ExchangeLimits::setInternalSenders(const QString &mailbox, bool demanded)
{
    return m_wire.write({u"Set-Mailbox"_s,
        {{u"Identity"_s, mailbox}, {u"RequireSenderAuthenticationEnabled"_s, demanded}}, mailbox});
}

} // namespace cmw
