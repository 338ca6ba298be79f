// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/setupcommand.h"
#include "report/report.h"

#include <optional>

namespace cmw {

/// Writes a set-up down for a case or a file: as it was looked at last, or after a look. Needs a QGuiApplication.
class ReportCommand final : public SetupCommand {
    Q_OBJECT
public:
    using SetupCommand::SetupCommand;
    QJsonObject json() const override;
    QString text() const override;

private:
    /// Whether the file may be written. Errors: report/exists, and those of mayBeReport().
    Result<void> mayStart() const override;
    void work() override;
    void write();
    /// After a look that of "check"; else how the set-up stands is the report's to tell.
    Exit verdict() const override;

    std::optional<Report> m_report;
    std::optional<Error> m_unlooked; ///< why the lines could not be looked at
};

} // namespace cmw
