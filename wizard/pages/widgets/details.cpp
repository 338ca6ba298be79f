// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/details.h"

#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/codetext.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr int gapAbove = 6; ///< between the line and its opened part

QString section(const QString &heading, const QString &html)
{
    return html.isEmpty() ? QString()
                          : u"<p style=\"margin:0 0 6px 0\"><b>%1</b>&nbsp; %2</p>"_s.arg(heading, html);
}

QString numbered(const QStringList &lines)
{
    QString html;
    for (const QString &line : lines)
        html += u"<li>%1</li>"_s.arg(escapedHtml(line));
    return u"<ol style=\"margin:2px 0 6px 0; -qt-list-indent:0; margin-left:20px\">%1</ol>"_s.arg(html);
}

} // namespace

DetailsPanel::DetailsPanel(QWidget *parent)
    : QWidget(parent),
      m_text(new QLabel),
      m_evidence(new CodeText(u"evidence"_s)),
      m_link(linkButton(u"openPortal"_s))
{
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(space::rail); // less than its longest word
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::medium, space::small + gapAbove, space::medium, space::small);
    column->setSpacing(space::tiny);
    column->addWidget(m_text);
    column->addWidget(m_evidence);
    column->addWidget(m_link, 0, Qt::AlignLeft);
    connect(m_link, &QPushButton::clicked, this, [this] { Q_EMIT linkChosen(m_details.link); });
}

void DetailsPanel::setDetails(const Details &details)
{
    m_details = details;
    say();
}

void DetailsPanel::say()
{
    QString html = section(tr("Why"), escapedHtml(m_details.cause));
    if (!m_details.causes.isEmpty())
        html += section(m_details.cause.isEmpty() ? tr("Why") : QString(),
                    tr("Several things may be behind it, the most likely first:").toHtmlEscaped())
            + numbered(m_details.causes);
    html += section(tr("What to do"), escapedHtml(m_details.repair));
    html += section(tr("The document says"), escapedHtml(m_details.document));
    html += section(tr("The wizard"), escapedHtml(m_details.changes));
    if (!m_details.byHand.isEmpty())
        html += section(tr("By hand"), escapedHtml(m_details.place).replace(u'\n', u"<br>"_s))
            + numbered(m_details.byHand);
    html += section(tr("Needed role"), escapedHtml(m_details.role));
    html += section(tr("Took"), escapedHtml(m_details.time));
    m_text->setText(html);

    QStringList original;
    if (!m_details.evidence.isEmpty())
        original.append(m_details.evidence);
    if (!m_details.code.isEmpty())
        original.append(m_details.code);
    m_evidence->setFont(codeFont(font()));
    m_evidence->setPlainText(original.join(u'\n'));
    m_evidence->setAccessibleName(tr("Original text"));
    m_evidence->setVisible(!m_details.evidence.isEmpty());
    m_link->setText(m_details.linkText);
    m_link->setVisible(m_details.link.isValid() && !m_details.link.isEmpty());
}

void DetailsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

void DetailsPanel::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.rail == colours.ground ? QPen(colours.line) : QPen(Qt::NoPen));
    painter.setBrush(colours.rail);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, gapAbove + 0.5, -0.5, -0.5), space::corner, space::corner);
}

} // namespace cmw
