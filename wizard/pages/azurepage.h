// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/steppage.h"

namespace cmw {

class AppChoice;
class AppOptions;
class ByHandFields;
class SecretButtons;
class SecretLife;

/// Step 2: the app in Azure, with its choices.
class AzurePage final : public StepPage {
    Q_OBJECT
public:
    using StepPage::StepPage;

    QString step() const override { return QStringLiteral("2"); }
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
    void furnishApp();
    void furnishSecret();
    void refreshApp();
    void refreshSecret();
    /// Whose the app is, and whom it serves.
    void refreshSharing();
    bool isShared() const;

    Banner *m_sharing = nullptr;
    QStringList m_others; ///< names of other set-ups with this app, from when the page was last entered
    QPushButton *m_options = nullptr; ///< opens and closes m_appOptions
    AppChoice *m_choice = nullptr;
    AppOptions *m_appOptions = nullptr;
    SecretLife *m_life = nullptr;
    QPushButton *m_implicit = nullptr;
    QPushButton *m_mailSend = nullptr;
    QPushButton *m_inMemory = nullptr;
    QPushButton *m_removeAgain = nullptr; ///< a secret that no keychain took
    QPushButton *m_renew = nullptr;
    SecretButtons *m_secret = nullptr;
    ByHandFields *m_byHand = nullptr;
};

} // namespace cmw
