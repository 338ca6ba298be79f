// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/statemark.h"

#include <QPainter>
#include <QPainterPath>

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

QColor Ink::of(State state) const
{
    switch (state) {
    case State::Done:
        return done;
    case State::Wrong:
        return wrong;
    case State::Waiting:
        return waiting;
    case State::ToDo:
    case State::ForPerson:
        return accent;
    case State::Unknown:
    case State::NotNeeded:
        break;
    }
    return muted;
}

void paintStateMark(QPainter &painter, const QRectF &square, State state, const Ink &ink)
{
    const QPointF centre = square.center();
    const qreal unit = square.width() / 20;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    switch (state) {
    case State::Done:
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink.done);
        painter.drawEllipse(centre, 9 * unit, 9 * unit);
        paintTick(painter, centre, unit, ink.ground);
        break;
    case State::ToDo: {
        QPen dashes = stroke(ink.accent, 1.8 * unit);
        dashes.setCapStyle(Qt::FlatCap);
        dashes.setDashPattern({2.2, 1.52});
        painter.setPen(dashes);
        painter.drawEllipse(centre, 8.4 * unit, 8.4 * unit);
        painter.setPen(stroke(ink.accent, 2 * unit));
        painter.drawLine(centre + QPointF(-3.6, 0) * unit, centre + QPointF(3.6, 0) * unit);
        painter.drawLine(centre + QPointF(0, -3.6) * unit, centre + QPointF(0, 3.6) * unit);
        break;
    }
    case State::Wrong:
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink.wrong);
        painter.drawPolygon(octagon(centre, 9.6 * unit));
        paintExclamation(painter, centre, unit, ink.ground);
        break;
    case State::ForPerson:
        paintPerson(painter, centre, unit, ink.accent);
        break;
    case State::Waiting: {
        painter.setPen(stroke(ink.waiting, 1.8 * unit));
        painter.drawEllipse(centre, 8.2 * unit, 8.2 * unit);
        QPainterPath hands(centre + QPointF(0, -4.6) * unit);
        hands.lineTo(centre);
        hands.lineTo(centre + QPointF(3.4, 2) * unit);
        painter.drawPath(hands);
        break;
    }
    case State::Unknown:
        painter.setPen(stroke(ink.muted, 1.8 * unit));
        painter.drawEllipse(centre, 8.2 * unit, 8.2 * unit);
        paintQuestion(painter, centre, unit, ink.muted);
        break;
    case State::NotNeeded:
        painter.setPen(stroke(ink.muted, 2 * unit));
        painter.drawLine(centre + QPointF(-5, 0) * unit, centre + QPointF(5, 0) * unit);
        break;
    }
    painter.restore();
}

} // namespace cmw
