// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace cmw {

/// Which permissions the app asks for.
enum class Permissions {
    AsDocumented, ///< application Mail.Send as Cisco's document prints it, and delegated SMTP.Send
    OnlyUsed, ///< delegated SMTP.Send alone, which is all that the connection uses
};

/// Who can sign in with the app: "Supported account types".
enum class AccountType {
    ThisOrganisation, ///< single tenant
    AnyOrganisation, ///< multitenant
};

/// Whether the directory lets its users consent to apps by themselves.
/// Source: Microsoft Learn, "Configure how users consent to applications".
enum class UserConsent { Unknown, Forbidden, VerifiedPublishers, MicrosoftManaged, MailClientsOnly, Allowed };

/// The consent setting's name in the set-up file, and back (Unknown for a name that isn't one).
QString userConsentName(UserConsent consent);
UserConsent userConsentNamed(const QString &name);

/// What the person wants and what was learned on the way; one per mailbox. The client secret in it lives in
/// memory and keychain only: toJson() leaves it out.
struct Setup {
    // What the person wants.
    QString name; ///< of this set-up; the mailbox's address unless chosen otherwise
    QString cloud; ///< id of the cloud in resources/clouds.json
    QString assetName; ///< "Asset Name" of the form in Webex Connect
    QString mailbox; ///< "Email ID" of the form: the address that customers write to
    QString loginId; ///< who signs in for the token where that isn't the mailbox itself; else empty
    QString forwardingAddress; ///< the form's read-only address that Webex Connect receives by
    QString callbackUrl; ///< the form's "Call Back URL": the redirect URI, byte for byte
    QString appName; ///< display name of the app registration
    AccountType accountType = AccountType::ThisOrganisation; ///< of an app that is made
    bool newApp = false; ///< one of its own, even where one with this Call Back URL or name is there
    QString serviceManagementReference; ///< what some organisations demand of every app; else empty
    QString secretName; ///< description of the client secret
    int secretMonths = 12; ///< 6, 12, 18 or 24
    QDateTime secretUntil; ///< UTC; the chosen end of the next secret, instead of the months
    Permissions permissions = Permissions::AsDocumented;
    bool implicitTokens = true; ///< "Access tokens" as the document says; the code flow doesn't need it
    QString testReceiver; ///< who gets the test email, separated by commas; empty: the signed-in admin
    QString sharedAppWith; ///< mailbox of the set-up whose app is used here and not changed; empty: its own
    /// Codes of findings whose repair undoes what others have set: the person said yes, for one run. Not in the file.
    QStringList agreed;

    // What was learned.
    QString tenantId; ///< Directory (tenant) ID
    QString organisation; ///< display name of the organisation
    QStringList verifiedDomains; ///< the organisation's, the default one first
    QString adminAccount; ///< sign-in name of the admin, for the next sign-in's hint
    QString appObjectId; ///< "Object ID" of the app registration
    QString clientId; ///< Application (client) ID
    QString servicePrincipalId; ///< object id of the enterprise application
    QString secretKeyId; ///< id of the client secret; not a secret
    QDateTime secretExpires; ///< UTC
    QString retiringKeyId; ///< id of the secret that the present one replaces; it goes when that one works
    QString mailboxUpn; ///< the mailbox's sign-in name
    QString mailboxName; ///< the mailbox's display name
    QString mailboxAddress; ///< the mailbox's primary address, where known; may differ from the given one
    QString mailboxAliases; ///< its addresses, the primary one first, separated by commas, where known
    QString mailboxKind; ///< Exchange's RecipientTypeDetails: "UserMailbox", "SharedMailbox", …
    UserConsent userConsent = UserConsent::Unknown;

    // What the person says they did in Webex Connect's portal.
    bool tokenGenerated = false; ///< Generate Token showed its tokens
    QString savedForwardingAddress; ///< the address that the saved asset shows

    Secret clientSecret; ///< memory and keychain only

    /// Who signs in for the mailbox: loginId where given, else the mailbox's sign-in name or address.
    QString signInName() const;
    /// Every address that is known to be the mailbox's own.
    QStringList mailboxAddresses() const;
    /// When a secret ends that is made now.
    QDateTime nextSecretEnd(const QDateTime &now) const;
    QJsonObject toJson() const;
    /// Errors: setup/broken, setup/newer.
    static Result<Setup> fromJson(const QJsonObject &json);
};

/// What a check or a change found out about the set-up, to be merged into it by the owner of the set-up.
struct Learned {
    QList<std::pair<QString Setup::*, QString>> texts;
    std::optional<QDateTime> secretExpires;
    std::optional<UserConsent> userConsent;
    std::optional<Secret> clientSecret;
    std::optional<QStringList> verifiedDomains;

    Learned &set(QString Setup::*field, const QString &value);
    bool isEmpty() const;
    /// This, and after it what was learned later.
    Learned then(const Learned &later) const;
    void mergeInto(Setup &setup) const;
};

} // namespace cmw
