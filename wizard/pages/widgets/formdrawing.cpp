// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/formdrawing.h"

#include "pages/theme.h"

#include <QEvent>
#include <QPainter>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// A field of the drawing: the form's label, its column of two (-1: both), and the number that marks it.
struct DrawnField {
    QString label;
    int column = -1;
    int mark = 0;
};

constexpr int lineHeight = 35;

QList<QList<DrawnField>> formLines()
{
    return {
        {{u"Asset Name"_s, 0}, {u"Email ID"_s, 1}},
        {{u"Forwarding Address"_s, -1, 1}},
        {{u"Authentication Type"_s, -1}},
        {{u"SMTP Server"_s, 0}, {u"Username"_s, 1}},
        {{u"Client ID"_s, 0}, {u"client Secret"_s, 1}},
        {{u"Call Back URL"_s, -1, 2}},
    };
}

} // namespace

FormDrawing::FormDrawing(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"formDrawing"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(210);
    say();
}

QSize FormDrawing::sizeHint() const
{
    return {240, 40 + lineHeight * int(formLines().size()) + space::small};
}

void FormDrawing::say()
{
    setAccessibleName(tr("Drawing of the form in Webex Connect: Forwarding Address is its third field, Call "
                         "Back URL comes after the client secret."));
    setToolTip(accessibleName());
}

void FormDrawing::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

void FormDrawing::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.line);
    painter.setBrush(colours.rail);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::card, space::card);

    QFont tiny = font();
    tiny.setPointSizeF(font().pointSizeF() * 0.8);
    painter.setFont(strongFont(tiny));
    painter.setPen(colours.text);
    const int inner = width() - 2 * space::medium;
    painter.drawText(QRect(space::medium, space::small, inner, 20), Qt::AlignVCenter,
        painter.fontMetrics().elidedText(u"Configure New Application - Email"_s, Qt::ElideRight, inner));

    painter.setFont(tiny);
    int top = 34;
    for (const QList<DrawnField> &line : formLines()) {
        for (const DrawnField &field : line) {
            const int width = field.column < 0 ? inner : (inner - space::small) / 2;
            const int left = space::medium + (field.column == 1 ? width + space::small : 0);
            painter.setPen(field.mark ? colours.text : colours.muted);
            painter.drawText(QRect(left, top, width, 14), Qt::AlignVCenter, field.label);
            const QRectF box(left + 0.5, top + 15.5, width - 1, 14);
            painter.setPen(QPen(field.mark ? colours.accent : colours.line, field.mark ? 1.6 : 1));
            painter.setBrush(field.mark ? colours.softAccent : colours.ground);
            painter.drawRoundedRect(box, 3, 3);
            if (!field.mark)
                continue;
            const QRectF disc(box.right() - 17, box.center().y() - 8.5, 17, 17);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colours.accent);
            painter.drawEllipse(disc);
            painter.setPen(colours.onAccent);
            painter.drawText(disc, Qt::AlignCenter, QString::number(field.mark));
        }
        top += lineHeight;
    }
}

} // namespace cmw
