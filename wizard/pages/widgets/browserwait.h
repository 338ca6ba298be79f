// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUrl>
#include <QWidget>

class QLabel;
class QPushButton;

namespace cmw {

/// Says that a sign-in is with the person's browser; the address can be copied for another one, and the wait
/// ended. Hidden while nothing is waited for.
class BrowserWait final : public QWidget {
    Q_OBJECT
public:
    explicit BrowserWait(QWidget *parent = nullptr);

    /// `account`: who is to sign in, where that is known.
    void start(const QUrl &address, bool opened, const QString &account);
    void stop();

Q_SIGNALS:
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();

    QUrl m_address;
    QString m_account;
    bool m_opened = true;
    bool m_copied = false;
    QLabel *m_text;
    QPushButton *m_copy;
    QPushButton *m_cancel;
};

} // namespace cmw
