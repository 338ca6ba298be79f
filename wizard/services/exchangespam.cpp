// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangespam.h"

namespace cmw {

using namespace Qt::StringLiterals;

Result<QList<QJsonObject>> ExchangeSpam::policies()
{
    return m_wire.read({u"Get-HostedOutboundSpamFilterPolicy"_s, {}});
}

Result<QList<QJsonObject>> ExchangeSpam::rules()
{
    return m_wire.read({u"Get-HostedOutboundSpamFilterRule"_s, {}});
}

Result<void> ExchangeSpam::createPolicy(const QString &name, const QString &mode)
{
    return m_wire.write(
        {u"New-HostedOutboundSpamFilterPolicy"_s, {{u"Name"_s, name}, {u"AutoForwardingMode"_s, mode}}});
}

Result<void> ExchangeSpam::setForwarding(const QString &policy, const QString &mode)
{
    return m_wire.write({u"Set-HostedOutboundSpamFilterPolicy"_s,
        {{u"Identity"_s, policy}, {u"AutoForwardingMode"_s, mode}}});
}

Result<void> ExchangeSpam::removePolicy(const QString &name)
{
    return m_wire.write({u"Remove-HostedOutboundSpamFilterPolicy"_s, {{u"Identity"_s, name}}});
}

Result<void> ExchangeSpam::createRule(const QJsonObject &rule)
{
    return m_wire.write({u"New-HostedOutboundSpamFilterRule"_s, rule});
}

Result<void> ExchangeSpam::removeRule(const QString &name)
{
    return m_wire.write({u"Remove-HostedOutboundSpamFilterRule"_s, {{u"Identity"_s, name}}});
}

Result<bool> ExchangeSpam::isDehydrated()
{
    const auto organisation = m_wire.readOne({u"Get-OrganizationConfig"_s, {}});
    if (!organisation)
        return organisation.error();
    return organisation->value(u"IsDehydrated").toBool();
}

Result<void> ExchangeSpam::enableCustomization()
{
    const auto enabled = m_wire.write({u"Enable-OrganizationCustomization"_s, {}});
    // Source: Exchange's own answer, quoted in MicrosoftDocs/office-docs-powershell#6497.
    if (!enabled
        && enabled.error().evidence.contains(u"already enabled for customization", Qt::CaseInsensitive))
        return {};
    return enabled;
}

} // namespace cmw
