// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/command.h"

#include <memory>
#include <vector>

namespace cmw {

/// One command on several set-ups, side by side, with a summary.
class SeveralCommand final : public Command {
    Q_OBJECT
public:
    SeveralCommand(const Options &given, const Output &where);

    void start() override;
    void interrupt() override;
    QJsonObject json() const override;
    QString text() const override;

private:
    struct Part {
        QString file;
        std::unique_ptr<Command> command;
        std::optional<Exit> exit; ///< none: not ended
    };

    void startNext();

    std::vector<Part> m_parts;
    size_t m_next = 0; ///< the first that wasn't started
    bool m_interrupted = false;
};

} // namespace cmw
