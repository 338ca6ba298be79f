// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "services/bearer.h"
#include "services/http.h"
#include "services/patience.h"
#include "services/readcache.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>

namespace cmw {

/// How Graph's requests go: one by one, or several as one round trip ($batch), repeated where that is safe;
/// what was read is remembered. It knows no request; those are Graph's.
/// Source: Microsoft Learn, "Combine multiple HTTP requests using JSON batching".
class GraphWire final {
public:
    struct Call {
        QByteArray method;
        QString path; ///< after the version: "/applications", encoded
        QJsonObject body = {};
        QStringList whileFresh =
            {}; ///< codes of refusals that end when a new object has reached every server
        Quoting quoting = Quoting::Allowed;
    };
    enum class Kind { Object, List };
    struct Read {
        Kind kind = Kind::Object;
        QString path;
        ReadCache::Holds holds = ReadCache::Holds::UntilWrite;
    };

    GraphWire(Http &http, const QUrl &base, const Bearer &token, std::shared_ptr<ReadCache> cache,
        const Patience &patience);

    Result<QJsonObject> read(
        const QString &path, ReadCache::Holds holds = ReadCache::Holds::UntilWrite) const;
    /// No value where Graph says 404.
    Result<std::optional<QJsonObject>> find(
        const QString &path, ReadCache::Holds holds = ReadCache::Holds::UntilWrite) const;
    Result<QList<QJsonObject>> list(
        const QString &path, ReadCache::Holds holds = ReadCache::Holds::UntilWrite) const;
    Result<QJsonObject> write(const Call &call) const;
    Result<void> change(const Call &call) const;

    /// Reads what isn't known yet as one round trip, 20 at most, for read(), find() and list() to find it
    /// remembered. What fails isn't kept: who needs it asks alone, and tells why.
    void readAhead(const QList<Read> &reads) const;
    /// Writes that don't depend on each other as one round trip, 20 at most; an answer for each.
    QList<Result<QJsonObject>> writeTogether(const QList<Call> &calls) const;
    void forget(const QString &path) const;
    bool knows(Kind kind, const QString &path) const;
    /// As Cloud::permit().
    Result<void> permit(const QStringList &permissions) const { return m_token.permit(permissions); }

private:
    HttpRequest request(const Call &call) const;
    Result<QJsonObject> send(const Call &call) const;
    /// What came for each call; status 0: nothing.
    Result<QList<HttpResponse>> sendBatch(const QList<Call> &calls) const;
    Result<QJsonObject> judged(const Call &call, const HttpResponse &response) const;
    void forgetAfter(const Call &call) const;
    void remember(const Read &read, const HttpResponse &response) const;

    Http &m_http;
    QUrl m_base;
    Bearer m_token;
    std::shared_ptr<ReadCache> m_cache;
    Patience m_patience;
};

} // namespace cmw
