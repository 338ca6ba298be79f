// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <stop_token>
#include <utility>

namespace cmw::practice {

/// What a server answered to one request; redirects are for the caller to follow.
struct WebAnswer {
    int status = 0;
    QByteArray body;
    QUrl location; ///< of a redirect, resolved
    QList<QByteArray> cookies; ///< Set-Cookie headers
};

/// HTTP and HTTPS as the practice tenant's own clients use it: this machine alone, and any other host only
/// through the practice proxy, so that nothing that was pasted ever leads outside. Blocking.
class Web final {
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    /// `ca`: PEM; `proxy`: of the practice tenant, or empty.
    Web(QByteArray ca, QUrl proxy, std::stop_token stop = {})
        : m_ca(std::move(ca)),
          m_proxy(std::move(proxy)),
          m_stop(std::move(stop))
    {
    }

    /// Errors: network/outside, network/refused, network/timeout, network/tls, network/broken, cancelled.
    Result<WebAnswer> get(const QUrl &url, const Headers &headers = {}) const;
    Result<WebAnswer> post(const QUrl &url, const QByteArray &form, const Headers &headers = {}) const;

    /// Whether a host is this machine.
    static bool isLoopback(const QString &host);

private:
    Result<WebAnswer> send(
        const char *method, const QUrl &url, const QByteArray &form, const Headers &headers) const;

    QByteArray m_ca;
    QUrl m_proxy;
    std::stop_token m_stop;
};

/// "a=1&b=2" as a browser's form encodes it.
QByteArray formEncoded(const QList<std::pair<QString, QString>> &fields);

} // namespace cmw::practice
