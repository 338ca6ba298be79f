// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/exchange.h"

#include <optional>

namespace cmw {

/// An authentication policy: which protocols take basic authentication, name and password.
struct AuthenticationPolicy {
    QString name;
    bool isDefault = false; ///< the organisation's, for users that have none of their own
    std::optional<bool> basicSmtp; ///< AllowBasicAuthSmtp; empty: the policy can't be read
};

/// The organisation's authentication policies, for looking at only.
/// Errors of every function: those of ExchangeWire.
class ExchangeAuthentication final {
public:
    explicit ExchangeAuthentication(Exchange &exchange) : m_wire(exchange.wire()) { }

    /// The policy that applies to that user: its own, else the organisation's default; empty: none.
    /// Source: Microsoft Learn, "Disable Basic authentication in Exchange Online"; Get-User (AuthenticationPolicy),
    /// Get-OrganizationConfig (DefaultAuthenticationPolicy), Get-AuthenticationPolicy (AllowBasicAuthSmtp).
    Result<std::optional<AuthenticationPolicy>> policyOf(const QString &user);

private:
    /// AllowBasicAuthSmtp of the policy that is called so, by name, id or distinguished name.
    Result<std::optional<bool>> basicSmtp(const QString &reference);

    ExchangeWire &m_wire;
};

} // namespace cmw
