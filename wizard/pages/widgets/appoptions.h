// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace cmw {

class Field;
class Language;
class Session;

/// What a new app registration is made with: its name, who may sign in with it, and the reference that some
/// organisations demand.
class AppOptions final : public QWidget {
    Q_OBJECT
public:
    AppOptions(Session &session, const Language &language, QWidget *parent = nullptr);

    /// Shows the set-up's values. The reference is asked for only where the organisation demands it.
    void refresh(bool wantsReference);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();

    Session &m_session;
    const Language &m_language;
    Field *m_name;
    QLabel *m_typeLabel;
    QComboBox *m_type;
    QLabel *m_typeNote;
    Field *m_reference;
};

} // namespace cmw
