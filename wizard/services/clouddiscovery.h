// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/endpoints.h"
#include "core/result.h"

#include <QJsonObject>
#include <QString>

#include <functional>

class QObject;

namespace cmw {

/// What a domain's organisation is, as Microsoft tells anybody.
struct DomainHome {
    QString tenantId;
    QString cloud; ///< of resources/clouds.json; empty: one that isn't there
    QString instance; ///< Microsoft's name of the cloud: "microsoftonline.us"
};

/// The home of a domain, without any sign-in. Asynchronous, main thread; goes with its context.
/// Errors: identity/tenant-unknown (args: domain; evidence), identity/no-token (an answer that isn't one), network/*.
/// Source: Microsoft Learn, "OpenID Connect on the Microsoft identity platform", "National clouds".
void findHome(const Endpoints &endpoints, const QString &domain, QObject *context,
    std::function<void(Result<DomainHome>)> answer);

/// Reads an OpenID configuration.
DomainHome homeFrom(const QJsonObject &configuration);

/// Whether the chosen cloud is another one than the domain's. Errors: cloud/is-global, cloud/is-usgov, cloud/is-dod,
/// cloud/is-china, cloud/is-elsewhere; args: domain, cloud, instance.
Result<void> fits(const DomainHome &home, const Endpoints &endpoints, const QString &domain);

} // namespace cmw
