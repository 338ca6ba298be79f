// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "pages/widgets/details.h"

#include <QWidget>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cmw {

class StateIcon;

/// One line of a page: state, title, what is or "now → then", its actions. It takes the keyboard's focus;
/// Space, Enter or a click open it in place. It shows what it is given and knows nothing of tasks.
class TaskRow final : public QWidget {
    Q_OBJECT
public:
    explicit TaskRow(const QString &id, QWidget *parent = nullptr);

    const QString &id() const { return m_id; }
    void setTitle(const QString &title);
    void setState(State state, const QString &word);
    void setRunning(const QString &word);
    /// Rich text.
    void setLine(const QString &html);
    void setDetails(const Details &details);
    /// Puts an action at the right; shown in the order in which they come.
    void addButton(QPushButton *button);
    /// Shows what the person has to agree to before the wizard repairs the line; an empty text hides it.
    void setChoice(const QString &text, bool agreed);
    /// Puts something under the line: an input, stages.
    void addBelow(QWidget *widget);
    bool isOpen() const;
    void setOpen(bool open);

Q_SIGNALS:
    void linkChosen(const QUrl &address);
    void agreedTo(bool agreed); ///< by the person

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void say();

    QString m_id, m_stateWord;
    StateIcon *m_icon;
    QLabel *m_title;
    QLabel *m_line;
    QHBoxLayout *m_buttons;
    QPushButton *m_toggle;
    QVBoxLayout *m_below; ///< under the line
    QCheckBox *m_choice = nullptr; ///< made where a line first needs it
    DetailsPanel *m_panel = nullptr; ///< made at the first opening
    Details m_details;
};

} // namespace cmw
