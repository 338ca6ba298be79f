// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/setupcommand.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace cmw {

/// The whole job without a window: all four steps and the test email, then a look at every line. In a
/// practice tenant the visitor fills Webex Connect's form; for a real one the copy sheet is printed.
class WholeSetupCommand final : public SetupCommand {
    Q_OBJECT
public:
    using SetupCommand::SetupCommand;
    QString text() const override;
    QJsonObject json() const override;

private:
    void work() override;
    bool beginsSetup() const override { return true; }
    bool asksFirst() const override { return true; }
    Exit verdict() const override;

    void apply();
    void finishForm();
    void formFinished(const Result<QString> &savedAddress);
    void sendTest();
    void receive();
    void lookAtAll();
    QString arrival() const;
    QStringList tasksToApply() const;

    std::optional<bool> m_hasArrived; ///< a mail from outside, in Webex Connect; empty: nobody wrote one
};

} // namespace cmw
