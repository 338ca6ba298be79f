// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// Microsoft's English names of the roles each of which is enough for every line of the step; the least one first.
/// Source: Microsoft Learn, "Microsoft Entra built-in roles".
QStringList rolesEnoughForAzure();

/// A condition of step 2: which directory roles the signed-in person holds, could activate, or lacks.
class Roles final : public Task {
public:
    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
};

} // namespace cmw
