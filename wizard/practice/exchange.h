// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "practice/exchangefaults.h"
#include "practice/message.h"

#include <QJsonArray>

namespace cmw::practice {

class State;
struct Account;

/// Exchange Online's admin endpoint that its PowerShell module uses: POST
/// /adminapi/beta/{tenant}/InvokeCommand.
class Exchange final {
public:
    explicit Exchange(State &state) : m_state(state) { }

    /// Empty where the path isn't one of Exchange's.
    std::optional<Answer> answer(const Request &request);

private:
    Answer invoke(const Request &request);

    State &m_state;
    ExchangeFaults m_faults;
};

/// Error bodies always say "Invalid Operation"; what happened stands in the details and in the inner exception.
Answer exchangeFailure(const Error &error);
/// Exchange's exception for a call that doesn't say where it belongs.
Error proxyNotAvailable();

/// What a cmdlet answers: rows, or an Error whose code is Exchange's exception type.
using Rows = Result<QJsonArray>;

// The cmdlets, by what they are about. Each has the state's lock. Sources: Microsoft Learn, the cmdlets'
// pages.

Rows getMailbox(State &state, const QJsonObject &parameters);
Rows setMailbox(State &state, const QJsonObject &parameters);
Rows getMailboxStatistics(State &state, const QJsonObject &parameters);
Rows getRecipient(State &state, const QJsonObject &parameters);
Rows getMailboxPermission(State &state, const QJsonObject &parameters);
Rows addMailboxPermission(State &state, const QJsonObject &parameters);
Rows removeMailboxPermission(State &state, const QJsonObject &parameters);
Rows getRecipientPermission(State &state, const QJsonObject &parameters);
Rows addRecipientPermission(State &state, const QJsonObject &parameters);
Rows removeRecipientPermission(State &state, const QJsonObject &parameters);
Rows getCasMailbox(State &state, const QJsonObject &parameters);
Rows setCasMailbox(State &state, const QJsonObject &parameters);
Rows getUser(State &state, const QJsonObject &parameters);
Rows getTransportConfig(State &state, const QJsonObject &parameters);
Rows setTransportConfig(State &state, const QJsonObject &parameters);
Rows getOrganizationConfig(State &state, const QJsonObject &parameters);
Rows getAuthenticationPolicy(State &state, const QJsonObject &parameters);
Rows getTransportRule(State &state, const QJsonObject &parameters);
Rows getInboxRule(State &state, const QJsonObject &parameters);

Rows getMessageTrace(State &state, const QJsonObject &parameters);
Rows getMessageTraceDetail(State &state, const QJsonObject &parameters);

Rows getRemoteDomain(State &state, const QJsonObject &parameters);
Rows newRemoteDomain(State &state, const QJsonObject &parameters);
Rows setRemoteDomain(State &state, const QJsonObject &parameters);
Rows removeRemoteDomain(State &state, const QJsonObject &parameters);
Rows getAcceptedDomain(State &state, const QJsonObject &parameters);
Rows getOutboundConnector(State &state, const QJsonObject &parameters);

Rows getApplicationAccessPolicy(State &state, const QJsonObject &parameters);
Rows newApplicationAccessPolicy(State &state, const QJsonObject &parameters);
Rows removeApplicationAccessPolicy(State &state, const QJsonObject &parameters);
Rows testApplicationAccessPolicy(State &state, const QJsonObject &parameters);
Rows testServicePrincipalAuthorization(State &state, const QJsonObject &parameters);
Rows getDistributionGroup(State &state, const QJsonObject &parameters);
Rows getDistributionGroupMember(State &state, const QJsonObject &parameters);
Rows newDistributionGroup(State &state, const QJsonObject &parameters);
Rows removeDistributionGroup(State &state, const QJsonObject &parameters);

Rows enableOrganizationCustomization(State &state, const QJsonObject &parameters);

Rows getOutboundPolicy(State &state, const QJsonObject &parameters);
Rows newOutboundPolicy(State &state, const QJsonObject &parameters);
Rows setOutboundPolicy(State &state, const QJsonObject &parameters);
Rows removeOutboundPolicy(State &state, const QJsonObject &parameters);
Rows getOutboundRule(State &state, const QJsonObject &parameters);
Rows newOutboundRule(State &state, const QJsonObject &parameters);
Rows setOutboundRule(State &state, const QJsonObject &parameters);
Rows removeOutboundRule(State &state, const QJsonObject &parameters);
Rows enableOutboundRule(State &state, const QJsonObject &parameters);
Rows disableOutboundRule(State &state, const QJsonObject &parameters);

/// Exchange's exception for an object that isn't there.
Error objectNotFound(const QString &identity);
/// Exchange's exception for a value or a combination that it doesn't take.
Error badParameter(const QString &message);

/// Microsoft's built-in policy: forwarding is as the system says.
QJsonObject outboundPolicy(const QString &name, const QString &autoForwarding, bool isDefault);
/// `other`: its conditions and exceptions, and its State where that isn't Enabled.
QJsonObject outboundRule(const QString &name, const QString &policy, const QJsonObject &other, int priority);
/// `allowed`: the protocols that take basic authentication: "Smtp", "Imap", …
QJsonObject authenticationPolicy(const QString &name, const QStringList &allowed);
/// Changes the switch; the SMTP servers know of it after as many logins as the fault unseenSmtpAuth says.
void setSmtpAuth(State &state, Account &account, std::optional<bool> disabled);
/// What the SMTP servers go by at this login.
std::optional<bool> smtpAuthInForce(Account &account);
/// One as New-RemoteDomain makes it, but for `other`.
QJsonObject remoteDomain(const QString &name, const QString &domainName, const QJsonObject &other = {});
/// One that the organisation is responsible for, but for `other`.
QJsonObject acceptedDomain(const QString &domainName, const QJsonObject &other = {});
QJsonObject outboundConnector(const QString &name, const QJsonObject &other);

} // namespace cmw::practice
