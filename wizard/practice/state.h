// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <mutex>
#include <optional>

namespace cmw::practice {

/// A person or mailbox of the practice organisation.
struct Account {
    QString id; ///< object id
    QString user; ///< what the person types to sign in
    QString upn; ///< the same, but "mia_fabrikam.com#EXT#@contoso.onmicrosoft.com" for a guest
    QString password;
    QString displayName;
    QStringList roles; ///< directory roles by display name
    QStringList eligibleRoles; ///< that the person may activate in Privileged Identity Management
    QString home; ///< whose account it is: empty for this organisation's, "fabrikam.com", or "live.com"
    bool isGuest = false; ///< of another home, and invited here
    bool enabled = true;
    bool hasMailbox = true;
    // Exchange's side of it
    QString kind = {}; ///< RecipientTypeDetails; empty: "UserMailbox" where there is a mailbox
    QString address = {}; ///< primary SMTP address; empty: the same as `user`
    QStringList aliases = {}; ///< further addresses
    std::optional<bool> licensed = {}; ///< empty: as usual, users with a mailbox are, shared ones aren't
    bool isSynced = false; ///< comes from a directory on premises
    QString externalAddress = {}; ///< of a mail user: where its mail goes
    QDateTime softDeleted = {}; ///< when its mailbox went; invalid: it is there
    QJsonArray mailboxPermissions = {}; ///< as Get-MailboxPermission shows them, without its own
    QJsonArray recipientPermissions = {}; ///< as Get-RecipientPermission shows them, without its own
    std::optional<bool> smtpAuthDisabled; ///< empty: as the organisation says
    std::optional<bool> smtpAuthBefore = {}; ///< what its SMTP server still goes by
    int smtpAuthLag = 0; ///< for so many more logins: replication, counted and not timed
    QString authenticationPolicy = {}; ///< name; empty: the organisation's default
    QString forwardingAddress; ///< internal
    QString forwardingSmtpAddress; ///< without "smtp:"
    bool deliverAndForward = false;
    QJsonArray inboxRules; ///< as Get-InboxRule shows them
    QJsonObject limits =
        {}; ///< what Get-Mailbox shows otherwise than usual: who may write, sizes, quotas, holds
    qint64 used = 0; ///< bytes in the mailbox

    /// Another organisation's account, or a personal one, that has no place in this directory.
    bool isStranger() const { return !home.isEmpty() && !isGuest; }
    bool isPersonal() const { return home == QStringView(u"live.com"); }
    const QString &primaryAddress() const { return address.isEmpty() ? user : address; }
};

/// Who gets mail and is nobody's account: a group, a contact, a public folder.
struct Recipient {
    QString id; ///< object id
    QString address; ///< primary SMTP address
    QString displayName;
    QString kind; ///< RecipientTypeDetails: "GroupMailbox", "MailContact", …
    QString externalAddress; ///< of a contact
    QStringList members = {}; ///< of a group: object ids
};

/// Whether the organisation's own policies can be made: without Enable-OrganizationCustomization it is "dehydrated".
struct Customization {
    bool isMissing = false;
    bool isShown = true; ///< IsDehydrated says so
    bool isUnderWay = false; ///< it was enabled
    int calls = 0; ///< that are refused after that, still
};

/// What stands behind an access token that this tenant gave out.
struct Grant {
    QString token;
    QString audience; ///< resource: "https://graph.microsoft.com", "https://outlook.office365.com", …
    QString clientId;
    QString userId; ///< empty: app-only
    QStringList scopes; ///< delegated
    QStringList roles; ///< application
    QDateTime expires;
    QString claims = {}; ///< the "claims" parameter of its sign-in, as JSON
    int calls = 0; ///< that were made with it at Graph
};

/// A mail that was accepted, where it is now, and why it isn't elsewhere.
struct Mail {
    QString id; ///< queue id
    QString from;
    QString to;
    QByteArray content; ///< RFC 5322
    QDateTime at;
    QString
        folder; ///< whose: an address of this tenant, "webex-connect", "outside", "smart-host", "quarantine", "bounced"
    QString note; ///< why it was bounced, as the bounce says it; or where else it is than in the inbox
};

/// What the message trace knows of a mail and one of those whom it went to.
struct TraceRow {
    QString traceId; ///< the same for the mail and what was forwarded of it
    QString messageId, subject;
    QString from, to;
    QDateTime received;
    qint64 size = 0;
    QString fromIp, toIp;
    QString status; ///< "Delivered", "Failed", …; empty: it has none, and isn't shown
    QJsonArray events; ///< as Get-MessageTraceDetailV2 shows them
    int unseen = 0; ///< so many looks still don't find it: replication, counted and not timed
};

/// An email app of the practice Webex Connect.
struct EmailAsset {
    QString id;
    bool saved = false;
    QString forwardingAddress; ///< 32 hex digits @mail-us.imiconnect.io
    QString callbackUrl;
    QMap<QString, QString> fields; ///< by the form's labels
    QString accessToken, refreshToken;
    int validity = 0; ///< seconds
    QString lastError; ///< of Generate Token, as its popup showed it
};

/// All that the practice tenant knows. Its parts hold the lock while they read or write: the rooms inside are
/// HTTP handlers on many threads. Directory objects are kept as the JSON that Graph shows.
class State final {
public:
    mutable std::recursive_mutex mutex;

