// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/theme.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QWidget>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

#include <algorithm>
#include <cmath>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

Colours lightColours()
{
    return {.ground = 0xffffff,
        .rail = 0xf3f5f8,
        .line = 0xdfe3ea,
        .text = 0x1b2330,
        .muted = 0x5a6577,
        .accent = 0x2457c5,
        .onAccent = 0xffffff,
        .done = 0x18794e,
        .wrong = 0xc4281c,
        .waiting = 0x8a5a00,
        .softAccent = 0xe9effc,
        .softWrong = 0xfdeceb,
        .softWaiting = 0xfdf3df};
}

Colours darkColours()
{
    return {.ground = 0x1d2128,
        .rail = 0x171a20,
        .line = 0x343b47,
        .text = 0xe8ebf0,
        .muted = 0xa3adbb,
        .accent = 0x8fb1ff,
        .onAccent = 0x10141c,
        .done = 0x6fd3a2,
        .wrong = 0xff9a91,
        .waiting = 0xf0c36a,
        .softAccent = 0x26324d,
        .softWrong = 0x3d2422,
        .softWaiting = 0x3a301c};
}

/// Relative luminance. Source: WCAG 2.2.
double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

/// Near black on white: what high-contrast desktops have and ordinary ones don't.
bool isHighContrast(const QPalette &palette)
{
    const double window = luminance(palette.color(QPalette::Window));
    const double text = luminance(palette.color(QPalette::WindowText));
    return (std::max(window, text) + 0.05) / (std::min(window, text) + 0.05) > 20;
}

bool isDark(const QPalette &palette)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return luminance(palette.color(QPalette::WindowText)) > luminance(palette.color(QPalette::Window));
}

bool isOf(const QPalette &palette, const Colours &colours)
{
    return palette.color(QPalette::Active, QPalette::Window) == colours.ground
        && palette.color(QPalette::Active, QPalette::WindowText) == colours.text;
}

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.ground);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.ground);
    palette.setColor(QPalette::AlternateBase, colours.rail);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::Button, colours.ground);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::ToolTipBase, colours.rail);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    palette.setColor(QPalette::Light, colours.ground);
    palette.setColor(QPalette::Midlight, colours.line);
    palette.setColor(QPalette::Mid, colours.line);
    palette.setColor(QPalette::Dark, colours.muted);
    palette.setColor(QPalette::Shadow, colours.line);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.muted);
    return palette;
}

QFont scaled(const QFont &base, double factor, int weight)
{
    QFont font = base;
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(base.pixelSize() * factor));
    font.setWeight(QFont::Weight(weight));
    return font;
}

} // namespace

QPalette paletteFor(Scheme scheme, const QPalette &desktop)
{
    if (scheme == Scheme::Desktop && isHighContrast(desktop))
        return desktop;
    const bool dark = scheme == Scheme::Dark || (scheme == Scheme::Desktop && isDark(desktop));
    return paletteOf(dark ? darkColours() : lightColours());
}

Colours coloursOf(const QPalette &palette)
{
    for (const Colours &ours : {lightColours(), darkColours()}) {
        if (isOf(palette, ours))
            return ours;
    }
    const QColor ground = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    const QColor accent = palette.color(QPalette::Highlight);
    return {.ground = ground,
        .rail = ground,
        .line = text,
        .text = text,
        .muted = text,
        .accent = accent,
        .onAccent = palette.color(QPalette::HighlightedText),
        .done = text,
        .wrong = text,
        .waiting = text,
        .softAccent = ground,
        .softWrong = ground,
        .softWaiting = ground};
}

Colours coloursOf(const QWidget &widget)
{
    return coloursOf(widget.window()->palette());
}

void mute(QWidget &label)
{
    // Only its text, whose role depends on where it is: the rest goes on coming from the window.
    QPalette quiet;
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text})
        quiet.setColor(role, coloursOf(label).muted);
    label.setPalette(quiet);
}

QFont titleFont(const QFont &base)
{
    return scaled(base, 21.0 / 13.0, QFont::DemiBold);
}

QFont strongFont(const QFont &base)
{
    return scaled(base, 1, QFont::DemiBold);
}

QFont smallFont(const QFont &base)
{
    return scaled(base, 12.5 / 13.0, QFont::Normal);
}

QFont codeFont(const QFont &base)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * 0.92);
    return font;
}

} // namespace cmw
