// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace cmw {

class Session;

/// Shows and copies the client secret when the person asks for it. What was copied is taken out of the
/// clipboard after a minute, or when the program ends before, unless something else is there by then.
class SecretButtons final : public QWidget {
    Q_OBJECT
public:
    explicit SecretButtons(Session &session, QWidget *parent = nullptr);

    QList<QPushButton *> buttons() const { return {m_reveal, m_copy}; }
    void refresh();
    /// Shows dots again, as if nobody had asked for the secret.
    void conceal();
    /// Puts the secret into the clipboard for a minute.
    static void copyForAMinute(const Session &session);

protected:
    void changeEvent(QEvent *event) override;

private:
    Session &m_session;
    QPushButton *m_reveal;
    QPushButton *m_copy;
    QLabel *m_text;
    bool m_isShown = false, m_wasCopied = false;
};

} // namespace cmw
