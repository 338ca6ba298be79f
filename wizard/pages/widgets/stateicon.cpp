// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/stateicon.h"

#include "pages/theme.h"

#include <QPainter>
#include <QStyle>
#include <QVariantAnimation>

namespace cmw {

namespace {

QPen stroke(const QColor &colour, qreal width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

} // namespace

Ink inkOf(const Colours &colours)
{
    return {.ground = colours.ground,
        .line = colours.line,
        .text = colours.text,
        .muted = colours.muted,
        .accent = colours.accent,
        .done = colours.done,
        .wrong = colours.wrong,
        .waiting = colours.waiting};
}

StateIcon::StateIcon(QWidget *parent) : QWidget(parent), m_state(State::Unknown)
{
    setFixedSize(space::icon, space::icon);
}

void StateIcon::setState(State state, const QString &word)
{
    m_state = state;
    setAccessibleName(word);
    if (m_turn)
        m_turn->stop();
    update();
}

void StateIcon::setRunning(const QString &word)
{
    m_state.reset();
    setAccessibleName(word);
    // A desktop that asks for less motion gets a still arc.
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0) {
        if (!m_turn) {
            m_turn = new QVariantAnimation(this);
            m_turn->setStartValue(0.0);
            m_turn->setEndValue(-360.0);
            m_turn->setDuration(1200);
            m_turn->setLoopCount(-1);
            connect(m_turn, &QVariantAnimation::valueChanged, this, [this] { update(); });
        }
        m_turn->start();
    }
    update();
}

void StateIcon::paint(QPainter &painter, const QRectF &square, State state, const Colours &colours)
{
    paintStateMark(painter, square, state, inkOf(colours));
}

void StateIcon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours colours = coloursOf(*this);
    if (m_state) {
        paint(painter, rect(), *m_state, colours);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle = QRectF(rect()).adjusted(2, 2, -2, -2);
    painter.setPen(stroke(colours.line, 2.4));
    painter.drawEllipse(circle);
    painter.setPen(stroke(colours.accent, 2.4));
    const double turn = m_turn ? m_turn->currentValue().toDouble() : 0;
    painter.drawArc(circle, qRound((90 + turn) * 16), -110 * 16);
}

} // namespace cmw
