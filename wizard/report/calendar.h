// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/setup.h"

#include <QByteArray>
#include <QString>

namespace cmw {

/// A calendar entry (.ics) two weeks before the client secret expires: portals don't remind of it.
/// Empty where the expiry isn't known. Holds no secret. Source: RFC 5545.
QByteArray secretReminder(const Setup &setup, const QString &language, const QDateTime &now);

} // namespace cmw
