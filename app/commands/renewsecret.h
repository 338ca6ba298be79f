// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/setupcommand.h"

namespace cmw {

/// A new client secret in the place of one that ends: the new one is made beside the old one, kept and proven;
/// the old one goes when Webex Connect has the new one, and not before. In a practice tenant the visitor puts it
/// there; else the person says so, at once or in a later run.
class RenewSecretCommand final : public SetupCommand {
    Q_OBJECT
public:
    using SetupCommand::SetupCommand;

private:
    void work() override;
    bool asksFirst() const override { return true; }
    QList<const Task *> tasks() const override;

    bool isPending() const; ///< made, and not yet in Webex Connect
    void lookedAt();
    void make();
    void prove();
    void bringToWebexConnect();
    void confirmed();

    bool m_isNew = false; ///< made in this run, and kept
};

} // namespace cmw
