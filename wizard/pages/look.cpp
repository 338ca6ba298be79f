// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/look.h"

#include "pages/theme.h"

#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QWizard>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr int barWidth = 10;
constexpr int shortestSlider = 32;

bool isLink(const QWidget *widget)
{
    return widget && widget->property("link").toBool();
}

bool isPrimary(const QWidget *widget)
{
    return widget && widget->property("primary").toBool();
}

void drawBox(QPainter &painter, const QRect &rect, const QColor &line, const QColor &ground, qreal radius,
    qreal width = 1)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void drawButton(QPainter &painter, const QStyleOption &option, const QWidget &widget)
{
    const Colours colours = coloursOf(widget);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool touched = enabled && option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const bool focused = option.state & QStyle::State_HasFocus;
    if (isLink(&widget)) {
        drawBox(painter, option.rect, focused ? colours.accent : QColor(),
            touched ? colours.softAccent : QColor(), space::tiny);
    } else if (isPrimary(&widget) && enabled) {
        drawBox(painter, option.rect, focused ? colours.text : colours.accent, colours.accent, space::corner,
            focused ? 2 : 1);
    } else {
        const bool soft = touched || isPrimary(&widget);
        drawBox(painter, option.rect, focused ? colours.accent : colours.line,
            soft ? colours.softAccent : colours.ground, space::corner);
    }
}

QColor textOf(const QStyleOption &option, const QWidget &widget)
{
    const Colours colours = coloursOf(widget);
    if (!(option.state & QStyle::State_Enabled))
        return colours.muted;
    if (isLink(&widget))
        return colours.accent;
    return isPrimary(&widget) ? colours.onAccent : colours.text;
}

void drawInput(QPainter &painter, const QStyleOption &option, const QWidget &widget)
{
    const Colours colours = coloursOf(widget);
    const QString judged = widget.property("judged").toString();
    QColor line = option.state & QStyle::State_HasFocus ? colours.accent : colours.line;
    if (judged == u"wrong")
        line = colours.wrong;
    else if (judged == u"unusual")
        line = colours.waiting;
    drawBox(painter, option.rect, line, colours.ground, 6);
}

/// The slider of a bar without arrows.
QRect sliderRect(const QStyleOptionSlider &bar)
{
    const bool upright = bar.orientation == Qt::Vertical;
    const int length = upright ? bar.rect.height() : bar.rect.width();
    const int range = bar.maximum - bar.minimum;
    int size = length;
    if (range > 0)
        size = std::clamp(int(qint64(bar.pageStep) * length / (range + bar.pageStep)),
            std::min(shortestSlider, length), length);
    const int start = QStyle::sliderPositionFromValue(
        bar.minimum, bar.maximum, bar.sliderPosition, length - size, bar.upsideDown);
    return upright ? QRect(bar.rect.left(), bar.rect.top() + start, bar.rect.width(), size)
                   : QRect(bar.rect.left() + start, bar.rect.top(), size, bar.rect.height());
}

} // namespace

Look::Look() : QProxyStyle(u"fusion"_s) { }

int Look::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_ScrollBarExtent)
        return barWidth;
    if (metric == PM_ButtonShiftHorizontal || metric == PM_ButtonShiftVertical)
        return 0;
    if (qobject_cast<const QWizard *>(widget)) {
        switch (metric) {
        case PM_LayoutLeftMargin:
        case PM_LayoutRightMargin:
            return space::page;
        case PM_LayoutTopMargin:
        case PM_LayoutBottomMargin:
            return space::medium;
        case PM_LayoutHorizontalSpacing:
            return space::small;
        case PM_LayoutVerticalSpacing:
            return 0;
        default:
            break;
        }
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QSize Look::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    if (type == CT_PushButton) {
        const QFontMetrics font = widget ? widget->fontMetrics() : option->fontMetrics;
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const QSize text = button ? font.size(Qt::TextShowMnemonic, button->text) : size;
        return isLink(widget) ? text + QSize(12, 4) : text + QSize(30, 14);
    }
    const QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    return type == CT_LineEdit ? wanted + QSize(14, 8) : wanted;
}

QRect Look::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(7, 1, -7, -1);
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Look::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect slider = sliderRect(*bar);
    const bool upright = bar->orientation == Qt::Vertical;
    QRect rect = bar->rect;
    switch (part) {
    case SC_ScrollBarSlider:
        return slider;
    case SC_ScrollBarGroove:
        return rect;
    case SC_ScrollBarSubPage:
        upright ? rect.setBottom(slider.top() - 1) : rect.setRight(slider.left() - 1);
        return rect;
    case SC_ScrollBarAddPage:
        upright ? rect.setTop(slider.bottom() + 1) : rect.setLeft(slider.right() + 1);
        return rect;
    default:
        return {};
    }
}

void Look::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const bool isButton = qobject_cast<const QPushButton *>(widget);
    if (element == PE_PanelButtonCommand && isButton)
        drawButton(*painter, *option, *widget);
    else if (element == PE_PanelLineEdit && widget)
        drawInput(*painter, *option, *widget);
    else if (element != PE_FrameFocusRect || !isButton) // the button's line says it
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    // Fusion's line around what is to be ticked is darker than the window: in dark, nobody sees it.
    const bool isRound = element == PE_IndicatorRadioButton;
    if ((element == PE_IndicatorCheckBox || isRound) && widget) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing, isRound);
        painter->setPen(coloursOf(*widget).muted);
        painter->setBrush(Qt::NoBrush);
        if (isRound)
            painter->drawEllipse(QRectF(option->rect).adjusted(1, 1, -1, -1));
        else
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
    }
}

void Look::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == CE_ShapedFrame && frame && frame->frameShape == QFrame::HLine) {
        painter->fillRect(QRect(option->rect.left(), option->rect.center().y(), option->rect.width(), 1),
            option->palette.mid());
    } else if (element == CE_PushButtonBevel && button) {
        QStyleOptionButton bevel = *button;
        bevel.features &= ~QStyleOptionButton::HasMenu; // the text has its own arrow
        QProxyStyle::drawControl(element, &bevel, painter, widget);
    } else if (element == CE_PushButtonLabel && button && widget) {
        QStyleOptionButton label = *button;
        label.features &= ~QStyleOptionButton::HasMenu;
        label.palette.setColor(QPalette::ButtonText, textOf(*option, *widget));
        QProxyStyle::drawControl(element, &label, painter, widget);
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Look::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar || !widget) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    if (bar->maximum <= bar->minimum)
        return;
    const Colours colours = coloursOf(*widget);
    const bool touched = option->state & (State_MouseOver | State_Sunken);
    drawBox(*painter, sliderRect(*bar).adjusted(2, 2, -2, -2), {}, touched ? colours.muted : colours.line, 3);
}

} // namespace cmw
