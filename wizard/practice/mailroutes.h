// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

namespace cmw::practice {

class State;

// Where a mail goes by its recipient's domain.

/// Whether the remote domain that fits the target most closely lets mail be forwarded to it. Where not, Exchange drops
/// the mail, and tells nobody. Source: Microsoft Learn, "Remote domains in Exchange Online".
bool remoteDomainAllowsForwarding(const State &state, const QString &target);

/// The accepted domain that an address is in; empty: it is outside.
QJsonObject acceptedDomainOf(const State &state, const QString &address);
/// Of this organisation.
bool isLocal(const State &state, const QString &address);

/// The connector that takes mail for that address to a smart host; empty: it goes to the domain's own servers.
/// `byRule`: what a mail flow rule says. Source: Microsoft Learn, Set-OutboundConnector.
QJsonObject connectorFor(const State &state, const QString &address, const QString &byRule);

} // namespace cmw::practice
