// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/graphwire.h"

#include <QList>
#include <QString>

/// The reads of Graph that are made ahead of those who need them: who reads ahead and who reads must say the
/// same, byte for byte.
namespace cmw::paths {

QString me();
QString organization();
QString myRoles();
QString subscribedSkus();

QString application(const QString &objectId);
QString applicationByClientId(const QString &clientId);
QString applicationsByName(const QString &displayName);
QString applicationsByRedirectUri(const QString &redirectUri);
QString deletedApplications();

QString principal(const QString &clientId);
QString appRoleAssignments(const QString &clientId);
QString permissionGrants(const QString &clientId);
/// The enterprise application and its grants.
QList<GraphWire::Read> consentReads(const QString &clientId);

QString authorizationPolicy();
QString securityDefaults();
QString appManagementPolicy();

} // namespace cmw::paths
