// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchange.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

Result<QJsonObject> Exchange::mailbox(const QString &identity)
{
    return m_wire.readOne({u"Get-Mailbox"_s, {{u"Identity"_s, identity}}, identity});
}

Result<QJsonObject> Exchange::clientAccess(const QString &identity)
{
    return m_wire.readOne({u"Get-CASMailbox"_s, {{u"Identity"_s, identity}}, identity});
}

Result<void> Exchange::setSmtpAuthDisabled(const QString &identity, std::optional<bool> disabled)
{
    const QJsonValue value = disabled ? QJsonValue(*disabled) : QJsonValue(QJsonValue::Null);
    return m_wire.write({u"Set-CASMailbox"_s,
        {{u"Identity"_s, identity}, {u"SmtpClientAuthenticationDisabled"_s, value}}, identity});
}

Result<QJsonObject> Exchange::transportConfig()
{
    return m_wire.readOne({u"Get-TransportConfig"_s, {}});
}

Result<void> Exchange::setForwarding(
    const QString &identity, const QString &smtpAddress, bool keepCopy, const QString &internalAddress)
{
    return m_wire.write({u"Set-Mailbox"_s,
        {{u"Identity"_s, identity}, {u"ForwardingAddress"_s, textOrNull(internalAddress)},
            {u"ForwardingSmtpAddress"_s, textOrNull(smtpAddress)},
            {u"DeliverToMailboxAndForward"_s, keepCopy}},
        identity});
}

} // namespace cmw
