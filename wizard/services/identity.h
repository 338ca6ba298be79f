// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/endpoints.h"
#include "core/result.h"
#include "core/secret.h"

#include <QDateTime>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace cmw {

/// How an address is opened for the person: system browser, a command, the practice visitor, or printed.
/// False where it could not be opened; the person can still copy the address.
using OpenAddress = std::function<bool(const QUrl &)>;

/// What a token request brought. Memory only.
struct Tokens {
    Secret access;
    Secret refresh; ///< empty where none was given
    QDateTime expires; ///< UTC
    QStringList scopes;
};

/// What the access token says of itself; decoded on this machine, not verified: it is for people, not for
/// trust.
struct TokenClaims {
    QString account; ///< upn, preferred_username or unique_name
    QString name;
    QString tenantId;
    QString audience;
    QString clientId;
    QStringList scopes;
    QStringList roles;
    QDateTime expires;
    bool isGuest = false; ///< of another home, invited to this directory
    bool isPersonal = false; ///< a Microsoft account of no organisation
};
/// Errors: identity/token-opaque.
Result<TokenClaims> claims(const Secret &accessToken);

struct SignInRequest {
    QString tenant; ///< id, domain, or "organizations"
    QString clientId;
    Secret clientSecret; ///< for a confidential client; else empty
    QStringList scopes; ///< of one resource, and offline_access and the like
    QString loginHint;
    QString prompt; ///< "select_account" and the like; empty: none
    QString claims; ///< what a claims challenge demands, as JSON; empty: nothing
    std::chrono::milliseconds timeout = std::chrono::minutes(10);
};

/// One interactive sign-in: authorization code flow with PKCE (S256), in the system browser, with a loopback
/// redirect on 127.0.0.1 at a port that the system chooses. Lives in the main thread. Ends exactly once with
/// finished(), never within the call that led to it; then it may be deleted.
///
/// Errors: cancelled, identity/incomplete (no tenant, client or authority), identity/no-loopback,
/// identity/timeout (the person's), identity/state (an answer that isn't ours), identity/denied (the person
/// cancelled), identity/refused and identity/token-refused (args: error, aadsts; evidence: the provider's own
/// text), identity/no-token (args: status), network/* (the token endpoint).
///
/// Source: Microsoft Learn, "Microsoft identity platform and OAuth 2.0 authorization code flow".
class SignIn final : public QObject {
    Q_OBJECT
public:
    SignIn(const Endpoints &endpoints, SignInRequest request, OpenAddress open, QObject *parent = nullptr);
    ~SignIn() override;

    /// Starts to listen. Before start(): the redirect URI is known then ("http://localhost:<port>").
    Result<QString> listen();
    /// Opens the browser; listens first where that hasn't been done.
    void start();
    void cancel();

Q_SIGNALS:
    /// The address was built; `opened` is false where no browser could be started.
    void addressReady(const QUrl &address, bool opened);
    void finished(const cmw::Result<cmw::Tokens> &result);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// New tokens for a refresh token, for the same client and `scopes` (another resource, too). Asynchronous,
/// main thread.
void refreshTokens(const Endpoints &endpoints, const SignInRequest &client, const Secret &refreshToken,
    QObject *context, std::function<void(Result<Tokens>)> answer);

class Http;
/// Proves a client secret without a person: a client-credentials token request. Blocking, for a run.
/// Errors: identity/token-refused (args: error, aadsts; evidence), network/*, cancelled.
Result<Tokens> clientCredentials(Http &http, const Endpoints &endpoints, const QString &tenant,
    const QString &clientId, const Secret &clientSecret, const QString &scope);

/// "AADSTS7000215" -> "7000215"; empty where there is none.
QString aadstsCode(const QString &text);

} // namespace cmw
