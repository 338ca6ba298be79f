// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/address.h"
#include "services/identity.h"

#include <QObject>

#include <memory>

namespace cmw {

/// A sign-in whose answer goes to somebody else's redirect URI, here that of Webex Connect, and comes to us by the
/// person, who pastes the address at which the browser ended. Authorization code flow with PKCE (S256) and a state of
/// our own, for a confidential client. Main thread; ends exactly once with finished(), never within the call that led
/// to it.
///
/// Whoever is at the redirect URI sees the code before we do. It can't be turned into a token there: the token endpoint
/// wants the code verifier, which never leaves this object ("Required if PKCE was used in the authorization code grant
/// request"), and Webex Connect knows no sign-in of this state. Whether an attempt to redeem it uses it up is nowhere
/// said; then Microsoft answers 54005 or 70008, and the person signs in again. A code is good once, for about ten
/// minutes.
///
/// Errors: as SignIn's, but for identity/no-loopback and identity/state; pasted/refused; pasted/code-used and
/// pasted/code-too-old (the token endpoint's 54005 and 70008).
///
/// Source: Microsoft Learn, "Microsoft identity platform and OAuth 2.0 authorization code flow", and "Microsoft Entra
/// authentication and authorization error codes".
class PastedSignIn final : public QObject {
    Q_OBJECT
public:
    /// `redirectUri`: byte for byte as the app has it.
    PastedSignIn(const Endpoints &endpoints, SignInRequest request, const QString &redirectUri,
        OpenAddress open, QObject *parent = nullptr);
    ~PastedSignIn() override;

    /// Opens the browser.
    void start();
    void cancel();
    bool isWaiting() const;
    /// What is wrong with that text; empty: take() would go on with it. Codes: pasted/*.
    Judgement judge(const QString &pasted) const;
    /// Goes on with it, or says what is wrong and goes on waiting. The provider's own refusal ends the sign-in.
    Judgement take(const QString &pasted);

Q_SIGNALS:
    /// The address was built; `opened` is false where no browser could be started.
    void addressReady(const QUrl &address, bool opened);
    void finished(const cmw::Result<cmw::Tokens> &result);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace cmw
