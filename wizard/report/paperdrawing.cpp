// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/paperdrawing.h"

#include "report/reportink.h"

#include <QPainter>

namespace cmw {

namespace {

constexpr int stateProperty = QTextFormat::UserProperty + 1;
constexpr int widthProperty = QTextFormat::UserProperty + 2;
constexpr qreal markSize = 13;

} // namespace

PaperDrawing::PaperDrawing(const QString &language, const MailPicture::Fonts &fonts)
    : m_language(language),
      m_fonts(fonts)
{
}

QTextCharFormat PaperDrawing::mark(State state)
{
    QTextCharFormat format;
    format.setObjectType(kind);
    format.setProperty(stateProperty, static_cast<int>(state));
    format.setVerticalAlignment(QTextCharFormat::AlignMiddle);
    return format;
}

QTextCharFormat PaperDrawing::picture(const MailWay &way, qreal width)
{
    m_way = way;
    QTextCharFormat format;
    format.setObjectType(kind);
    format.setProperty(widthProperty, width);
    return format;
}

QSizeF PaperDrawing::intrinsicSize(QTextDocument *, int, const QTextFormat &format)
{
    if (format.hasProperty(stateProperty))
        return {markSize, markSize};
    return {format.doubleProperty(widthProperty), MailPicture::height(m_fonts)};
}

void PaperDrawing::drawObject(
    QPainter *painter, const QRectF &area, QTextDocument *, int, const QTextFormat &format)
{
    if (format.hasProperty(stateProperty)) {
        paintStateMark(*painter, QRectF(area.topLeft(), QSizeF(markSize, markSize)),
            static_cast<State>(format.intProperty(stateProperty)), lightInk());
    } else {
        MailPicture(m_way, m_language, area, m_fonts).paint(*painter, lightInk());
    }
}

} // namespace cmw
