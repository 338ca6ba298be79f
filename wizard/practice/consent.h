// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "practice/client.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace cmw::practice {

struct Account;
class State;

/// The part of a scope parameter that is about one resource.
struct ResourceScopes {
    QString principal; ///< object id of the resource's service principal
    QString audience; ///< as it was asked for: https://outlook.office.com
    QStringList values; ///< of ".default": what the app declares
    bool isDefault = false;
};

/// A scope parameter taken apart.
struct Asked {
    QStringList openId; ///< openid, profile, email, offline_access
    QList<ResourceScopes> resources;
};

/// A permission that isn't granted yet.
struct Permission {
    QString principal;
    QString value;
    QString text; ///< for the consent page
    bool isForAdmins = false;
    QString roleId; ///< of an application permission; empty: a delegated one
};

/// Errors: AADSTS70011, 500011, 650053, 65002, 65006.
Result<Asked> asked(const State &state, const Client &client, const QString &scope);
/// What the app may do for this user at this resource.
QStringList granted(
    const State &state, const Client &client, const QString &userId, const QString &principal);
QList<Permission> lacking(
    const State &state, const Client &client, const Account &account, const Asked &asked);
/// Whether the directory lets this account consent to these by itself.
bool mayConsent(const State &state, const Account &account, const QList<Permission> &permissions);
/// Records the consent, for the account or for everyone.
void recordConsent(State &state, const Client &client, const Account &account, const QStringList &openId,
    const QList<Permission> &permissions, bool isForAll);

} // namespace cmw::practice
