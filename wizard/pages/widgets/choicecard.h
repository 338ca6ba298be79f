// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace cmw {

/// A card of the welcome page: a sign, what it is, a line, one button, and a link where there is something else to do
/// with it.
class ChoiceCard final : public QWidget {
    Q_OBJECT
public:
    enum class Sign { Mail, Progress, Practise, Wrong };

    ChoiceCard(const QString &name, Sign sign, QWidget *parent = nullptr);

    /// The card that stands out.
    void setEmphasised(bool emphasised);
    void say(const QString &title, const QString &line, const QString &button);
    /// The link; without a text there is none.
    void sayLink(const QString &name, const QString &text);
    void setPart(double done) { m_done = done; } ///< of the Progress sign, 0 to 1

Q_SIGNALS:
    void chosen();
    void linkChosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintSign(QPainter &painter) const;

    Sign m_sign;
    bool m_emphasised = false;
    double m_done = 0;
    QLabel *m_title;
    QLabel *m_line;
    QPushButton *m_button;
    QPushButton *m_link;
};

} // namespace cmw
