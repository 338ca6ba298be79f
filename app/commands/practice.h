// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/command.h"

#include <memory>

namespace cmw {

class Input;
namespace practice {
class Tenant;
} // namespace practice

/// The practice tenant as a server: one line with its addresses, then it runs until it is told to end.
class PracticeCommand final : public Command {
    Q_OBJECT
public:
    PracticeCommand(const Options &given, const Output &where);
    ~PracticeCommand() override;

    void start() override;
    /// SIGTERM is how it is meant to end.
    void interrupt() override { Q_EMIT finished(Exit::Good); }
    QJsonObject json() const override;
    QString text() const override;

private:
    std::unique_ptr<practice::Tenant> m_tenant;
    std::unique_ptr<Input> m_input;
};

} // namespace cmw
