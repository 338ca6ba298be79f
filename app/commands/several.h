// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/command.h"

#include <memory>
#include <vector>

namespace cmw {

/// One command on several set-ups, with a summary: side by side where they can't disturb each other, else one
/// after another.
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
        QString tenantId, callbackUrl; ///< as the file has them; empty: not known
        bool started = false;
        std::optional<Exit> exit; ///< none: not ended

        bool isRunning() const { return started && !exit; }
    };

    void startPossible();
    void start(Part &part);
    void ended(Part &part, Exit exit);
    /// Whether that one may start while those run that do.
    bool mayStart(const Part &part) const;
    static bool mayMeet(const Part &one, const Part &other);

    std::vector<Part> m_parts;
    bool m_interrupted = false;
};

} // namespace cmw
