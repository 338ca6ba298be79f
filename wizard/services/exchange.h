// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "services/bearer.h"
#include "services/http.h"
#include "services/patience.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>

namespace cmw {

class ReadCache;
struct Repeatable;

/// The cmdlets of Exchange Online that the set-up needs, over the endpoint that Microsoft's PowerShell module
/// uses. That endpoint is not documented as an API: all that we rely on stands in exchange.cpp.
/// Repeats 429 and 503, and reads after 502, 504 and a cut connection. No write is sent twice.
///
/// Errors of every function: cancelled, network/*, http/not-json, exchange/unauthorized (401),
/// exchange/denied (403), exchange/not-found (no such mailbox or object), exchange/no-cmdlet (the role lacks
/// it), exchange/customization (the organisation is "dehydrated"), exchange/throttled, exchange/server (5xx),
/// exchange/refused; args: cmdlet, status; evidence: Exchange's own message and request-id.
///
/// Source: facts measured on the ExchangeOnlineManagement module; cmdlets: Microsoft Learn, Exchange
/// PowerShell reference.
class Exchange final {
public:
    Exchange(Http &http, const QUrl &base, const Bearer &token, std::shared_ptr<ReadCache> cache,
        const Patience &patience);

    /// Whose tenant; to be set before the first call. `admin` is the signed-in account, for routing.
    void setTenant(const QString &tenantId, const QString &admin);

    Result<QJsonObject> mailbox(const QString &identity); ///< Get-Mailbox
    Result<QJsonObject> clientAccess(const QString &identity); ///< Get-CASMailbox
    /// Empty: back to what the organisation says.
    Result<void> setSmtpAuthDisabled(const QString &identity, std::optional<bool> disabled);
    Result<QJsonObject> transportConfig();
    /// Empty addresses: none. `internalAddress` is ForwardingAddress, which wins silently where both are set:
    /// it is cleared, unless an undo brings it back.
    Result<void> setForwarding(const QString &identity, const QString &smtpAddress, bool keepCopy,
        const QString &internalAddress = {});

    Result<QList<QJsonObject>> outboundPolicies();
    Result<QList<QJsonObject>> outboundRules();
    Result<void> createOutboundPolicy(const QString &name, bool forwarding);
    Result<void> setOutboundPolicyForwarding(
        const QString &name, const QString &mode); ///< "On", "Off", "Automatic"
    /// `rule`: the parameters of New-HostedOutboundSpamFilterRule.
    Result<void> createOutboundRule(const QJsonObject &rule);
    Result<void> removeOutboundRule(const QString &name);
    Result<void> removeOutboundPolicy(const QString &name);
    Result<QList<QJsonObject>> remoteDomains();

private:
    struct Call; // cmdlet, parameters, anchor
    QString organisationAnchor() const;
    HttpRequest request(const Call &call, const QUrl &url) const;
    /// All pages of a read, as {"value": […]}; the one answer of a write.
    Result<QJsonObject> invoke(const Call &call, const Repeatable &repeatable);
    Result<QList<QJsonObject>> read(const Call &call);
    Result<QJsonObject> readOne(const Call &call);
    Result<void> write(Call call);

    Http &m_http;
    QUrl m_base;
    Bearer m_token;
    std::shared_ptr<ReadCache> m_cache;
    Patience m_patience;
    QString m_tenant;
    QString m_admin;
    QByteArray m_connectionId;
};

} // namespace cmw
