// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/connect/copysheet.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace cmw {

class CodeText;
class StateIcon;

/// One line of the copy sheet: the form's label, its value, and Copy. The secret shows dots until it is asked
/// for.
class CopyRow final : public QWidget {
    Q_OBJECT
public:
    explicit CopyRow(int number, QWidget *parent = nullptr);

    /// `words`: what is to be said about the line; may be empty. `known`: whether there is a value.
    void setLine(const CopyLine &line, const QString &note, bool known);
    void setDone(bool done);
    /// The line that comes next is marked.
    void setNext(bool next);
    /// The secret's text while it is shown; empty: dots.
    void setShownSecret(const QString &text);

Q_SIGNALS:
    void chosen(); ///< Copy, or "done" where there is nothing to copy
    void revealWanted(bool shown);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void say();
    QString valueText() const;
    QString buttonText() const;

    CopyLine m_line;
    QString m_note, m_shownSecret;
    bool m_known = true, m_done = false, m_next = false;
    StateIcon *m_icon;
    QLabel *m_label;
    CodeText *m_value;
    QLabel *m_noteText;
    QPushButton *m_reveal;
    QPushButton *m_button;
};

} // namespace cmw
