// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace cmw {

/// What people call a stage of the test email ("token", "lookup" and the like); an unknown one keeps its id.
QString stageName(const QString &stage, const QString &language);

} // namespace cmw
