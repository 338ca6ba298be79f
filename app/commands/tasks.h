// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/command.h"

namespace cmw {

/// Lists the document's bullets as tasks.
class TasksCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override { Q_EMIT finished(Exit::Good); }
    void interrupt() override { }
    QJsonObject json() const override;
    QString text() const override;
};

} // namespace cmw
