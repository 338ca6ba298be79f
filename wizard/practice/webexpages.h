// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/state.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace cmw::practice {

/// The pages of the practice Webex Connect around the form. Plain HTML; scripts only make it more
/// comfortable.
namespace webexpages {

/// What the asset's page says above the form.
struct Notice {
    QString text;
    bool isProblem = false;
};

/// What an asset's page shows beside the form.
struct AssetView {
    EmailAsset asset;
    QString form; ///< its HTML
    Notice notice;
    QList<Mail> received; ///< at its forwarding address
    QString service; ///< that it is registered to; empty: none
};

/// "/" and "/assets": the way to the apps.
QByteArray assets();
QByteArray apps(const QList<EmailAsset> &assets);
QByteArray newApp();
QByteArray asset(const AssetView &view);
QByteArray received(const QList<Mail> &mails);
/// A customer's mailbox outside: write, and see what came back.
QByteArray customer(
    const QString &from, const QString &to, const Notice &notice, const QList<Mail> &cameBack);
QByteArray problem(const QString &text);

} // namespace webexpages

} // namespace cmw::practice
