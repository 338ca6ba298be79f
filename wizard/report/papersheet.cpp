// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/papersheet.h"

#include "report/reportink.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextTable>

#include <cmath>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr int bodySize = 13, smallSize = 11, codeSize = 11; // CSS pixels
constexpr qreal itemIndent = 14;
constexpr qreal follows = 110; ///< of what a heading is for, on its own page

MailPicture::Fonts pictureFonts()
{
    QFont strong = PaperSheet::font(bodySize);
    strong.setWeight(QFont::DemiBold);
    return {strong, PaperSheet::font(smallSize)};
}

/// Lines between the rows, and nothing else.
QTextTableFormat ruled(qreal indent, const QList<int> &columns)
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(3);
    format.setCellSpacing(0);
    format.setLeftMargin(indent);
    format.setTopMargin(4);
    format.setBottomMargin(8);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    QList<QTextLength> widths;
    for (const int column : columns)
        widths.append(QTextLength(QTextLength::PercentageLength, column));
    format.setColumnWidthConstraints(widths);
    return format;
}

} // namespace

PaperSheet::PaperSheet(const QString &language, qreal width)
    : m_width(width),
      m_cursor(&m_document),
      m_drawing(language, pictureFonts())
{
    m_document.setDocumentMargin(0);
    m_document.setDefaultFont(font(bodySize));
    m_document.setUndoRedoEnabled(false);
    QTextOption option = m_document.defaultTextOption();
    option.setUseDesignMetrics(true); // for a device that is finer than the layout
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_document.setDefaultTextOption(option);
    m_document.documentLayout()->registerHandler(PaperDrawing::kind, &m_drawing);
}

QFont PaperSheet::font(int pixels)
{
    const QStringList korean{u"Noto Sans CJK KR"_s, u"Noto Sans KR"_s, u"Malgun Gothic"_s,
        u"Apple SD Gothic Neo"_s, u"NanumGothic"_s};
    const QStringList latin{u"Noto Sans"_s, u"Segoe UI"_s, u"Helvetica Neue"_s, u"DejaVu Sans"_s};
    QFont font;
    // Latin first: the blanks of some Korean fonts are another character to who searches in the PDF.
    font.setFamilies(latin + korean);
    font.setPixelSize(pixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02); // none, but no ligatures either: "Office" is found
    return font;
}

QTextCharFormat PaperSheet::format(Kind kind) const
{
    QFont font = PaperSheet::font(kind == Kind::Small ? smallSize : bodySize);
    if (kind == Kind::Strong)
        font.setWeight(QFont::DemiBold);
    if (kind == Kind::Code) {
        font.setFamilies(
            QStringList{u"Cascadia Mono"_s, u"Noto Sans Mono"_s, u"Menlo"_s, u"DejaVu Sans Mono"_s}
            + font.families());
        font.setPixelSize(codeSize);
    }
    QTextCharFormat format;
    format.setFont(font);
    format.setForeground(kind == Kind::Small ? lightInk().muted : lightInk().text);
    return format;
}

QTextCharFormat PaperSheet::coloured(Kind kind, State state) const
{
    QTextCharFormat coloured = format(kind);
    coloured.setForeground(lightInk().of(state));
    return coloured;
}

void PaperSheet::block(qreal above, qreal below)
{
    QTextBlockFormat format;
    format.setTopMargin(above);
    format.setBottomMargin(below);
    format.setLeftMargin(m_indent);
    format.setLineHeight(120, QTextBlockFormat::ProportionalHeight);
    if (m_document.isEmpty())
        m_cursor.setBlockFormat(format);
    else
        m_cursor.insertBlock(format);
}

void PaperSheet::keepHeadings()
{
    const qreal height = m_document.pageSize().height();
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0)
            continue;
        const qreal bottom = m_document.documentLayout()->blockBoundingRect(block).bottom();
        if (height - std::fmod(bottom, height) > follows)
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).setBlockFormat(format);
        // Only as a whole does Qt set out anew what stands between the tables that follow.
        m_document.markContentsDirty(0, m_document.characterCount());
    }
}

void PaperSheet::title(const QString &title, const QString &subtitle)
{
    block(0, 0);
    m_cursor.insertText(title, format(Kind::Small));
    block(0, 8);
    QTextCharFormat big = format(Kind::Strong);
    big.setFont(font(24));
    big.setFontWeight(QFont::DemiBold);
    m_cursor.insertText(subtitle.isEmpty() ? title : subtitle, big);
}

void PaperSheet::verdict(State state, const QString &sentence)
{
    block(4, 10);
    m_cursor.insertText(QString(QChar::ObjectReplacementCharacter), PaperDrawing::mark(state));
    m_cursor.insertText(u"  "_s + sentence, coloured(Kind::Strong, state));
}

void PaperSheet::markHeading(int level)
{
    QTextBlockFormat format = m_cursor.blockFormat();
    format.setHeadingLevel(level);
    m_cursor.setBlockFormat(format);
}

