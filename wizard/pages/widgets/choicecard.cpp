// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/choicecard.h"

#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/stateicon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

ChoiceCard::ChoiceCard(const QString &name, Sign sign, QWidget *parent)
    : QWidget(parent),
      m_sign(sign),
      m_title(new QLabel),
      m_line(new QLabel),
      m_button(new QPushButton),
      m_link(linkButton({}))
{
    setObjectName(name + u"Card"_s);
    m_title->setFont(strongFont(font()));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_line->setFont(smallFont(font()));
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    m_button->setObjectName(name);
    m_button->setAutoDefault(false);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_line);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(64, space::medium, space::large, space::medium);
    row->setSpacing(space::large);
    row->addLayout(texts, 1);
    row->addWidget(m_link);
    row->addWidget(m_button);
    m_link->hide();
    connect(m_link, &QPushButton::clicked, this, &ChoiceCard::linkChosen);
    connect(m_button, &QPushButton::clicked, this, &ChoiceCard::chosen);
}

void ChoiceCard::setEmphasised(bool emphasised)
{
    m_emphasised = emphasised;
    update();
}

void ChoiceCard::say(const QString &title, const QString &line, const QString &button)
{
    mute(*m_line);
    m_title->setText(title);
    m_line->setText(line);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    //: Accessible name of a card's button. %1: what the button does, %2: the card's title
    m_button->setAccessibleName(title.startsWith(button) ? title : tr("%1: %2").arg(button, title));
}

void ChoiceCard::sayLink(const QString &name, const QString &text)
{
    m_link->setObjectName(name);
    m_link->setText(text);
    //: Accessible name of a card's button. %1: what the button does, %2: the card's title
    m_link->setAccessibleName(tr("%1: %2").arg(text, m_title->text()));
    m_link->setVisible(!text.isEmpty());
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_emphasised ? colours.accent : colours.line, m_emphasised ? 2 : 1));
    painter.setBrush(colours.ground);
    const qreal inset = m_emphasised ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), space::card, space::card);
    paintSign(painter);
}

void ChoiceCard::paintSign(QPainter &painter) const
{
    const Colours colours = coloursOf(*this);
    const QPointF centre(34, height() / 2.0);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (m_sign) {
    case Sign::Mail: {
        const QRectF letter(centre.x() - 14, centre.y() - 10, 28, 20);
        painter.drawRoundedRect(letter, 3, 3);
        QPainterPath flap(letter.topLeft() + QPointF(2, 2));
        flap.lineTo(centre + QPointF(0, 2));
        flap.lineTo(letter.topRight() + QPointF(-2, 2));
        painter.drawPath(flap);
        break;
    }
    case Sign::Progress: {
        if (m_done >= 1) {
            StateIcon::paint(painter, QRectF(centre.x() - 10, centre.y() - 10, 20, 20), State::Done, colours);
            break;
        }
        const QRectF circle(centre.x() - 9, centre.y() - 9, 18, 18);
        painter.setPen(QPen(colours.waiting, 1.8));
        painter.drawEllipse(circle);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.waiting);
        painter.drawPie(circle, 90 * 16, -qRound(m_done * 360 * 16));
        break;
    }
    case Sign::Practise: {
        QPainterPath triangle(centre + QPointF(-7, -9));
        triangle.lineTo(centre + QPointF(9, 0));
        triangle.lineTo(centre + QPointF(-7, 9));
        triangle.closeSubpath();
        painter.drawPath(triangle);
        break;
    }
    case Sign::Wrong:
        StateIcon::paint(painter, QRectF(centre.x() - 10, centre.y() - 10, 20, 20), State::Wrong, colours);
        break;
    }
}

} // namespace cmw
