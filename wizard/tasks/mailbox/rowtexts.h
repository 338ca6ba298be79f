// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonValue>
#include <QStringList>

namespace cmw {

/// The texts of an Exchange property of several values, which shows one alone without its list, and none as null.
QStringList rowTexts(const QJsonValue &property);

} // namespace cmw
