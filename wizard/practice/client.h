// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace cmw::practice {

class State;

/// How an app's redirect URI is registered, which decides how the app proves itself.
enum class Platform { None, Web, Public, Spa };

/// An app as the identity endpoints see it: a registration of this tenant, or one of Microsoft's own.
struct Client {
    QString appId;
    QString displayName;
    QString objectId; ///< of its registration; empty for Microsoft's own
    QStringList webUris, publicUris, spaUris;
    bool isFallbackPublic = false;
    bool isSingleTenant = false;
    QJsonObject preauthorized; ///< appId of a resource -> scopes that need no consent
    QJsonObject requiredPermissions; ///< appId of a resource -> ids of delegated permissions

    bool isMicrosofts() const { return objectId.isEmpty(); }
    /// Byte for byte; for http://localhost of public clients the port doesn't count.
    Platform platform(const QString &redirectUri) const;
};

std::optional<Client> clientWith(const State &state, const QString &appId);

} // namespace cmw::practice
