// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QPageSize>

namespace cmw {

struct Report;

/// Letter where people measure in inches, else A4.
QPageSize paperSize();
/// The report as PDF: texts that can be selected and searched, links, pictures of lines, page numbers. Needs a
/// QGuiApplication.
QByteArray reportPaper(const Report &report, const QPageSize &size = paperSize());

} // namespace cmw
