// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QProxyStyle>

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
/// The colours that go with a widget's palette; taken from the palette itself where it isn't one of ours.
Colours coloursOf(const QPalette &palette);
/// The style sheet of the whole window: buttons, inputs, menus.
QString styleSheetFor(const Colours &colours);

/// Fonts, from the desktop's own.
QFont titleFont(const QFont &base);
QFont strongFont(const QFont &base);
QFont smallFont(const QFont &base);
QFont codeFont(const QFont &base);

/// Gives a window palette and style sheet.
void dress(QWidget &window, Scheme scheme);

/// Fusion with the frame of our window: QWizard's own margins go, its ruler is one thin line.
class FrameStyle final : public QProxyStyle {
    Q_OBJECT
public:
    FrameStyle();
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
        const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget = nullptr) const override;
};

} // namespace cmw
