// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

namespace cmw::practice {

struct Account;
class State;

// Which mailboxes an app may use by itself.

/// Whether the application access policies let that app into the mailbox: DenyAccess first, then any RestrictAccess
/// that matches; with one that doesn't match it is shut out. They are about what the directory grants alone.
/// Source: Microsoft Learn, "New-ApplicationAccessPolicy", the five rules.
bool policiesLetIn(const State &state, const QString &appId, const Account &mailbox);

/// Whether Exchange's application roles give that app that permission for the mailbox, whatever the policies say.
/// Source: Microsoft Learn, "Role Based Access Control for Applications in Exchange Online".
bool rolesAllow(const State &state, const QString &appId, const QString &permission, const Account &mailbox);

/// A policy as Get-ApplicationAccessPolicy shows it. `scope`: the row of a user or group.
QJsonObject applicationPolicy(
    const State &state, const QString &appId, const QJsonObject &scope, const QString &accessRight);

/// What a noted app may do by itself: "applicationPolicies" and "applicationRoles" of a scenario.
void furnishAppAccess(State &state, const QJsonObject &json, const QString &appId);

} // namespace cmw::practice
