// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/command.h"
#include "app/heldresults.h"

#include <memory>
#include <optional>
#include <vector>

namespace cmw {

/// One command on several set-ups, with a summary: side by side where they can't disturb each other, else one
/// after another. Those of one organisation share one sign-in. Of a thousand no more is held than of a few: a command
/// is made when its turn comes, and goes when its result is written down.
class SeveralCommand final : public Command {
    Q_OBJECT
public:
    SeveralCommand(const Options &given, const Output &where);

    void start() override;
    void interrupt() override;
    Result<void> tell() const override;

private:
    struct Part {
        QString file;
        QString mailbox, tenantId, callbackUrl; ///< as the file has them; empty: not known
        std::unique_ptr<Command> command; ///< while it runs
        bool started = false;
        std::optional<Exit> exit; ///< none: not ended
        QString reason;
    };

    void startPossible();
    void start(size_t place);
    void ended(size_t place, Exit exit);
    bool isFull() const;
    /// Whether that one may start while those run that do.
    bool mayStart(const Part &part) const;
    static bool mayMeet(const Part &one, const Part &other);
    Options optionsFor(const QString &file) const;
    Result<void> tellText() const;
    Result<void> tellJson() const;
    QJsonObject lostJson(const Part &part, const Error &error) const;
    static QString word(const std::optional<Exit> &exit);
    QString summary() const;

    std::shared_ptr<SharedSignIn> m_signIn;
    std::vector<Part> m_parts; ///< as they were given
    std::vector<const Part *> m_running;
    HeldResults m_results;
    bool m_asks = false, m_writes = false;
    bool m_interrupted = false;
};

} // namespace cmw
