// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QVBoxLayout;

namespace cmw {

/// A box with rounded corners and a thin line between the rows in it.
class Card final : public QWidget {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

    void addRow(QWidget *row);
    void clear();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_rows;
};

} // namespace cmw
