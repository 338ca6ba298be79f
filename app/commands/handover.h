// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/setupcommand.h"
#include "report/handover.h"

namespace cmw {

/// Looks at steps 2 and 3, and gives what another admin needs to do the open lines: a letter, a link, scripts.
class HandOverCommand final : public SetupCommand {
    Q_OBJECT
public:
    using SetupCommand::SetupCommand;
    QJsonObject json() const override;
    QString text() const override;

    /// What --format takes; the first is the one without it.
    static QStringList formats();

private:
    void work() override;
    /// What is open as far as it is known, and the end.
    void hand();
    /// The part that was asked for; empty where no open line is of that kind.
    QString part() const;
    Exit verdict() const override { return Exit::Good; }

    HandOver m_handOver;
};

} // namespace cmw
