// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/explainwindow.h"

#include "core/document.h"
#include "diagnosis/explain.h"
#include "pages/language.h"
#include "pages/texts.h"
#include "pages/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto stepScheme = "step"_L1; ///< "step:3": a link to one of the wizard's pages

QString paragraph(const QString &text)
{
    return text.isEmpty() ? QString() : u"<p>%1</p>"_s.arg(escapedHtml(text));
}

QString link(const QString &address, const QString &text)
{
    return u"<p><a href=\"%1\">%2</a></p>"_s.arg(address.toHtmlEscaped(), text.toHtmlEscaped());
}

} // namespace

ExplainWindow::ExplainWindow(const Language &language, QWidget *parent)
    : QDialog(parent),
      m_language(language),
      m_question(new QLabel),
      m_pasted(new QPlainTextEdit),
      m_meaning(new QTextBrowser),
      m_pause(new QTimer(this))
{
    setObjectName(u"explain"_s);
    setAttribute(Qt::WA_WindowPropagation); // light or dark as the wizard
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    resize(680, 600);
    m_question->setBuddy(m_pasted);
    m_question->setWordWrap(true);
    m_pasted->setObjectName(u"pasted"_s);
    m_pasted->setFont(codeFont(font()));
    m_pasted->setTabChangesFocus(true);
    m_pasted->setFixedHeight(150);
    m_meaning->setObjectName(u"meaning"_s);
    m_meaning->setFrameShape(QFrame::NoFrame);
    m_meaning->setOpenLinks(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::medium);
    column->addWidget(m_question);
    column->addWidget(m_pasted);
    column->addWidget(m_meaning, 1);
    // Who types gets no answer to each letter.
    m_pause->setSingleShot(true);
    m_pause->setInterval(150);
    connect(m_pasted, &QPlainTextEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, &ExplainWindow::sayMeaning);
    connect(m_meaning, &QTextBrowser::anchorClicked, this, [this](const QUrl &address) {
        if (address.scheme() == stepScheme)
            Q_EMIT stepChosen(address.path());
        else
            Q_EMIT linkChosen(address);
    });
    connect(this, &QDialog::finished, this, [this] {
        m_pasted->clear();
        m_meaning->clear();
    });
    say();
}

void ExplainWindow::say()
{
    setWindowTitle(tr("Explain an error"));
    m_question->setText(tr(
        "Paste what you see: a message, a bounce, a log, an address of the browser. It stays on this computer."));
    m_pasted->setAccessibleName(tr("Error text"));
    m_meaning->setAccessibleName(tr("What it means"));
    sayMeaning();
}

void ExplainWindow::setReachable(bool isReachable)
{
    if (m_isReachable == isReachable)
        return;
    m_isReachable = isReachable;
    sayMeaning();
}

void ExplainWindow::sayMeaning()
{
    const QString pasted = m_pasted->toPlainText();
    if (pasted.trimmed().isEmpty()) {
        m_meaning->clear();
        return;
    }
    const QList<Explanation> all = explain(pasted);
    QString html;
    if (all.isEmpty()) {
        const Words words = Catalogue::builtIn().words(u"explain/unknown"_s, {}, m_language.current());
        html = u"<h3>%1</h3>"_s.arg(words.summary.toHtmlEscaped()) + paragraph(words.cause)
            + paragraph(words.repair);
    }
    if (all.size() > 1)
        html = paragraph(tr("The text speaks of several things, the plainest first."));
    for (const Explanation &one : all)
        html += told(one);
    m_meaning->setHtml(html);
}

QString ExplainWindow::told(const Explanation &explanation) const
{
    const QString &language = m_language.current();
    const Words words = Catalogue::builtIn().words(explanation.id, explanation.args, language);
    QString html = u"<h3>%1</h3>"_s.arg(words.summary.toHtmlEscaped());
    //: %1: a code such as AADSTS50011
    QString known = explanation.code.isEmpty() ? QString() : tr("By %1.").arg(explanation.code) + u' ';
    if (sureness(explanation) == Sureness::Guess)
        known += tr("This is a guess.");
    else if (sureness(explanation) == Sureness::Likely)
        known += tr("This is likely.");
    html += paragraph(known.trimmed()) + paragraph(words.cause);
    if (!words.causes.isEmpty()) {
        html += paragraph(tr("Several things may be behind it, the most likely first:")) + u"<ol>"_s;
        for (const CauseWords &one : words.causes)
            html += u"<li><b>%1</b> (%2 %)<br>%3<br>%4</li>"_s.arg(one.cause.toHtmlEscaped(),
                QString::number(qRound(one.odds * 100)), escapedHtml(one.tell), escapedHtml(one.repair));
        html += u"</ol>"_s;
    }
    html += paragraph(words.repair);
    if (const Bullet *bullet = Document::outline().bullet(words.task)) {
        const QString step = Document::outline().step(bullet->step).title.in(language);
        const QString line = bullet->title.in(language);
        html += m_isReachable ? link(stepScheme + u":"_s + bullet->step,
                    //: %1: a step of the wizard, %2: one of its lines
                    tr("Go to %1: %2").arg(step, line))
                              : paragraph(u"%1: %2"_s.arg(step, line));
    }
    const QStringList links = linksOf(explanation);
    for (const QString &address : links)
        html += link(address, address);
    return html;
}

void ExplainWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_pasted->setFocus();
}

void ExplainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QDialog::changeEvent(event);
}

} // namespace cmw