    QString tenantId;
    QString organisation; ///< "Contoso Ltd"
    QString domain; ///< "contoso.com"
    QString initialDomain; ///< "contoso.onmicrosoft.com"
    QStringList otherDomains; ///< verified, too
    QStringList licences; ///< part numbers of what was bought: "ENTERPRISEPACK"
    QString region; ///< cloud of the tenant: empty for worldwide, "USGov", "DoD", "China"
    QList<Account> accounts;
    QList<Recipient> recipients; ///< those that are nobody's account

    QMap<QString, QJsonObject> applications; ///< by object id
    QMap<QString, QJsonObject> deletedApplications; ///< by object id
    QMap<QString, QString> owners; ///< application's object id -> id of who registered it
    QMap<QString, int>
        unseen; ///< object id -> reads that still don't find it: replication, counted and not timed
    QMap<QString, QString>
        secrets; ///< key id -> text: shown once by addPassword, compared at the token endpoint
    QMap<QString, QJsonObject> servicePrincipals; ///< by object id
    QMap<QString, QJsonObject> appRoleAssignments; ///< by id
    QMap<QString, QJsonObject> permissionGrants; ///< oauth2PermissionGrants by id
    QJsonObject authorizationPolicy;
    QJsonObject appManagementPolicy; ///< tenantAppManagementPolicy
    QMap<QString, QJsonObject> appPolicies; ///< application's object id -> the appManagementPolicy of its own
    bool securityDefaults = false;
    bool demandsServiceReference = false; ///< serviceManagementReference is required of every app
    bool blocksDeviceCode = false; ///< by Conditional Access

    bool smtpAuthDisabled = false; ///< of the organisation
    QString defaultAuthenticationPolicy; ///< name; empty: none
    QList<QJsonObject> authenticationPolicies; ///< as Get-AuthenticationPolicy shows them
    QList<QJsonObject> outboundPolicies; ///< as Get-HostedOutboundSpamFilterPolicy shows them; Default first
    QList<QJsonObject> outboundRules;
    Customization customization;
    QList<QJsonObject> remoteDomains;
    QList<QJsonObject> transportRules;
    QList<QJsonObject> acceptedDomains; ///< as Get-AcceptedDomain shows them; the organisation's own first
    QList<QJsonObject> outboundConnectors; ///< as Get-OutboundConnector shows them
    QList<QJsonObject> applicationPolicies; ///< as Get-ApplicationAccessPolicy shows them
    /// Exchange's application roles that apps hold, as Test-ServicePrincipalAuthorization shows them; with "AppId",
    /// and the sign-in names in scope as "Members", where the scope isn't the whole organisation.
    QList<QJsonObject> applicationRoles;

    QHash<QString, Grant> tokens; ///< by access token
    QJsonObject demandedClaims; ///< what Conditional Access demands of the next sign-in; empty: nothing
    QDateTime revoked; ///< refresh tokens of before are no longer good
    QList<Mail> mails;
    QList<TraceRow> traces; ///< oldest first
    QString inboundVerdict; ///< of the filters on mail from outside: empty, "FilteredAsSpam", "Quarantined"
    QMap<QString, EmailAsset> assets;

    QJsonObject faults; ///< from the scenario: what the protocols do wrong on purpose

    /// Null for an unknown one. By sign-in name, in any case, or by object id.
    Account *account(const QString &user);
    /// The account whose mailbox mail to that address is put into; null where there is none.
    const Account *mailboxAt(const QString &address) const;
    /// What a token stands for; null for an unknown or expired one.
    const Grant *grant(const QString &token) const;
    /// Whether a sign-in with this "claims" parameter is what Conditional Access demands.
    bool isSatisfied(const QString &claims) const;
    /// Counts a read of an object: false while a fresh one is still unseen.
    bool seesNow(const QString &id);
};

} // namespace cmw::practice
