// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/setup.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace cmw {

class Cloud;

/// One permission that the app needs, with the ids that this tenant has for it.
struct Permission {
    enum class Type { Role, Scope }; ///< of the application itself, or of the signed-in person
    QString resourceAppId;
    QString resourceId; ///< object id of the resource's service principal
    QString id;
    QString value; ///< "SMTP.Send"
    Type type = Type::Scope;

    bool operator==(const Permission &) const = default;
};

/// What the set-up needs, looked up by name in this tenant: SMTP.Send has different ids on Exchange Online
/// and on Graph, and the wrong one makes every admin consent fail (AADSTS65006). Where Exchange Online
/// doesn't offer it, Graph's is taken. Errors: azure/exchange-principal-missing, azure/no-exchange (without a
/// licence for it), azure/permission-unknown; those of Graph.
Result<QList<Permission>> neededPermissions(const Setup &setup, Cloud &cloud);

/// Whether the organisation has bought Exchange Online. Errors: those of Graph.
Result<bool> hasExchangeLicence(Cloud &cloud);

QStringList names(const QList<Permission> &permissions);

/// An app's requiredResourceAccess, flat. Permissions have neither name nor resource principal here.
QList<Permission> declared(const QJsonArray &requiredResourceAccess);
/// And back.
QJsonArray requiredResourceAccess(const QList<Permission> &permissions);
/// The same permission by what requiredResourceAccess knows of it.
bool isSame(const Permission &one, const Permission &other);
bool contains(const QList<Permission> &permissions, const Permission &wanted);

/// What the app declares for Exchange Online and Graph that neither has: an id of the other resource, or of
/// nothing. Errors: those of Graph.
Result<QList<Permission>> foreignPermissions(const QList<Permission> &permissions, Cloud &cloud);

} // namespace cmw
