// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/tokens.h"

#include <QHash>

namespace cmw::practice {

struct Account;

/// Whether the address names no directory, but any.
inline bool isAnyTenant(const QString &tenant)
{
    return tenant == u"common" || tenant == u"organizations";
}

/// Whether the address is one where an administrator consents for everyone.
inline bool isAdminConsent(const QString &endpoint)
{
    return endpoint == u"adminconsent" || endpoint == u"v2.0/adminconsent";
}

/// The identity platform: discovery, the pages that a browser walks through, and the token endpoint behind them.
class Identity final {
public:
    /// `browserAuthority` is where people open the device page.
    Identity(State &state, const QUrl &browserAuthority);

    /// Empty where the path isn't one of identity's.
    std::optional<Answer> answer(const Request &request);

private:
    /// One person's way from the authorize address, or a device code, to the end.
    struct SignIn {
        QString tenant; ///< as in the address
        Client client;
        Asked asked;
        Fields query; ///< of the authorize address
        QString deviceCode; ///< instead of a query
        bool isAdminConsent = false; ///< an administrator's consent for everyone, and no tokens
        QList<Permission> permissions; ///< that it is about
        Platform platform = Platform::None;
        QString userId; ///< once signed in
    };

    std::optional<Answer> route(const QString &tenant, const QString &endpoint, const Request &request);
    std::optional<Error> unknownTenant(const QString &tenant) const;
    Answer discovery(const Request &request) const;
    /// Whether the app and its redirect URI are known; fills both in. Until then every refusal is a page of ours.
    std::optional<Error> addressed(SignIn &signIn) const;
    Answer authorize(const QString &tenant, const Request &request);
    Answer start(const SignIn &signIn, const Request &request);
    Answer login(const Request &request);
    Answer consent(const Request &request);
    Answer device(const Request &request);
    Answer deviceCodeEntered(const QString &code);
    Answer adminConsent(const QString &tenant, const QString &endpoint, const Request &request);
    Answer adminConsentPage(const QString &flow);
    Answer adminConsentChosen(const SignIn &signIn, const QString &choice);

    Answer signInPage(const QString &flow, const QString &login, const QString &error) const;
    /// Why an account from elsewhere can't sign in there; empty: it can.
    std::optional<Error> strangerRefusal(const SignIn &signIn, const Account &account) const;
    /// After the sign-in: the consent page, the need of an admin, or the end.
    Answer proceed(const QString &flow);
    Answer finish(const SignIn &signIn);
    Answer refuse(const SignIn &signIn, const Error &error);
    Answer refusePage(const Error &error) const;
    Answer backToApp(const SignIn &signIn, Fields fields) const;
    QString remember(const SignIn &signIn);

    State &m_state;
    Ledger m_ledger;
    TokenEndpoint m_tokens;
    QHash<QString, SignIn> m_signIns;
    QHash<QString, QString> m_sessions; ///< cookie -> user id
};

} // namespace cmw::practice
