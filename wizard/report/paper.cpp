// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/paper.h"

#include "report/papersheet.h"
#include "report/report.h"
#include "report/reportink.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr int resolution = 1200; ///< of the device, dots per inch
constexpr qreal unit = resolution / 96.0; ///< dots of one CSS pixel
constexpr QMarginsF margins(16, 16, 16, 18); ///< in millimetres
constexpr qreal footer = 26; ///< in CSS pixels, within the page's area

/// One page: its part of the document, and below it whose report it is and its number.
class Page final {
public:
    Page(const Report &report, PaperSheet &sheet, const QSizeF &area)
        : m_report(report),
          m_sheet(sheet),
          m_area(area)
    {
    }

    void paint(QPainter &painter, int number) const
    {
        painter.save();
        const QRectF part(0, (number - 1) * body(), m_area.width(), body());
        painter.translate(0, -part.top());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = part;
        painter.setClipRect(part);
        context.palette.setColor(QPalette::Text, lightInk().text);
        m_sheet.document().documentLayout()->draw(&painter, context);
        painter.restore();
        paintFooter(painter, number);
    }

    qreal body() const { return m_area.height() - footer; }

private:
    void paintFooter(QPainter &painter, int number) const
    {
        painter.setFont(PaperSheet::font(10));
        painter.setPen(lightInk().muted);
        const QRectF line(0, m_area.height() - footer, m_area.width(), footer);
        const QString pages = Catalogue::builtIn()
                                  .words(u"report/page"_s,
                                      {{u"page"_s, QString::number(number)},
                                          {u"pages"_s, QString::number(m_sheet.document().pageCount())}},
                                      m_report.language)
                                  .summary;
        painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom,
            m_report.setup.mailbox + u" · "_s + reportMoment(m_report.made, m_report.language));
        painter.drawText(line, Qt::AlignRight | Qt::AlignBottom, pages);
    }

    const Report &m_report;
    PaperSheet &m_sheet;
    QSizeF m_area;
};

} // namespace

QPageSize paperSize()
{
    const bool inInches = QLocale::system().measurementSystem() == QLocale::ImperialUSSystem;
    return QPageSize(inInches ? QPageSize::Letter : QPageSize::A4);
}

QByteArray reportPaper(const Report &report, const QPageSize &size)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    writer.setPageSize(size);
    writer.setPageMargins(margins, QPageLayout::Millimeter);
    writer.setTitle(u"Connect Mail Wizard: "_s + report.setup.mailbox);
    writer.setCreator(u"Connect Mail Wizard "_s + report.version);

    const QSizeF area = QSizeF(writer.width(), writer.height()) / unit;
    PaperSheet sheet(report.language, area.width());
    layOut(report, sheet);
    const Page page(report, sheet, area);
    sheet.document().setPageSize({area.width(), page.body()});
    sheet.keepHeadings();
    QPainter painter(&writer);
    painter.scale(unit, unit);
    for (int number = 1; number <= sheet.document().pageCount(); ++number) {
        if (number > 1)
            writer.newPage();
        page.paint(painter, number);
    }
    painter.end();
    return buffer.data();
}

} // namespace cmw
