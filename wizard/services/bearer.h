// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace cmw {

/// The access token that a service sends: made fresh before a run, and renewed in its middle where the other side
/// refuses it. Copies are one token. For one thread.
class Bearer final {
public:
    /// Brings a token in the place of `refused`; blocks. Errors: why there is none.
    using Renew = std::function<Result<Secret>(
        const Secret &refused, const QString &claims, const QStringList &permissions)>;

    Bearer(const Secret &token, Renew renew = {});

    /// The value of the Authorization header.
    QByteArray header() const;
    bool canRenew() const;
    /// `challenge` is the refusal's WWW-Authenticate header. Errors: those of Renew.
    Result<void> renew(const QByteArray &challenge) const;
    /// For work that needs more than the token may do. Nothing where nobody renews. Errors: those of Renew.
    Result<void> permit(const QStringList &permissions) const;

private:
    struct State {
        Secret token;
        Renew renew;
    };
    Result<void> replace(const QString &claims, const QStringList &permissions) const;

    std::shared_ptr<State> m_state;
};

/// The claims that a WWW-Authenticate header demands of the next sign-in, as JSON; empty where it demands none.
/// Source: Microsoft Learn, "Claims challenges, claims requests and client capabilities".
QString challengedClaims(const QByteArray &challenge);

} // namespace cmw
