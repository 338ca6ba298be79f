// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/setupcommand.h"

#include <QSet>

namespace cmw {

/// Takes back what the journal says that this set-up has changed. Without --yes it shows that and asks first.
class UndoCommand final : public SetupCommand {
    Q_OBJECT
public:
    using SetupCommand::SetupCommand;
    QJsonObject json() const override;
    QString text() const override;

private:
    void work() override;
    bool asksFirst() const override { return true; }
    /// Good when nothing is left to take back, however the lines stand now.
    Exit verdict() const override;
    void undo();
    /// Where the app serves others, too: that is told, and a yes without it isn't meant of them.
    void askForOthers(const QStringList &others);

    QList<JournalEntry> m_before;
};

} // namespace cmw
