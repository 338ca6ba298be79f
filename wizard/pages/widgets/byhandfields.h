// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/address.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace cmw {

class Field;
class Language;
class Session;

/// For those who do step 2 in the portal: takes client ID, tenant ID and the client secret, with what is to
/// be said about them.
class ByHandFields final : public QWidget {
    Q_OBJECT
public:
    ByHandFields(Session &session, const Language &language, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    void taken();

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();
    void take();
    Judgement judgeTenant(const QString &text) const;

    Session &m_session;
    const Language &m_language;
    QPushButton *m_toggle;
    QWidget *m_body;
    QLabel *m_note;
    Field *m_clientId;
    Field *m_tenantId;
    Field *m_secret;
    QPushButton *m_take;
    QLabel *m_taken; ///< says that it was
};

} // namespace cmw
