// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/setup.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace cmw {

/// One app can serve several mailboxes: a set-up of another mailbox with the same app, on this computer.
struct AppMate {
    QString file;
    QString name; ///< the set-up's name, or its mailbox
    bool usesOurs = false; ///< it changes nothing at the app, and has the app owner's secret
    bool hasSecret = false; ///< Webex Connect has the present one in its asset
    QStringList secretEntries; ///< of the keychain, that it reads
};

/// Looks beside the set-up's own file and in `folder`. What can't be read is left out.
QList<AppMate> appMates(const Setup &setup, const QString &file, const QString &folder);

/// Makes `setup` one that shares the app of `from`: it gets what belongs to the organisation and the app.
/// What belongs to its mailbox stays as it is.
void takeOverApp(Setup &setup, const Setup &from);

/// Tells those that share the set-up's app which secret it has now. Webex Connect doesn't have that one in their
/// assets. Who has it already, and one that isn't known by its id, changes nothing there. Errors: setup/in-use, and
/// those of Store::load and Store::save, of the first one that doesn't take it.
Result<void> tellSecret(const QList<AppMate> &mates, const Setup &setup);

/// Whether Webex Connect still works with another secret in one of those that have ours.
bool waitForSecret(const QList<AppMate> &mates);

} // namespace cmw
