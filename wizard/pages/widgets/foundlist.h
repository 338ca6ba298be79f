// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/foundmailbox.h"

#include <QListWidget>

namespace cmw {

/// The mailboxes that a search has found, below the input that it was typed into: name, address, kind, and what speaks
/// against it. Those that can't be taken are there to be read, too. Hidden while there are none.
class FoundList final : public QListWidget {
    Q_OBJECT
public:
    explicit FoundList(QWidget *parent = nullptr);

    void show(const QList<FoundMailbox> &mailboxes);
    /// Gives the keyboard to the first one.
    void enter();
    /// What speaks against a mailbox, in words; empty: nothing.
    static QString doubt(const FoundMailbox &mailbox);

Q_SIGNALS:
    void chosen(const cmw::FoundMailbox &mailbox);
    void left(); ///< upwards, past the first one
    void givenUp(); ///< Esc
    void typed(QKeyEvent *event); ///< letters: they are meant for the input

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();
    void choose(int row);

    QList<FoundMailbox> m_mailboxes;
};

} // namespace cmw
