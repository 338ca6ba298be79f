// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/consent.h"
#include "practice/message.h"

#include <QDateTime>
#include <QHash>

namespace cmw::practice {

class State;

inline constexpr int accessTokenSeconds = 3599;

/// A sign-in that was completed and isn't redeemed yet, or was: the authorization code.
struct Code {
    QString clientId, userId, redirectUri, challenge, nonce;
    Platform platform = Platform::None;
    Asked asked;
    QDateTime expires;
    QString claims; ///< that were demanded of the sign-in, as JSON
    bool isRedeemed = false;
};

struct RefreshToken {
    QString clientId, userId;
    Platform platform = Platform::None;
    Asked asked; ///< of the sign-in: what a refresh without scope gets
    QString claims; ///< of the sign-in
    QDateTime issued;
};

struct DeviceCode {
    enum class Answer { Pending, Accepted, Declined };
    QString clientId, userCode, userId;
    Asked asked;
    QDateTime expires;
    Answer answer = Answer::Pending;
    int refusal = 65004; ///< why it was declined
    QString claims;
};

/// What identity gave out and waits for. Guarded by the state's lock.
struct Ledger {
    QHash<QString, Code> codes;
    QHash<QString, RefreshToken> refreshTokens;
    QHash<QString, DeviceCode> deviceCodes;
};

/// The token endpoint: /{tenant}/oauth2/v2.0/token and …/devicecode.
class TokenEndpoint final {
public:
    TokenEndpoint(State &state, Ledger &ledger, const QUrl &deviceLogin);

    Answer token(const QString &tenant, const Request &request);
    Answer deviceCode(const Request &request);

private:
    using Tokens = Result<QJsonObject>;
    Tokens redeemCode(const Fields &form, const Client &client);
    Tokens refresh(const Fields &form, const Client &client);
    Tokens clientCredentials(const QString &tenant, const Fields &form, const Client &client);
    Tokens redeemDevice(const Fields &form, const Client &client);

    /// Whether the client proves itself as its platform demands.
    Result<void> authenticate(const Fields &form, const Client &client, Platform platform) const;
    Result<void> checkSecret(const QString &secret, const Client &client) const;
    /// What a sign-in came to.
    struct SignedIn {
        QString userId;
        Platform platform = Platform::None;
        Asked asked;
        QString nonce;
        QString claims;
    };
    Tokens delegated(const Fields &form, const Client &client, const SignedIn &signedIn);
    /// Of the organisation that the account is of.
    QString tenantOf(const struct Account *account) const;
    QString clientInfo(const struct Account &account) const;
    QString idToken(const Client &client, const struct Account &account, const QString &nonce) const;
    QString accessToken(const Client &client, const QString &audience, const QJsonObject &claims,
        const struct Account *account, const QString &demanded);
    QString signedToken(const QJsonObject &claims) const;

    State &m_state;
    Ledger &m_ledger;
    QUrl m_deviceLogin;
    QByteArray m_key;
};

} // namespace cmw::practice
