// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/endpoints.h"
#include "core/secret.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace cmw::tests {

/// Looks at a practice tenant from the side, as its admin, so that a test needn't believe what a command
/// says.
class Observer final {
public:
    explicit Observer(const QString &cloudFile);

    /// What commands change: "applications", "enterpriseApplications" of them, "grants", "mailbox" and
    /// "forwardingPolicies" beside the default.
    QJsonObject tenant() const;
    QByteArray accessToken() const { return m_graph.unwrap(); }

private:
    Secret signIn(const QString &clientId, const QString &scope) const;

    Endpoints m_endpoints;
    Secret m_graph, m_exchange;
};

} // namespace cmw::tests
