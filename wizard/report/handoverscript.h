// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/handover.h"

// The scripts of a hand-over: the parts of resources/handover that the open lines need, with this set-up's values at
// their top. The parts never change with a value, and each value stands in quotes of its shell.

namespace cmw {

QString azScript(const HandOverRequest &request, const Endpoints &endpoints);
QString graphScript(const HandOverRequest &request, const Endpoints &endpoints);
QString exchangeScript(const HandOverRequest &request, const Endpoints &endpoints);

/// Whether a script does that line: it has a part for it, and the set-up has the values.
bool isScripted(const OpenLine &line, const Setup &setup);

} // namespace cmw
