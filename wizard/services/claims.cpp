// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace cmw {

namespace {

QString firstOf(const QJsonObject &object, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const QString value = object.value(QLatin1String(name)).toString();
        if (!value.isEmpty())
            return value;
    }
    return {};
}

/// The name that the person signs in with. A guest's UPN is one that only the directory uses.
QString accountIn(const QJsonObject &object)
{
    const QString upn = object.value(QLatin1String("upn")).toString();
    const QString guest = upn.contains(QLatin1String("#EXT#"), Qt::CaseInsensitive)
        ? firstOf(object, {"preferred_username", "unique_name"}).section(QLatin1Char('#'), -1)
        : QString();
    return guest.isEmpty() ? firstOf(object, {"upn", "preferred_username", "unique_name"}) : guest;
}

/// A list, or one text with spaces between.
QStringList words(const QJsonValue &value)
{
    if (!value.isArray())
        return value.toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QStringList result;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        result << item.toString();
    return result;
}

} // namespace

Result<TokenClaims> claims(const Secret &accessToken)
{
    // RFC 7519: header.claims.signature. An encrypted token has five parts, and an opaque one none.
    const QList<QByteArray> parts = accessToken.unwrap().split('.');
    const auto decoded = QByteArray::fromBase64Encoding(
        parts.value(1), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonDocument document = QJsonDocument::fromJson(*decoded);
    if (parts.size() != 3 || !decoded || !document.isObject())
        return Error{QStringLiteral("identity/token-opaque"), {}, {}};

    const QJsonObject object = document.object();
    TokenClaims result;
    result.account = accountIn(object);
    result.name = firstOf(object, {"name"});
    result.tenantId = firstOf(object, {"tid"});
    result.audience = words(object.value(QLatin1String("aud"))).value(0);
    result.clientId = firstOf(object, {"appid", "azp"});
    result.scopes = words(object.value(QLatin1String("scp")));
    result.roles = words(object.value(QLatin1String("roles")));
    // Source: Microsoft Learn, "Access token claims reference" and "Optional claims": the one directory of all personal
    // accounts; idp only where it isn't the token's own directory; acct is 1 for a guest.
    result.isPersonal = result.tenantId == QLatin1String("9188040d-6c67-4c5b-b112-36a304b66dad");
    const QString home = object.value(QLatin1String("idp")).toString();
    const bool isFromElsewhere = !home.isEmpty() && !home.contains(result.tenantId);
    result.isGuest =
        !result.isPersonal && (object.value(QLatin1String("acct")).toInt() == 1 || isFromElsewhere);
    const QJsonValue expires = object.value(QLatin1String("exp"));
    if (expires.isDouble())
        result.expires = QDateTime::fromSecsSinceEpoch(expires.toInteger()).toUTC();
    return result;
}

QString aadstsCode(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("AADSTS(\\d+)"));
    return pattern.match(text).captured(1);
}

} // namespace cmw
