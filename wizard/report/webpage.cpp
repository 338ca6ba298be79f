// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/webpage.h"

#include "report/inlinesvg.h"
#include "report/report.h"
#include "report/reportink.h"
#include "report/sheet.h"

#include <QFile>
#include <QXmlStreamWriter>

// Outside of the namespace, as Qt wants it.
static void loadResources()
{
    Q_INIT_RESOURCE(report);
}

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// The shapes of the pictures in the colours of a dark screen.
QString darkShapes()
{
    const Ink light = lightInk(), dark = darkInk();
    QString rules;
    for (QColor Ink::*colour : {&Ink::ground, &Ink::line, &Ink::text, &Ink::muted, &Ink::accent, &Ink::done,
             &Ink::wrong, &Ink::waiting}) {
        for (const QString &of : {u"fill"_s, u"stroke"_s})
            rules += u"[%1='%2'] { %1: %3 }\n"_s.arg(of, (light.*colour).name(), (dark.*colour).name());
    }
    return u"@media screen and (prefers-color-scheme: dark) {\n"_s + rules + u"}\n"_s;
}

QString style()
{
    loadResources();
    QFile file(u":/cmw/report/report.css"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) + darkShapes() : QString();
}

class WebPage final : public Sheet {
public:
    WebPage(const Report &report, QByteArray *page) : m_report(report), m_out(page) { }

    void begin();
    void end();

    void title(const QString &title, const QString &subtitle) override;
    void verdict(State state, const QString &sentence) override;
    void heading(int level, const QString &text) override { element(u"h"_s + QString::number(level), text); }
    void paragraph(const QString &text) override { element(u"p"_s, text); }
    void note(const QString &text) override { element(u"p"_s, text, u"note"_s); }
    void facts(const QList<Fact> &facts) override;
    void picture(const MailWay &way, const QString &inWords) override;
    void table(const QString &name, const QStringList &heads, const QList<Row> &rows) override;
    void original(const QString &name, const QString &text) override;
    void list(const QString &name, const QStringList &texts) override;
    void links(const QString &name, const QStringList &addresses) override;
    void beginItem(State state, const QString &word, const QString &title) override;
    void endItem() override { m_out.writeEndElement(); }

private:
    void open(const QString &element, const QString &className = {});
    void element(const QString &element, const QString &text, const QString &className = {});
    void cell(const QString &element, const Cell &cell);

    const Report &m_report;
    QXmlStreamWriter m_out;
};

void WebPage::open(const QString &element, const QString &className)
{
    m_out.writeStartElement(element);
    if (!className.isEmpty())
        m_out.writeAttribute(u"class"_s, className);
}

void WebPage::element(const QString &element, const QString &text, const QString &className)
{
    open(element, className);
    m_out.writeCharacters(text);
    m_out.writeEndElement();
}

void WebPage::begin()
{
    m_out.writeDTD(u"<!DOCTYPE html>"_s);
    m_out.writeCharacters(u"\n"_s);
    m_out.writeStartElement(u"html"_s);
    m_out.writeDefaultNamespace(u"http://www.w3.org/1999/xhtml"_s);
    m_out.writeAttribute(u"lang"_s, m_report.language);
    open(u"head"_s);
    m_out.writeEmptyElement(u"meta"_s);
    m_out.writeAttribute(u"charset"_s, u"utf-8"_s);
    for (const auto &[kind, name, content] : {
             std::tuple(u"http-equiv"_s, u"Content-Security-Policy"_s,
                 u"default-src 'none'; style-src 'unsafe-inline'"_s),
             std::tuple(u"name"_s, u"viewport"_s, u"width=device-width, initial-scale=1"_s),
             std::tuple(u"name"_s, u"color-scheme"_s, u"light dark"_s),
             std::tuple(u"name"_s, u"referrer"_s, u"no-referrer"_s),
             std::tuple(u"name"_s, u"generator"_s, u"Connect Mail Wizard "_s + m_report.version),
         }) {
        m_out.writeEmptyElement(u"meta"_s);
        m_out.writeAttribute(kind, name);
        m_out.writeAttribute(u"content"_s, content);
    }
    element(u"title"_s, u"Connect Mail Wizard: "_s + m_report.setup.mailbox);
    element(u"style"_s, style());
    m_out.writeEndElement();
    open(u"body"_s);
    defineMarks(m_out);
    open(u"main"_s);
}