void PaperSheet::heading(int level, const QString &text)
{
    block(level == 2 ? 20 : 12, 4);
    markHeading(level);
    QTextCharFormat format = this->format(Kind::Strong);
    if (level == 2) {
        format.setFont(font(17));
        format.setFontWeight(QFont::DemiBold);
    }
    m_cursor.insertText(text, format);
}

void PaperSheet::sentence(const QString &text, Kind kind)
{
    block(2, 4);
    m_cursor.insertText(text, format(kind));
}

void PaperSheet::facts(const QList<Fact> &facts)
{
    if (facts.isEmpty())
        return;
    QTextTable *table = m_cursor.insertTable(static_cast<int>(facts.size()), 2, ruled(m_indent, {28, 72}));
    for (int row = 0; row < facts.size(); ++row) {
        writeCell(table->cellAt(row, 0).firstCursorPosition(), {facts.at(row).name}, Kind::Small);
        writeCell(table->cellAt(row, 1).firstCursorPosition(), {facts.at(row).value},
            facts.at(row).isCode ? Kind::Code : Kind::Body);
    }
    m_cursor.movePosition(QTextCursor::End);
}

void PaperSheet::picture(const MailWay &way, const QString &inWords)
{
    block(6, 6);
    QTextBlockFormat place = m_cursor.blockFormat();
    place.setLineHeight(0, QTextBlockFormat::SingleHeight);
    m_cursor.setBlockFormat(place);
    m_cursor.insertText(QString(QChar::ObjectReplacementCharacter), m_drawing.picture(way, m_width));
    note(inWords);
}

void PaperSheet::writeCell(QTextCursor cursor, const Cell &cell, Kind kind) const
{
    if (cell.state) {
        cursor.insertText(QString(QChar::ObjectReplacementCharacter), PaperDrawing::mark(*cell.state));
        cursor.insertText(u"\u00a0"_s + cell.text, coloured(Kind::Small, *cell.state));
    } else {
        cursor.insertText(cell.text, format(cell.isCode ? Kind::Code : kind));
    }
    if (cell.small.isEmpty())
        return;
    cursor.insertBlock();
    cursor.insertText(cell.small, format(Kind::Small));
}

void PaperSheet::table(const QString &, const QStringList &heads, const QList<Row> &rows)
{
    QTextTableFormat shape = ruled(m_indent, {24, 16, 40, 20});
    shape.setHeaderRowCount(1); // again on each page
    QTextTable *table =
        m_cursor.insertTable(static_cast<int>(rows.size()) + 1, static_cast<int>(heads.size()), shape);
    QTextTableCellFormat line;
    line.setBottomBorder(0.7);
    line.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    line.setBottomBorderBrush(lightInk().line);
    line.setPadding(3);
    for (int column = 0; column < heads.size(); ++column) {
        QTextTableCell head = table->cellAt(0, column);
        head.setFormat(line);
        writeCell(head.firstCursorPosition(), {heads.at(column)}, Kind::Small);
        for (int row = 0; row < rows.size(); ++row) {
            QTextTableCell cell = table->cellAt(row + 1, column);
            cell.setFormat(line);
            writeCell(cell.firstCursorPosition(), rows.at(row).value(column),
                column == 0 ? Kind::Strong : Kind::Body);
        }
    }
    m_cursor.movePosition(QTextCursor::End);
}

void PaperSheet::label(const QString &name)
{
    block(6, 0);
    m_cursor.insertText(name, format(Kind::Small));
}

void PaperSheet::original(const QString &name, const QString &text)
{
    label(name);
    QTextBlockFormat ground = m_cursor.blockFormat();
    ground.setBackground(QColor(0xf3f5f8));
    ground.setTopMargin(0);
    ground.setLineHeight(0, QTextBlockFormat::SingleHeight);
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        m_cursor.insertBlock(ground);
        m_cursor.insertText(line, format(Kind::Code));
    }
}

void PaperSheet::list(const QString &name, const QStringList &texts)
{
    label(name);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        block(0, 2);
        m_cursor.insertText(QString::number(i + 1) + u". "_s + texts.at(i), format(Kind::Body));
    }
}

void PaperSheet::links(const QString &name, const QStringList &addresses)
{
    label(name);
    for (const QString &address : addresses) {
        block(0, 0);
        QTextCharFormat link = format(Kind::Small);
        link.setAnchor(true);
        link.setAnchorHref(address);
        link.setForeground(lightInk().accent);
        m_cursor.insertText(address, link);
    }
}

void PaperSheet::beginItem(State state, const QString &word, const QString &title)
{
    m_indent = 0;
    block(12, 2);
    markHeading(3);
    m_cursor.insertText(QString(QChar::ObjectReplacementCharacter), PaperDrawing::mark(state));
    m_cursor.insertText(u"  "_s + title, format(Kind::Strong));
    m_cursor.insertText(u"  "_s + word, coloured(Kind::Small, state));
    m_indent = itemIndent;
}

void PaperSheet::endItem()
{
    m_indent = 0;
}

} // namespace cmw
