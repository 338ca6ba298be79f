// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace cmw {

/// A drawing of the form in Webex Connect that marks the two fields whose values are wanted here. Labels are
/// the form's own.
class FormDrawing final : public QWidget {
    Q_OBJECT
public:
    explicit FormDrawing(QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void say();
};

} // namespace cmw
