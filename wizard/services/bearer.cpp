// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/bearer.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace cmw {

using namespace Qt::StringLiterals;

Bearer::Bearer(const Secret &token, Renew renew)
    : m_state(std::make_shared<State>(State{token, std::move(renew)}))
{
}

QByteArray Bearer::header() const
{
    return "Bearer " + m_state->token.unwrap();
}

bool Bearer::canRenew() const
{
    return bool(m_state->renew);
}

Result<void> Bearer::renew(const QByteArray &challenge) const
{
    return replace(challengedClaims(challenge), {});
}

Result<void> Bearer::permit(const QStringList &permissions) const
{
    return canRenew() && !permissions.isEmpty() ? replace({}, permissions) : Result<void>();
}

Result<void> Bearer::replace(const QString &claims, const QStringList &permissions) const
{
    Result<Secret> token = m_state->renew(m_state->token, claims, permissions);
    if (!token)
        return token.error();
    m_state->token = std::move(token).value();
    return {};
}

QString challengedClaims(const QByteArray &challenge)
{
    static const QRegularExpression pattern(u"\\bclaims=\"([^\"]+)\""_s);
    const QByteArray encoded = pattern.match(QString::fromLatin1(challenge)).captured(1).toLatin1();
    // Both alphabets of base64 are about.
    auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        decoded = QByteArray::fromBase64Encoding(
            encoded, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || !QJsonDocument::fromJson(*decoded).isObject())
        return {};
    return QString::fromUtf8(*decoded);
}

} // namespace cmw