void WebPage::end()
{
    m_out.writeEndElement();
    m_out.writeEndElement();
    m_out.writeEndElement();
    m_out.writeCharacters(u"\n"_s);
}

void WebPage::title(const QString &title, const QString &subtitle)
{
    open(u"header"_s);
    element(u"p"_s, title, u"program"_s);
    element(u"h1"_s, subtitle.isEmpty() ? title : subtitle);
    m_out.writeEndElement();
}

void WebPage::verdict(State state, const QString &sentence)
{
    open(u"p"_s, u"verdict "_s + stateName(state));
    useMark(m_out, state);
    element(u"strong"_s, sentence);
    m_out.writeEndElement();
}

void WebPage::facts(const QList<Fact> &facts)
{
    if (facts.isEmpty())
        return;
    open(u"dl"_s);
    for (const Fact &fact : facts) {
        open(u"div"_s);
        element(u"dt"_s, fact.name);
        open(u"dd"_s);
        if (fact.isCode)
            element(u"code"_s, fact.value);
        else
            m_out.writeCharacters(fact.value);
        m_out.writeEndElement();
        m_out.writeEndElement();
    }
    m_out.writeEndElement();
}

void WebPage::picture(const MailWay &way, const QString &inWords)
{
    open(u"figure"_s);
    writePicture(m_out, way, inWords, m_report.language);
    element(u"figcaption"_s, inWords);
    m_out.writeEndElement();
}

void WebPage::cell(const QString &element, const Cell &cell)
{
    open(element, cell.state ? u"state "_s + stateName(*cell.state) : QString());
    if (element == u"th")
        m_out.writeAttribute(u"scope"_s, u"row"_s);
    if (cell.state)
        useMark(m_out, *cell.state);
    if (cell.isCode)
        this->element(u"code"_s, cell.text);
    else
        m_out.writeCharacters(cell.text);
    const QStringList small = cell.small.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : small)
        this->element(u"small"_s, line);
    m_out.writeEndElement();
}

void WebPage::table(const QString &name, const QStringList &heads, const QList<Row> &rows)
{
    open(u"table"_s);
    element(u"caption"_s, name);
    open(u"thead"_s);
    open(u"tr"_s);
    for (const QString &head : heads) {
        open(u"th"_s);
        m_out.writeAttribute(u"scope"_s, u"col"_s);
        m_out.writeCharacters(head);
        m_out.writeEndElement();
    }
    m_out.writeEndElement();
    m_out.writeEndElement();
    open(u"tbody"_s);
    for (const Row &row : rows) {
        open(u"tr"_s);
        for (qsizetype column = 0; column < row.size(); ++column)
            cell(column == 0 ? u"th"_s : u"td"_s, row.at(column));
        m_out.writeEndElement();
    }
    m_out.writeEndElement();
    m_out.writeEndElement();
}

void WebPage::original(const QString &name, const QString &text)
{
    element(u"p"_s, name, u"label"_s);
    element(u"pre"_s, text);
}

void WebPage::list(const QString &name, const QStringList &texts)
{
    element(u"p"_s, name, u"label"_s);
    open(u"ol"_s);
    for (const QString &text : texts)
        element(u"li"_s, text);
    m_out.writeEndElement();
}

void WebPage::links(const QString &name, const QStringList &addresses)
{
    element(u"p"_s, name, u"label"_s);
    open(u"ul"_s);
    for (const QString &address : addresses) {
        open(u"li"_s);
        open(u"a"_s);
        m_out.writeAttribute(u"href"_s, address);
        m_out.writeCharacters(address);
        m_out.writeEndElement();
        m_out.writeEndElement();
    }
    m_out.writeEndElement();
}

void WebPage::beginItem(State state, const QString &word, const QString &title)
{
    open(u"section"_s, u"item "_s + stateName(state));
    open(u"h3"_s);
    useMark(m_out, state);
    m_out.writeCharacters(title);
    element(u"span"_s, word, u"word"_s);
    m_out.writeEndElement();
}

} // namespace

QByteArray reportPage(const Report &report)
{
    QByteArray page;
    WebPage sheet(report, &page);
    sheet.begin();
    layOut(report, sheet);
    sheet.end();
    return page;
}

} // namespace cmw
