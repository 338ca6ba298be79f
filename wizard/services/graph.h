// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "core/setup.h"
#include "services/graphwire.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace cmw {

/// Microsoft Graph v1.0, one typed function a request. Bodies are Graph's own JSON objects.
/// Repeats what may be repeated: 429 and 503 after Retry-After (or growing pauses), reads after 502, 504 and
/// a cut connection, too, 404 on a fresh object only where the function says so. No write is repeated after
/// an unknown outcome.
///
/// Errors of every function: cancelled, network/*, http/not-json, graph/unauthorized (401), graph/denied
/// (403), graph/not-found (404), graph/conflict (409, or 400 with "already exists"), graph/throttled,
/// graph/server (5xx), graph/policy (400: CredentialInvalidLifetimeAsPerAppPolicy,
/// CredentialTypeNotAllowedAsPerAppPolicy), graph/too-fresh (403: what it builds on isn't everywhere yet),
/// graph/refused (other 4xx);
/// args: status, code, request (method and path); evidence: Graph's message and request-id.
///
/// Source: Microsoft Learn, Graph v1.0 reference.
class Graph final {
public:
    explicit Graph(GraphWire wire) : m_wire(std::move(wire)) { }

    /// Reads what step 2 looks at, as one round trip, so that its tasks find it remembered. What fails isn't
    /// kept: the task that needs it asks itself, and tells.
    void readAhead(const Setup &setup);
    /// As Cloud::permit().
    Result<void> permit(const QStringList &permissions) const { return m_wire.permit(permissions); }

    // Who and where
    Result<QJsonObject> me();
    Result<QJsonObject> organization();
    Result<QStringList> myRoleNames();
    /// Roles that the person could activate (Privileged Identity Management), by Microsoft's English names; those
    /// alone that may do something of what the document asks for.
    Result<QStringList> eligibleRoleNames(const QString &userId);
    /// Who holds that directory role now: names and sign-in names.
    Result<QList<QJsonObject>> roleHolders(const QString &roleName);
    /// What the organisation has bought, with the service plans in it.
    Result<QList<QJsonObject>> subscribedSkus();
    /// By address or sign-in name; no value where there is none.
    Result<std::optional<QJsonObject>> userByAddress(const QString &address);
    enum class Membership { Direct, Nested }; ///< nested: through another group, too
    /// Those that a user (id or sign-in name) is in. Needs Directory.Read.All; with User.Read.All alone: graph/denied.
    /// Source: Microsoft Learn, "Limited information returned for inaccessible member objects".
    Result<QList<QJsonObject>> groupsOf(const QString &user, Membership membership);

    // App registration. "Optional" answers are empty where Graph says 404.
    Result<std::optional<QJsonObject>> application(const QString &objectId);
    Result<std::optional<QJsonObject>> applicationByClientId(const QString &clientId);
    Result<QList<QJsonObject>> applicationsByName(const QString &displayName);
    /// Those that can still be restored: Microsoft keeps them for 30 days.
    Result<QList<QJsonObject>> deletedApplications();
    Result<QList<QJsonObject>> applicationsByRedirectUri(const QString &redirectUri);
    Result<QList<QJsonObject>> applicationsByTag(const QString &tag);
    /// Names and sign-in names.
    Result<QList<QJsonObject>> owners(const QString &objectId);
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
    /// The same for an API of Microsoft's, which no set-up changes: remembered for the whole run.
    Result<std::optional<QJsonObject>> resourcePrincipal(const QString &appId);
    /// Repeats 404 and 400 for a while: the app may be fresh.
    Result<QJsonObject> createServicePrincipal(const QString &clientId);
    /// Of an API of Microsoft's that the directory lacks; not repeated.
    Result<QJsonObject> createResourcePrincipal(const QString &appId);
    Result<void> updateServicePrincipal(const QString &id, const QJsonObject &changes);
    Result<void> deleteServicePrincipal(const QString &id);
    /// The enterprise application and what it was granted, as one round trip: for the three below.
    void readConsentAhead(const QString &clientId);
    Result<QList<QJsonObject>> appRoleAssignments(const QString &clientId);
    Result<QList<QJsonObject>> permissionGrants(const QString &clientId);
    /// One thing that an administrator grants.
    struct NewGrant {
        QString resourceId; ///< object id of the API's service principal
        QString appRoleId; ///< of the application itself; else empty
        QStringList scopes; ///< for all users, all that the grant is to hold
        QString grantId = {}; ///< of the grant that is there already and gets these scopes
    };
    /// As one round trip; an answer for each. Repeats 404 and 400 for a while: the enterprise application may
    /// be fresh.
    QList<Result<QJsonObject>> grantTogether(
        const QString &servicePrincipalId, const QList<NewGrant> &grants);
    Result<void> removeAppRoleAssignment(const QString &resourceId, const QString &assignmentId);
    Result<void> updatePermissionGrant(const QString &grantId, const QStringList &scopes);
    Result<void> removePermissionGrant(const QString &grantId);

    // Organisation's policies; they hold for a whole run
    Result<QJsonObject> authorizationPolicy();
    Result<bool> securityDefaults();
    /// What the organisation allows of secrets and certificates, for every app.
    Result<QJsonObject> appManagementPolicy();
    /// Those of one app, which go before it.
    Result<QList<QJsonObject>> appManagementPolicies(const QString &objectId);

private:
    GraphWire m_wire;
};

/// Well-known ids of resources, the same in every directory.
inline constexpr QLatin1StringView exchangeOnlineAppId("00000002-0000-0ff1-ce00-000000000000");
inline constexpr QLatin1StringView microsoftGraphAppId("00000003-0000-0000-c000-000000000000");

} // namespace cmw
