// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "services/http.h"
#include "services/patience.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>

namespace cmw {

class ReadCache;

/// Microsoft Graph v1.0, one typed function a request. Bodies are Graph's own JSON objects.
/// Repeats what may be repeated: 429 and 503 after Retry-After (or growing pauses), reads after 502, 504 and
/// a cut connection, too, 404 on a fresh object only where the function says so. No write is repeated after
/// an unknown outcome.
///
/// Errors of every function: cancelled, network/*, http/not-json, graph/unauthorized (401), graph/denied
/// (403), graph/not-found (404), graph/conflict (409, or 400 with "already exists"), graph/throttled,
/// graph/server (5xx), graph/policy (400: CredentialInvalidLifetimeAsPerAppPolicy,
/// CredentialTypeNotAllowedAsPerAppPolicy), graph/refused (other 4xx);
/// args: status, code, request (method and path); evidence: Graph's message and request-id.
///
/// Source: Microsoft Learn, Graph v1.0 reference.
class Graph final {
public:
    Graph(Http &http, const QUrl &base, const Secret &token, std::shared_ptr<ReadCache> cache,
        const Patience &patience);

    // Who and where
    Result<QJsonObject> me();
    Result<QJsonObject> organization();
    Result<QStringList> myRoleNames();
    /// By address or sign-in name; no value where there is none.
    Result<std::optional<QJsonObject>> userByAddress(const QString &address);

    // App registration. "Optional" answers are empty where Graph says 404.
    Result<std::optional<QJsonObject>> application(const QString &objectId);
    Result<std::optional<QJsonObject>> applicationByClientId(const QString &clientId);
    Result<QList<QJsonObject>> applicationsByName(const QString &displayName);
    /// Those that can still be restored: Microsoft keeps them for 30 days.
    Result<QList<QJsonObject>> deletedApplications();
    Result<QList<QJsonObject>> applicationsByRedirectUri(const QString &redirectUri);
    Result<QList<QJsonObject>> applicationsByTag(const QString &tag);
    Result<QJsonObject> createApplication(const QJsonObject &application);
    /// Repeats 404 for a while: the object may be fresh.
    Result<void> updateApplication(const QString &objectId, const QJsonObject &changes);
    Result<void> deleteApplication(const QString &objectId);
    /// Repeats 404 for a while. Not idempotent: after an unknown outcome the caller lists
    /// passwordCredentials. Evidence never quotes its answer, which may hold the secret.
    Result<QJsonObject> addPassword(
        const QString &objectId, const QString &displayName, const QDateTime &end);
    Result<void> removePassword(const QString &objectId, const QString &keyId);

    // Enterprise application and consent
    Result<std::optional<QJsonObject>> servicePrincipal(const QString &clientId);
    /// Repeats 404 and 400 for a while: the app may be fresh.
    Result<QJsonObject> createServicePrincipal(const QString &clientId);
    Result<void> deleteServicePrincipal(const QString &id);
    Result<QList<QJsonObject>> appRoleAssignments(const QString &servicePrincipalId);
    /// Repeats 404 and 400 for a while: the enterprise application may be fresh.
    Result<QJsonObject> assignAppRole(
        const QString &principalId, const QString &resourceId, const QString &appRoleId);
    Result<void> removeAppRoleAssignment(const QString &resourceId, const QString &assignmentId);
    Result<QList<QJsonObject>> permissionGrants(const QString &servicePrincipalId);
    /// For all principals. Repeats 404 and 400 for a while: the enterprise application may be fresh.
    Result<QJsonObject> grantPermissions(
        const QString &servicePrincipalId, const QString &resourceId, const QStringList &scopes);
    Result<void> updatePermissionGrant(const QString &grantId, const QStringList &scopes);
    Result<void> removePermissionGrant(const QString &grantId);

    // Organisation's policies
    Result<QJsonObject> authorizationPolicy();
    Result<bool> securityDefaults();

private:
    struct Call; // method, address, body, and what may be repeated
    QUrl address(const QString &path) const;
    Result<QJsonObject> send(const Call &call);
    Result<QJsonObject> write(const Call &call);
    Result<void> change(const Call &call);
    Result<QJsonObject> read(const QString &path);
    Result<std::optional<QJsonObject>> find(const QString &path);
    Result<QList<QJsonObject>> list(const QString &path);

    Http &m_http;
    QUrl m_base;
    Secret m_token;
    std::shared_ptr<ReadCache> m_cache;
    Patience m_patience;
};

/// Well-known ids of resources, the same in every directory.
inline constexpr QLatin1StringView exchangeOnlineAppId("00000002-0000-0ff1-ce00-000000000000");
inline constexpr QLatin1StringView microsoftGraphAppId("00000003-0000-0000-c000-000000000000");

} // namespace cmw
