// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/stateicon.h"

#include "pages/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QVariantAnimation>

#include <cmath>
#include <numbers>

namespace cmw {

namespace {

QPen stroke(const QColor &colour, qreal width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void paintTick(QPainter &painter, const QPointF &centre, qreal unit, const QColor &colour)
{
    painter.setPen(stroke(colour, 2 * unit));
    painter.setBrush(Qt::NoBrush);
    QPainterPath tick(centre + QPointF(-3.6, 0.4) * unit);
    tick.lineTo(centre + QPointF(-1.1, 2.9) * unit);
    tick.lineTo(centre + QPointF(3.8, -2.6) * unit);
    painter.drawPath(tick);
}

void paintExclamation(QPainter &painter, const QPointF &centre, qreal unit, const QColor &colour)
{
    painter.setPen(stroke(colour, 2 * unit));
    painter.drawLine(centre + QPointF(0, -4) * unit, centre + QPointF(0, 0.6) * unit);
    painter.drawPoint(centre + QPointF(0, 4) * unit);
}

QPolygonF octagon(const QPointF &centre, qreal radius)
{
    QPolygonF corners;
    for (int corner = 0; corner < 8; ++corner) {
        const qreal angle = std::numbers::pi / 8 + corner * std::numbers::pi / 4;
        corners << centre + QPointF(std::cos(angle), std::sin(angle)) * radius;
    }
    return corners;
}

void paintPerson(QPainter &painter, const QPointF &centre, qreal unit, const QColor &colour)
{
    painter.setPen(stroke(colour, 1.8 * unit));
    painter.drawEllipse(centre + QPointF(0, -3.6) * unit, 3.6 * unit, 3.6 * unit);
    QPainterPath shoulders(centre + QPointF(-6.6, 7.6) * unit);
    shoulders.cubicTo(centre + QPointF(-6.6, 1.2) * unit, centre + QPointF(6.6, 1.2) * unit,
        centre + QPointF(6.6, 7.6) * unit);
    painter.drawPath(shoulders);
}

void paintQuestion(QPainter &painter, const QPointF &centre, qreal unit, const QColor &colour)
{
    painter.setPen(stroke(colour, 1.8 * unit));
    QPainterPath hook(centre + QPointF(-2.3, -1.9) * unit);
    hook.cubicTo(centre + QPointF(-2.3, -5.2) * unit, centre + QPointF(2.5, -5) * unit,
        centre + QPointF(2.4, -2.1) * unit);
    hook.cubicTo(centre + QPointF(2.4, -0.2) * unit, centre + QPointF(0, -0.4) * unit,
        centre + QPointF(0, 1.4) * unit);
    painter.drawPath(hook);
    painter.drawPoint(centre + QPointF(0, 4.1) * unit);
}

} // namespace

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
    const QPointF centre = square.center();
    const qreal unit = square.width() / 20;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    switch (state) {
    case State::Done:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.done);
        painter.drawEllipse(centre, 9 * unit, 9 * unit);
        paintTick(painter, centre, unit, colours.ground);
        break;
    case State::ToDo: {
        QPen dashes = stroke(colours.accent, 1.8 * unit);
        dashes.setCapStyle(Qt::FlatCap);
        dashes.setDashPattern({2.2, 1.52});
        painter.setPen(dashes);
        painter.drawEllipse(centre, 8.4 * unit, 8.4 * unit);
        painter.setPen(stroke(colours.accent, 2 * unit));
        painter.drawLine(centre + QPointF(-3.6, 0) * unit, centre + QPointF(3.6, 0) * unit);
        painter.drawLine(centre + QPointF(0, -3.6) * unit, centre + QPointF(0, 3.6) * unit);
        break;
    }
    case State::Wrong:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.wrong);
        painter.drawPolygon(octagon(centre, 9.6 * unit));
        paintExclamation(painter, centre, unit, colours.ground);
        break;
    case State::ForPerson:
        paintPerson(painter, centre, unit, colours.accent);
        break;
    case State::Waiting: {
        painter.setPen(stroke(colours.waiting, 1.8 * unit));
        painter.drawEllipse(centre, 8.2 * unit, 8.2 * unit);
        QPainterPath hands(centre + QPointF(0, -4.6) * unit);
        hands.lineTo(centre);
        hands.lineTo(centre + QPointF(3.4, 2) * unit);
        painter.drawPath(hands);
        break;
    }
    case State::Unknown:
        painter.setPen(stroke(colours.muted, 1.8 * unit));
        painter.drawEllipse(centre, 8.2 * unit, 8.2 * unit);
        paintQuestion(painter, centre, unit, colours.muted);
        break;
    case State::NotNeeded:
        painter.setPen(stroke(colours.muted, 2 * unit));
        painter.drawLine(centre + QPointF(-5, 0) * unit, centre + QPointF(5, 0) * unit);
        break;
    }
    painter.restore();
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
