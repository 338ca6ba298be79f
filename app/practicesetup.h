// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/session.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <optional>

namespace cmw {

/// Gives the session what a scenario with a prepared app starts from, and returns the form's address in the
/// practice Webex Connect. Empty where the scenario has no app.
std::optional<QString> takePrepared(Session &session, const QJsonObject &practice);

/// Gives a new set-up its name and its mailbox: the one that customers of the practice organisation
/// write to.
void beginPractice(Session &session, const QJsonObject &practice);

/// What goes into the fields of Webex Connect's form, by their labels; the client secret, too.
QMap<QString, QString> formValues(const Session &session);

} // namespace cmw
