// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/mask.h"

#include <QString>

namespace cmw {

class Session;
struct Report;

/// The set-up as plain text for a ticket: what was set up, how each line stands, what was changed, what
/// expires when. Masked as a report is.
QString summaryText(const Session &session, const QString &language, Redaction redaction);
QString summaryText(const Report &report);

} // namespace cmw
