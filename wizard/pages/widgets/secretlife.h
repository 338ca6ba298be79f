// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QDateEdit;
class QLabel;
class QPushButton;

namespace cmw {

class Session;

/// How long the next client secret lasts: a menu of months, or a date, which is asked for below the line.
class SecretLife final : public QWidget {
    Q_OBJECT
public:
    explicit SecretLife(Session &session, QWidget *parent = nullptr);

    /// The menu, for the line itself.
    QPushButton *button() const { return m_button; }
    void refresh();

Q_SIGNALS:
    void chosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeMenu();
    void say();

    Session &m_session;
    QPushButton *m_button;
    QLabel *m_label;
    QDateEdit *m_date;
};

} // namespace cmw
