// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace cmw {

/// Adds an address without its "smtp:", or a name, unless it is empty or there.
void addName(QStringList &names, const QString &text);

/// All that a rule or a permission may call these groups of the directory.
/// Source: Microsoft Learn, "New-HostedOutboundSpamFilterRule", FromMemberOf.
QStringList groupNames(const QList<QJsonObject> &groups);

/// Whether a failure says nothing of what the admin may read: then it is passed on, and else the groups aren't known.
bool isInTheWay(const Error &error);

} // namespace cmw
