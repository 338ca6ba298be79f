// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/setup.h"

#include <QJsonObject>
#include <QStringList>
#include <QVariantMap>

namespace cmw {

class Cloud;

/// The app registration that a set-up means, as far as it can be told.
struct Registration {
    enum class By { Nothing, Id, RedirectUri, Name };
    By by = By::Nothing;
    QJsonObject app; ///< as Graph shows it; empty: none, or several
    QList<QJsonObject> several; ///< where more than one fits
    bool isGone = false; ///< the set-up's own IDs are of an app that isn't there any more

    bool exists() const { return !app.isEmpty(); }
    QString objectId() const { return app.value(u"id").toString(); }
    QString clientId() const { return app.value(u"appId").toString(); }
    QString name() const { return app.value(u"displayName").toString(); }
};

/// By the set-up's own IDs, else by its Call Back URL, else by its name; by its IDs alone where the person wants
/// an app of its own. Errors: those of Graph.
Result<Registration> findRegistration(const Setup &setup, Cloud &cloud);
/// "More than one app fits", with "apps" as text and "choices" for a person to choose from: clientId, objectId,
/// name, created, owners.
QVariantMap describedChoices(const QList<QJsonObject> &apps, Cloud &cloud);
/// For an apply() that needs the app. Errors: azure/app-missing, azure/app-ambiguous; those of Graph.
Result<Registration> needRegistration(const Setup &setup, Cloud &cloud);
/// The app as it is now. Errors: azure/app-missing; those of Graph.
Result<QJsonObject> readApplication(const QString &objectId, Cloud &cloud);

/// The platform's redirect URIs: "web", "spa" or "publicClient".
QStringList redirectUris(const QJsonObject &app, QStringView platform);
/// The app's "web" with these redirect URIs, as PATCH wants it: whole, with the implicit grant settings,
/// which Graph would else be free to reset.
QJsonObject webWith(const QJsonObject &app, const QStringList &uris);

QStringList texts(const QJsonArray &array);

} // namespace cmw
