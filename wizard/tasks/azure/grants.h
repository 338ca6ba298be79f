// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "tasks/azure/permission.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace cmw {

class Cloud;

/// What was granted to an enterprise application for the whole organisation.
class Grants final {
public:
    /// Errors: those of Graph.
    static Result<Grants> of(const QString &servicePrincipalId, Cloud &cloud);

    bool has(const Permission &permission) const;
    QList<Permission> missing(const QList<Permission> &needed) const;
    /// Grants what is missing: a role by an assignment, a scope by adding it to its resource's one grant.
    /// Errors: those of Graph.
    Result<void> add(const Permission &permission, Cloud &cloud) const;
    /// Takes one away; fine where it isn't there. Errors: those of Graph.
    Result<void> remove(const Permission &permission, Cloud &cloud) const;

private:
    QJsonObject assignment(const Permission &permission) const;
    /// The one grant for everybody at that resource.
    QJsonObject grant(const QString &resourceId) const;

    QString m_servicePrincipalId;
    QList<QJsonObject> m_assignments;
    QList<QJsonObject> m_grants;
};

} // namespace cmw
