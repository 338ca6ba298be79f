// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/steppage.h"

namespace cmw {

class LookAgain;

/// Step 3: the mailbox in Office 365.
class MailboxPage final : public StepPage {
    Q_OBJECT
public:
    using StepPage::StepPage;

    QString step() const override { return QStringLiteral("3"); }
    void enter() override;
    void leave() override;

protected:
    QString planTitle() const override;
    QString workTitle() const override;
    QString applyText() const override;
    QString doneSentence() const override;
    QStringList enoughRoles() const override;
    void furnish(QVBoxLayout &column) override;
    void sayOptions() override;
    void refresh() override;

private:
    void sayDelay();

    Banner *m_delay = nullptr;
    LookAgain *m_again = nullptr;
};

} // namespace cmw
