// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace cmw {

/// The small strip that stays on top of the browser while the person pastes: which field comes now, its
/// value, and one button for the next.
class CopyStrip final : public QWidget {
    Q_OBJECT
public:
    explicit CopyStrip(QWidget *parent);

    /// `label`: the field that the clipboard is for; `value`: what is shown of it; `before`: what is to be
    /// chosen in the form before it; `left`: how many follow.
    void tell(const QString &label, const QString &value, const QStringList &before, int left);

Q_SIGNALS:
    void nextWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();

    QString m_label, m_value;
    QStringList m_before;
    int m_left = 0;
    QLabel *m_text;
    QPushButton *m_next;
    QPushButton *m_close;
};

} // namespace cmw
