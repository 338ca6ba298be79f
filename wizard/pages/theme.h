// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QWidget;

namespace cmw {

/// The colours of the pages: names say what they are for.
struct Colours {
    QColor ground, rail, line, text, muted, accent, onAccent, done, wrong, waiting;
    QColor softAccent, softWrong, softWaiting;
};

enum class Scheme { Desktop, Light, Dark };

/// Distances, in device-independent pixels.
namespace space {
constexpr int tiny = 4, small = 8, medium = 12, large = 16, huge = 24, page = 28;
constexpr int rail = 228, icon = 20, corner = 8, card = 10;
} // namespace space

/// The palette that a window of ours gets. A high-contrast desktop keeps its own.
QPalette paletteFor(Scheme scheme, const QPalette &desktop);
/// The colours that go with a palette; taken from it where it isn't one of ours.
Colours coloursOf(const QPalette &palette);
/// Those of the widget's window: it has a new palette before the widgets in it have.
Colours coloursOf(const QWidget &widget);
/// Gives a label the colour of what is secondary.
void mute(QWidget &label);

/// Fonts, from the desktop's own.
QFont titleFont(const QFont &base);
QFont strongFont(const QFont &base);
QFont smallFont(const QFont &base);
QFont codeFont(const QFont &base);

} // namespace cmw
