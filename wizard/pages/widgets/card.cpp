// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/card.h"

#include "pages/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace cmw {

Card::Card(QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(1, 1, 1, 1);
    m_rows->setSpacing(1);
}

void Card::addRow(QWidget *row)
{
    m_rows->addWidget(row);
}

void Card::clear()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours colours = coloursOf(*this);
    painter.setPen(colours.line);
    painter.setBrush(colours.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::card, space::card);
    painter.setRenderHint(QPainter::Antialiasing, false);
    bool isFirst = true;
    for (int index = 0; index < m_rows->count(); ++index) {
        const QWidget *row = m_rows->itemAt(index)->widget();
        if (!row || row->isHidden())
            continue;
        if (!isFirst)
            painter.drawLine(1, row->y() - 1, width() - 2, row->y() - 1);
        isFirst = false;
    }
}

} // namespace cmw
