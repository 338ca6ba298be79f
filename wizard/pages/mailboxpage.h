// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/steppage.h"

namespace cmw {

class LoginField;
class LookAgain;
class MailboxPicker;

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
    void lead(QVBoxLayout &column) override;
    void furnish(QVBoxLayout &column) override;
    void sayOptions() override;
    void refresh() override;

private:
    void sayDelay();
    /// Another mailbox, chosen above; it is asked for where settings of the present one are changed already.
    void take(const QString &mailbox);
    void addAnother();
    void sayChanged();

    MailboxPicker *m_picker = nullptr;
    Banner *m_changed = nullptr; ///< why another mailbox is another set-up
    QPushButton *m_another = nullptr;
    QString m_asked; ///< the mailbox that it is about; empty: none
    Banner *m_delay = nullptr;
    LookAgain *m_again = nullptr;
    LoginField *m_login = nullptr;
};

} // namespace cmw
