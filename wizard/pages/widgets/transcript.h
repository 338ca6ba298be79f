// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace cmw {

/// The dialogue with the mail server, folded away until somebody wants it: to read and to copy. It masks nothing: what
/// it is given is masked already.
class Transcript final : public QWidget {
    Q_OBJECT
public:
    explicit Transcript(QWidget *parent = nullptr);

    /// An empty one hides all.
    void setText(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void unfold(bool open);
    void copy();
    void say();

    QPushButton *m_open;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
    QLabel *m_done;
};

} // namespace cmw
