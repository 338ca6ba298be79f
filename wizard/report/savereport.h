// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QDate>
#include <QString>
#include <QStringList>

namespace cmw {

struct Report;
struct Setup;

/// What a report can be written as, by the end of its file's name.
QStringList reportSuffixes();
/// Whether that file can become a report. Errors: report/format, report/no-folder; args: file, folder.
Result<void> mayBeReport(const QString &file);
/// Writes it whole or not at all. A file that is there is replaced: who calls has asked. Errors: those above,
/// report/not-written. Needs a QGuiApplication.
Result<void> saveReport(const Report &report, const QString &file);
/// "webex-connect-contoso.com-2026-11-27": of which set-up it is, and from when; nobody's address.
QString reportName(const Setup &setup, const QDate &day);

} // namespace cmw
