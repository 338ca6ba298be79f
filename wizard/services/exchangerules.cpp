// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangerules.h"

namespace cmw {

using namespace Qt::StringLiterals;

Result<QList<QJsonObject>> ExchangeRules::mailFlowRules()
{
    return m_wire.read({u"Get-TransportRule"_s, {{u"ResultSize"_s, u"Unlimited"_s}}});
}

Result<QList<QJsonObject>> ExchangeRules::inboxRules(const QString &mailbox)
{
    return m_wire.read({u"Get-InboxRule"_s, {{u"Mailbox"_s, mailbox}}, mailbox});
}

} // namespace cmw
