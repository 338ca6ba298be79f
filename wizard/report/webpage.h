// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace cmw {

struct Report;

/// The report as one page for a browser: HTML5 that is well-formed XML, too, in UTF-8. It has no scripts, asks nobody
/// for anything, and is dark or light as the reader's desktop is. Needs a QGuiApplication.
QByteArray reportPage(const Report &report);

} // namespace cmw
