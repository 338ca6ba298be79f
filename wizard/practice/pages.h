// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/consent.h"
#include "practice/message.h"

#include <QByteArray>

namespace cmw::practice {

/// The identity pages that a browser shows: plain HTML with forms, no scripts, light and dark.
/// Forms have ids and fields as here, so that a program can fill them:
///   "sign-in": login, passwd · "consent": buttons consent=accept and consent=cancel, check box all=1 ·
///   "approval": button consent=return · "device": otc · "picker-1" and so on: one button for each practice account.
namespace pages {

/// What every form of a sign-in carries on to the next.
struct Step {
    QString flow; ///< id of the sign-in
    QString tenant; ///< as in the address
    QString app; ///< display name
};

struct Choice {
    QString user, password, displayName;
};

QByteArray signIn(const Step &step, const QString &login, const QString &error, const QList<Choice> &choices);
QByteArray consent(const Step &step, const QString &user, const QList<Permission> &permissions,
    const QStringList &openId, bool mayForAll);
/// The person may not consent: "Need admin approval".
QByteArray approval(const Step &step, const QString &user, const QList<Permission> &permissions);
QByteArray device(const QString &code, const QString &error);
/// An end without a way on: a sentence, and below it the original error, if any.
QByteArray message(const QString &title, const QString &text, const QString &error);
/// response_mode=form_post: a form that sends itself, or waits for a click where scripts are off.
QByteArray formPost(const QUrl &to, const Fields &fields);

} // namespace pages

} // namespace cmw::practice
