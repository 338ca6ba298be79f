// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace cmw {

/// What is needed to tell who is signed in, in which organisation, with which roles.
QStringList everybodysPermissions();

/// Whether a scope is among others, itself or by the larger one that includes it: "Application.ReadWrite.All" lets read,
/// too.
bool isAmong(const QString &scope, const QStringList &scopes);

/// Both, without those that a larger one includes: whoever reads the consent page has less to read.
QStringList together(const QStringList &some, const QStringList &more);

/// Microsoft names Graph's scopes without their resource, `prefix`.
QStringList inFull(QStringList scopes, const QString &prefix);

} // namespace cmw
