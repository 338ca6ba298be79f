// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QLockFile>
#include <QString>

#include <chrono>
#include <memory>

namespace cmw {

/// Makes a set-up file this process's alone, until the lock is gone. Null where its folder takes no files: the set-up
/// file itself tells that. Errors: setup/in-use, once `patience` is over.
Result<std::shared_ptr<QLockFile>> lockSetup(
    const QString &file, std::chrono::milliseconds patience = std::chrono::milliseconds(0));

} // namespace cmw
