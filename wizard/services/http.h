// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QUrl>

#include <chrono>
#include <memory>
#include <stop_token>
#include <utility>

class QNetworkAccessManager;

namespace cmw {

struct HttpRequest {
    QByteArray method = "GET";
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body; ///< sent as it is; its type stands in the headers
    bool isRead = false; ///< it changes nothing, whatever the method: it may take a connection that is there
};

struct HttpResponse {
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;

    QByteArray header(const QByteArray &name) const; ///< empty where missing
};

/// One blocking request at a time, in the thread that made this object. TLS is verified against `extraCa` alone, or
/// where that is empty against the system's roots. Every request has a deadline and ends within a moment of a stop
/// request. Redirects are not followed and cookies not kept. What has a body is sent once, whatever happens to the
/// connection. It reports what the network did; what a status means is for the callers. Not for the thread of a window.
class Http final {
public:
    Http(const QByteArray &extraCa, std::stop_token stop,
        std::chrono::milliseconds timeout = std::chrono::seconds(30));
    ~Http();
    Http(const Http &) = delete;
    Http &operator=(const Http &) = delete;

    /// Any status is an answer. Errors: cancelled, network/refused, network/not-found (host),
    /// network/timeout, network/cut-off, network/tls (evidence: the certificate's complaint), network/proxy,
    /// network/failed; args: host.
    Result<HttpResponse> send(const HttpRequest &request);

private:
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QByteArray m_extraCa;
    std::stop_token m_stop;
    std::chrono::milliseconds m_timeout;
};

/// Whether evidence may quote an answer's body: not where a secret may be in it.
enum class Quoting { Allowed, Forbidden };

/// Status, size and, where it may be quoted, first characters of an answer that wasn't what it should be, for
/// evidence.
QString excerpt(const HttpResponse &response, Quoting quoting = Quoting::Allowed);

/// The body as a JSON object. Errors: http/not-json (evidence: an excerpt).
Result<QJsonObject> jsonObject(const HttpResponse &response, Quoting quoting = Quoting::Allowed);

} // namespace cmw
