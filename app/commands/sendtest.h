// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/setupcommand.h"

namespace cmw {

/// Sends the test email, stage by stage.
class SendTestCommand final : public SetupCommand {
    Q_OBJECT
public:
    using SetupCommand::SetupCommand;
    /// The app gets a redirect URI for the mailbox's sign-in, and loses it again.
    bool writes() const override { return true; }
    QJsonObject json() const override;
    QString text() const override;

private:
    void work() override;
    /// On a terminal it asks for a secret that isn't here.
    void send();
    MailboxWay way() const; ///< of the mailbox's sign-in
    /// Whether somebody is there for one more sign-in.
    bool mayLook() const;
    /// The server refused without one: in the lines of step 3.
    void lookForTheReason();
    Exit verdict() const override;
    QList<const Task *> tasks() const override;
    /// The test email as it is known: also where it couldn't be sent at all.
    TestEmailResult result() const;

    QString m_receiver;
    bool m_asked = false;
};

} // namespace cmw
