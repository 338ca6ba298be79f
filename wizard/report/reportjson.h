// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>

namespace cmw {

struct Report;

/// The report for programs: resources/output/report.schema.json. But for "made", the same for the same set-up.
QJsonObject reportJson(const Report &report);
/// A step's number, or "verify".
QJsonValue stepJson(const QString &step);

} // namespace cmw
