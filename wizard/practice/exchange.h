// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "practice/message.h"

#include <QJsonArray>

namespace cmw::practice {

class State;

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
};

/// What a cmdlet answers: rows, or an Error whose code is Exchange's exception type.
using Rows = Result<QJsonArray>;

// The cmdlets, by what they are about. Each has the state's lock. Sources: Microsoft Learn, the cmdlets'
// pages.

Rows getMailbox(State &state, const QJsonObject &parameters);
Rows setMailbox(State &state, const QJsonObject &parameters);
Rows getCasMailbox(State &state, const QJsonObject &parameters);
Rows setCasMailbox(State &state, const QJsonObject &parameters);
Rows getUser(State &state, const QJsonObject &parameters);
Rows getTransportConfig(State &state, const QJsonObject &parameters);
Rows setTransportConfig(State &state, const QJsonObject &parameters);
Rows getOrganizationConfig(State &state, const QJsonObject &parameters);
Rows getRemoteDomain(State &state, const QJsonObject &parameters);
Rows setRemoteDomain(State &state, const QJsonObject &parameters);
Rows getTransportRule(State &state, const QJsonObject &parameters);
Rows getInboxRule(State &state, const QJsonObject &parameters);

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
QJsonObject outboundRule(const QString &name, const QString &policy, const QJsonArray &from, int priority);
QJsonObject remoteDomain(const QString &name, const QString &domainName, bool autoForward);

} // namespace cmw::practice
