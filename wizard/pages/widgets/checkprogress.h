// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace cmw {

/// How far a look at many lines has come: how many of how many, at which line it is, and Stop. Hidden while there is
/// none.
class CheckProgress final : public QWidget {
    Q_OBJECT
public:
    explicit CheckProgress(QWidget *parent = nullptr);

    void start(int total);
    /// `at`: titles of the lines that are being looked at.
    void display(int done, const QStringList &at);
    void stop();

Q_SIGNALS:
    void stopped(); ///< by the person

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();

    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_stop;
    QStringList m_at;
};

} // namespace cmw
