// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/finding.h"
#include "session/session.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

// What the commands print with --json: resources/output/*.schema.json. Texts are in `language`.

namespace cmw {

QJsonObject errorJson(const Error &error, const QString &language);
QJsonObject findingJson(const Finding &finding, const QString &language);
/// The set-up without its secret, and its file.
QJsonObject setupJson(const Session &session);
QJsonArray tasksJson(const Session &session, const QList<const Task *> &tasks, const QString &language);
QJsonObject testEmailJson(const TestEmailResult &result, const QString &language);

} // namespace cmw
