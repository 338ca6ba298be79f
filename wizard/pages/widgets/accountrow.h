// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace cmw {

class BrowserWait;
class Session;

/// The head of a step's card: who is signed in at Microsoft, or that nobody is yet.
class AccountRow final : public QWidget {
    Q_OBJECT
public:
    explicit AccountRow(Session &session, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    void otherAccountWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString personHtml() const;

    Session &m_session;
    QLabel *m_text;
    QPushButton *m_other;
    BrowserWait *m_wait;
};

} // namespace cmw
