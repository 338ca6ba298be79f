// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity.h"

#include <QByteArray>
#include <QList>
#include <QNetworkAccessManager>
#include <QString>

#include <utility>

namespace cmw {

/// How long a token endpoint may take.
constexpr std::chrono::seconds TokenPatience{30};

/// What token requests go through. TLS as everywhere; no redirects, for a token request that is sent
/// elsewhere carries its secret there; sent once, for a code counts once.
class TokenNetwork final : public QNetworkAccessManager {
    Q_OBJECT
public:
    explicit TokenNetwork(const QByteArray &extraCa, QObject *parent = nullptr);

protected:
    QNetworkReply *createRequest(
        Operation operation, const QNetworkRequest &request, QIODevice *body) override;

private:
    QByteArray m_extraCa;
};

/// application/x-www-form-urlencoded; what is empty is left out.
QByteArray formEncoded(const QList<std::pair<QString, QString>> &fields);

/// Reads a token endpoint's answer; `asked` are the scopes where the answer names none.
/// Errors: identity/token-refused (args: error, aadsts; evidence: the provider's text), identity/no-token
/// (args: status; never the body: it could hold a token).
Result<Tokens> tokensFrom(
    int status, const QByteArray &contentType, const QByteArray &body, const QStringList &asked);
/// The same for a finished reply of a TokenNetwork. Errors: network/*, too.
Result<Tokens> tokensFrom(QNetworkReply &reply, const QStringList &asked);

} // namespace cmw
