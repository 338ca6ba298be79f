// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/banner.h"

#include "diagnosis/catalogue.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/stateicon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace cmw {

using namespace Qt::StringLiterals;

Banner::Banner(const QString &name, QWidget *parent)
    : QWidget(parent),
      m_text(new QLabel),
      m_layout(new QHBoxLayout(this))
{
    setObjectName(name);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(space::rail); // less than its longest word
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->setContentsMargins(40, space::small, space::medium, space::small);
    m_layout->setSpacing(space::medium);
    m_layout->addWidget(m_text, 1);
    hide();
}

void Banner::say(Kind kind, const QString &html)
{
    m_kind = kind;
    m_text->setText(html);
    setVisible(!html.isEmpty());
    update();
}

void Banner::tell(const Error &error, const QString &language, Kind kind)
{
    const Words words = Catalogue::builtIn().words(error, language);
    QStringList lines{u"<b>%1</b>"_s.arg(escapedHtml(words.summary))};
    for (const QString &text : {words.cause, words.repair}) {
        if (!text.isEmpty())
            lines.append(escapedHtml(text));
    }
    if (!error.evidence.isEmpty())
        lines.append(u"<code>%1</code>"_s.arg(error.evidence.toHtmlEscaped()));
    say(kind, lines.join(u"<br>"_s));
}

void Banner::addButton(QPushButton *button)
{
    m_layout->addWidget(button, 0, Qt::AlignVCenter);
}

void Banner::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(*this);
    QColor ground = colours.softAccent;
    if (m_kind == Kind::Waiting)
        ground = colours.softWaiting;
    else if (m_kind == Kind::Wrong)
        ground = colours.softWrong;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(ground == colours.ground ? QPen(colours.line) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::corner, space::corner);

    const QRectF square(space::medium, space::small + 1, 16, 16);
    if (m_kind != Kind::Note) {
        StateIcon::paint(painter, square, m_kind == Kind::Wrong ? State::Wrong : State::Waiting, colours);
        return;
    }
    painter.setPen(QPen(colours.accent, 1.6, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(square.center(), 7, 7);
    painter.drawLine(square.center() + QPointF(0, -0.5), square.center() + QPointF(0, 3.5));
    painter.drawPoint(square.center() + QPointF(0, -3.5));
}

} // namespace cmw
