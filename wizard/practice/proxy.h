// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QHash>
#include <QString>

#include <memory>

namespace cmw::practice {

class TcpListener;

/// An HTTP CONNECT proxy on loopback that leads Microsoft's host names to the practice tenant, and nobody
/// anywhere else. TLS inside the tunnel is the tenant's own: its certificate carries these names.
class Proxy final {
public:
    /// `portsByHost`: "host" (any port that a client of Microsoft uses: 443 or 587) or "host:port" -> port on
    /// loopback. Errors: practice/cannot-listen.
    static Result<std::unique_ptr<Proxy>> start(const QHash<QString, quint16> &portsByHost);
    ~Proxy();

    quint16 port() const;

private:
    explicit Proxy(std::unique_ptr<TcpListener> listener);
    std::unique_ptr<TcpListener> m_listener;
};

} // namespace cmw::practice
