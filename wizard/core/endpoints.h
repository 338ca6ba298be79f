// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace cmw {

/// Where everything is: one cloud of Microsoft's, or the practice tenant. Real or practice is this one value.
/// Source of the addresses: facts gathered in resources/clouds.json, each with its origin.
struct Endpoints {
    QString cloud; ///< id, such as "global"
    QUrl authority; ///< identity, without tenant: https://login.microsoftonline.com
    QUrl browserAuthority; ///< the same for pages that a browser opens; the authority itself in every real
        ///< cloud
    QUrl graph; ///< https://graph.microsoft.com/v1.0
    QUrl exchange; ///< https://outlook.office365.com/adminapi/beta
    QString smtpHost; ///< smtp.office365.com
    quint16 smtpPort = 587;
    QString graphScope; ///< resource prefix for Graph scopes: https://graph.microsoft.com/
    QString exchangeScope; ///< https://outlook.office365.com/.default
    QString smtpScope; ///< https://outlook.office.com/SMTP.Send
    QString graphClientId; ///< public client for Graph: the person's own, or Microsoft's
    QString exchangeClientId; ///< public client for Exchange: the person's own, or Microsoft's
    // The portals; empty: there is none, as in the practice tenant
    QString azurePortal; ///< https://portal.azure.com
    QString entraPortal; ///< https://entra.microsoft.com
    QString adminPortal; ///< https://admin.microsoft.com
    QString exchangePortal; ///< https://admin.exchange.microsoft.com
    QString defenderPortal; ///< https://security.microsoft.com
    bool confirmed = true; ///< every address stands on a page of Microsoft's
    QUrl webexConnect; ///< portal of Webex Connect, where known
    QByteArray extraCa; ///< PEM of the only CA that is trusted for these addresses; empty: the system's
    QJsonObject practice; ///< accounts and codes of a practice tenant; empty for a real cloud

    bool isPractice() const { return !practice.isEmpty(); }
    /// The authority's address of a tenant's endpoint: "<authority>/<tenant>/oauth2/v2.0/<name>".
    QUrl token(const QString &tenant) const;
    QUrl authorize(const QString &tenant) const;
    QUrl deviceCode(const QString &tenant) const;
    /// What a tenant is, for anybody to read: "<authority>/<tenant>/v2.0/.well-known/openid-configuration".
    QUrl configuration(const QString &tenant) const;

    /// A cloud of resources/clouds.json. Errors: cloud/unknown.
    static Result<Endpoints> named(const QString &cloud);
    static QStringList names();
    /// From --cloud-file: what it leaves out is as in the cloud that it names (else "global"); an empty text is empty.
    /// "caFile" is read here. Errors: cloud/file-unreadable, cloud/file-broken.
    static Result<Endpoints> fromFile(const QString &path);
    static Result<Endpoints> fromJson(const QJsonObject &json);
};

} // namespace cmw
