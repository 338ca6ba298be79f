// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"

#include <QColor>

class QPainter;
class QRectF;

namespace cmw {

/// What a picture is drawn with, on a window or on paper.
struct Ink {
    QColor ground, line, text, muted, accent, done, wrong, waiting;

    QColor of(State state) const;
};

/// A state's shape in a square: shape first, colour second.
void paintStateMark(QPainter &painter, const QRectF &square, State state, const Ink &ink);

} // namespace cmw
