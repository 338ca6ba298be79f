// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/page.h"

class QPushButton;

namespace cmw {

class Field;

/// Step 1: the email app in Webex Connect, and the two values of its form.
class StartPage final : public Page {
    Q_OBJECT
public:
    using Page::Page;

    QString step() const override { return QStringLiteral("1"); }
    void enter() override;
    void leave() override;
    bool mayGoOn() const override;
    bool validatePage() override;

protected:
    void build(QVBoxLayout &column) override;
    void retranslate() override;
    void refresh() override;
    bool event(QEvent *event) override;

private:
    QWidget *makeFields();
    void fillFields();
    void keep();
    void lookAtClipboard();
    void takeOffer();

    Field *m_assetName = nullptr;
    Field *m_mailbox = nullptr;
    Field *m_forwardingAddress = nullptr;
    Field *m_callbackUrl = nullptr;
    QLabel *m_way = nullptr;
    QPushButton *m_openConnect = nullptr;
    Banner *m_offer = nullptr;
    QPushButton *m_take = nullptr;
    Field *m_offeredField = nullptr;
    QString m_offered;
    Banner *m_idle = nullptr;
    bool m_isShown = false;
};

} // namespace cmw
