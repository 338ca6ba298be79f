// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/inlinesvg.h"

#include "report/reportink.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPainter>
#include <QSvgGenerator>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <functional>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal pictureWidth = 720;
constexpr qreal markSize = 20;
constexpr State allStates[] = {State::Unknown, State::Done, State::ToDo, State::Wrong, State::ForPerson,
    State::Waiting, State::NotNeeded};

MailPicture::Fonts pictureFonts()
{
    QFont strong, small;
    strong.setPixelSize(14);
    strong.setWeight(QFont::DemiBold);
    small.setPixelSize(12);
    return {strong, small};
}

QByteArray drawn(const QSizeF &size, const std::function<void(QPainter &)> &paint)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setViewBox(QRectF({0, 0}, size));
    generator.setSize(size.toSize());
    QPainter painter(&generator);
    paint(painter);
    painter.end();
    return buffer.data();
}

/// Texts keep their middle where the reader has another font: all of ours are centred.
void writeText(QXmlStreamWriter &page, const QXmlStreamAttributes &given, const QString &text)
{
    QFont font;
    font.setPixelSize(std::max(1, given.value("font-size"_L1).toInt()));
    font.setWeight(given.value("font-weight"_L1).toInt() > QFont::Medium ? QFont::DemiBold : QFont::Normal);
    const qreal middle = given.value("x"_L1).toDouble() + QFontMetricsF(font).horizontalAdvance(text) / 2;
    page.writeStartElement(u"text"_s);
    for (const QXmlStreamAttribute &attribute : given) {
        const auto name = attribute.qualifiedName();
        if (name == u"x")
            page.writeAttribute(u"x"_s, QString::number(middle, 'f', 1));
        else if (name != u"font-family" && name != u"xml:space")
            page.writeAttribute(name.toString(), attribute.value().toString());
    }
    page.writeAttribute(u"text-anchor"_s, u"middle"_s);
    page.writeCharacters(text);
    page.writeEndElement();
}

/// What Qt has drawn, without its frame: the shapes alone.
void writeShapes(QXmlStreamWriter &page, const QByteArray &svg)
{
    QXmlStreamReader reader(svg);
    reader.setNamespaceProcessing(false);
    int depth = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        const auto name = reader.name();
        const bool isFrame = name == u"svg" || name == u"defs" || name == u"title" || name == u"desc";
        if (isFrame && name != u"svg" && reader.isStartElement()) {
            reader.skipCurrentElement();
        } else if (isFrame) {
            continue;
        } else if (reader.isStartElement() && name == u"text") {
            const QXmlStreamAttributes given = reader.attributes();
            writeText(page, given, reader.readElementText());
        } else if (reader.isStartElement()) {
            ++depth;
            page.writeStartElement(name.toString());
            for (const QXmlStreamAttribute &attribute : reader.attributes()) {
                if (!attribute.qualifiedName().startsWith(u"font-"))
                    page.writeAttribute(
                        attribute.qualifiedName().toString(), attribute.value().toString().trimmed());
            }
        } else if (reader.isEndElement() && depth > 0) {
            --depth;
            page.writeEndElement();
        }
    }
}

QString markId(State state)
{
    return u"mark-"_s + stateName(state);
}

} // namespace

void writePicture(QXmlStreamWriter &page, const MailWay &way, const QString &inWords, const QString &language)
{
    const MailPicture::Fonts fonts = pictureFonts();
    const QSizeF size(pictureWidth, MailPicture::height(fonts));
    const MailPicture picture(way, language, QRectF({0, 0}, size), fonts);
    const QByteArray svg = drawn(size, [&](QPainter &painter) { picture.paint(painter, lightInk()); });
    page.writeStartElement(u"svg"_s);
    page.writeAttribute(u"class"_s, u"path"_s);
    page.writeAttribute(u"viewBox"_s, u"0 0 %1 %2"_s.arg(size.width()).arg(size.height()));
    page.writeAttribute(u"role"_s, u"img"_s);
    page.writeAttribute(u"aria-labelledby"_s, u"path-title path-words"_s);
    for (const auto &[element, id, text] : {std::tuple(u"title"_s, u"path-title"_s, way.mailbox),
             std::tuple(u"desc"_s, u"path-words"_s, inWords)}) {
        page.writeStartElement(element);
        page.writeAttribute(u"id"_s, id);
        page.writeCharacters(text);
        page.writeEndElement();
    }
    writeShapes(page, svg);
    page.writeEndElement();
}

void defineMarks(QXmlStreamWriter &page)
{
    page.writeStartElement(u"svg"_s);
    page.writeAttribute(u"class"_s, u"marks"_s);
    page.writeAttribute(u"aria-hidden"_s, u"true"_s);
    for (const State state : allStates) {
        page.writeStartElement(u"symbol"_s);
        page.writeAttribute(u"id"_s, markId(state));
        page.writeAttribute(u"viewBox"_s, u"0 0 20 20"_s);
        const QRectF square(0, 0, markSize, markSize);
        writeShapes(page, drawn(square.size(), [&](QPainter &painter) {
            paintStateMark(painter, square, state, lightInk());
        }));
        page.writeEndElement();
    }
    page.writeEndElement();
}

void useMark(QXmlStreamWriter &page, State state)
{
    page.writeStartElement(u"svg"_s);
    page.writeAttribute(u"class"_s, u"mark"_s);
    page.writeAttribute(u"aria-hidden"_s, u"true"_s);
    page.writeStartElement(u"use"_s);
    page.writeAttribute(u"href"_s, u'#' + markId(state));
    page.writeEndElement();
    page.writeEndElement();
}

} // namespace cmw
