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
    /// One round trip. Empty where the app has no enterprise application yet. Errors: those of Graph.
    static Result<Grants> of(const QString &clientId, Cloud &cloud);

    /// Of an enterprise application that was made right now: none yet.
    static Grants none(const QJsonObject &principal);

    /// The enterprise application; empty: there is none.
    const QJsonObject &principal() const { return m_principal; }

    bool has(const Permission &permission) const;
    QList<Permission> missing(const QList<Permission> &needed) const;
    /// Grants these, which are missing, as one round trip: a role by an assignment, scopes by adding them to
    /// their resource's one grant for everybody. Errors: those of Graph; the worst of several.
    Result<void> add(const QList<Permission> &permissions, Cloud &cloud) const;
    /// Whether it was granted anything beside these.
    bool hasOthers(const QList<Permission> &permissions) const;
    /// Takes one away; fine where it isn't there. Errors: those of Graph.
    Result<void> remove(const Permission &permission, Cloud &cloud) const;

private:
    QJsonObject assignment(const Permission &permission) const;
    /// The one grant for everybody at that resource.
    QJsonObject grant(const QString &resourceId) const;

    QJsonObject m_principal;
    QList<QJsonObject> m_assignments;
    QList<QJsonObject> m_grants;
};

} // namespace cmw
