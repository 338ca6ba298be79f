// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/helpwindow.h"

#include "core/document.h"
#include "pages/language.h"
#include "pages/texts.h"
#include "pages/theme.h"

#include <QEvent>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

HelpWindow::HelpWindow(const Language &language, QWidget *parent)
    : QDialog(parent),
      m_language(language),
      m_text(new QTextBrowser)
{
    setObjectName(u"help"_s);
    setAttribute(Qt::WA_WindowPropagation); // light or dark as the wizard
    resize(620, 560);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(space::large);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
}

void HelpWindow::setStep(const QString &step)
{
    m_step = step;
    say();
}

void HelpWindow::say()
{
    setWindowTitle(tr("Help"));
    const QString &language = m_language.current();
    const auto line = [&](const QString &heading, const QString &text) {
        return text.isEmpty()
            ? QString()
            : u"<p style=\"margin:2px 0\"><b>%1</b>&nbsp; %2</p>"_s.arg(heading, escapedHtml(text));
    };
    QString html;
    for (const StepOutline &step : Document::outline().steps()) {
        if (!m_step.isEmpty() && step.id != m_step)
            continue;
        html += u"<h2>%1: %2</h2>"_s.arg(
            step.title.in(language).toHtmlEscaped(), step.line.in(language).toHtmlEscaped());
        for (const QString &id : step.bullets) {
            const Bullet *bullet = Document::outline().bullet(id);
            if (!bullet)
                continue;
            html += u"<h3>%1</h3><p>%2</p>"_s.arg(
                bullet->title.in(language).toHtmlEscaped(), escapedHtml(bullet->bullet.in(language)));
            html += line(tr("Looks at"), bullet->reads.in(language));
            html += line(tr("Changes"), bullet->changes.in(language));
            html += line(tr("Needed role"), bullet->role);
            html += line(tr("By hand"), bullet->place.path.in(language));
            QString lines;
            for (const Text &text : bullet->byHand)
                lines += u"<li>%1</li>"_s.arg(escapedHtml(text.in(language)));
            html += u"<ol>%1</ol>"_s.arg(lines);
        }
    }
    m_text->setHtml(html);
}

void HelpWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QDialog::changeEvent(event);
}

} // namespace cmw
