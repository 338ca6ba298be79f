// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangeroutes.h"

namespace cmw {

using namespace Qt::StringLiterals;

Result<QList<QJsonObject>> ExchangeRoutes::remoteDomains()
{
    return m_wire.read({u"Get-RemoteDomain"_s, {}});
}

Result<void> ExchangeRoutes::createRemoteDomain(const QString &name, const QString &domain)
{
    return m_wire.write({u"New-RemoteDomain"_s, {{u"Name"_s, name}, {u"DomainName"_s, domain}}});
}

Result<void> ExchangeRoutes::setRemoteDomain(const QString &name, const QJsonObject &settings)
{
    QJsonObject parameters = settings;
    parameters.insert(u"Identity"_s, name);
    return m_wire.write({u"Set-RemoteDomain"_s, parameters});
}

Result<void> ExchangeRoutes::removeRemoteDomain(const QString &name)
{
    return m_wire.write({u"Remove-RemoteDomain"_s, {{u"Identity"_s, name}}});
}

Result<QList<QJsonObject>> ExchangeRoutes::acceptedDomains()
{
    return m_wire.read({u"Get-AcceptedDomain"_s, {}});
}

Result<QList<QJsonObject>> ExchangeRoutes::outboundConnectors()
{
    return m_wire.read({u"Get-OutboundConnector"_s, {}});
}

Result<QList<QJsonObject>> ExchangeRoutes::forwardingMailboxes()
{
    return m_wire.read({u"Get-Mailbox"_s,
        {{u"Filter"_s, u"ForwardingSmtpAddress -ne $null"_s}, {u"ResultSize"_s, u"Unlimited"_s}}});
}

} // namespace cmw
