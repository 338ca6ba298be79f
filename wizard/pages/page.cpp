// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/page.h"

#include "pages/language.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/banner.h"
#include "session/session.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHideEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

Page::Page(Session &session, const Language &language, QWidget *parent)
    : QWizardPage(parent),
      m_session(session),
      m_language(language)
{
}

QString Page::currentLanguage() const
{
    return m_language.current();
}

QString Page::nextText() const
{
    return tr("Next");
}

QString Page::closeText() const
{
    return tr("Close");
}

bool Page::mayGoOn() const
{
    return !m_session.isBusy();
}

void Page::initializePage()
{
    if (isBuilt())
        return;
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(space::page, space::huge, space::page, space::huge);
    column->setSpacing(space::medium + 2);
    m_title = new QLabel;
    m_title->setObjectName(u"title"_s);
    m_title->setFont(titleFont(font()));
    m_title->setWordWrap(true);
    m_sentence = new QLabel;
    m_sentence->setObjectName(u"sentence"_s);
    m_sentence->setWordWrap(true);
    m_saveError = new Banner(u"saveError"_s);
    m_trouble = new Banner(u"trouble"_s);
    m_unopenedNote = new Banner(u"unopened"_s);
    m_copyUnopened = linkButton(u"copyUnopened"_s);
    m_unopenedNote->addButton(m_copyUnopened);
    connect(m_copyUnopened, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_unopened.toString(QUrl::FullyEncoded)); });
    auto *head = new QVBoxLayout;
    head->setSpacing(space::tiny);
    head->addWidget(m_title);
    head->addWidget(m_sentence);
    column->addLayout(head);
    column->addWidget(m_saveError);
    column->addWidget(m_trouble);
    column->addWidget(m_unopenedNote);
    build(*column);
    column->addStretch(1);
    area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);

    const auto follow = [this] {
        showSaveError();
        refresh();
        Q_EMIT footerChanged();
    };
    connect(&m_session, &Session::changed, this, follow);
    connect(&m_session, &Session::foundTask, this, follow);
    connect(&m_session, &Session::busyChanged, this, follow);
    sayAgain();
}

void Page::setTitleAndSentence(const QString &title, const QString &sentence)
{
    setAccessibleName(title);
    m_title->setText(title);
    m_sentence->setText(sentence);
    mute(*m_sentence);
}

void Page::showSaveError()
{
    if (const auto &error = m_session.saveError())
        m_saveError->tell(*error, currentLanguage());
    else
        m_saveError->say(Banner::Kind::Wrong, {});
}

void Page::openForPerson(const QUrl &address)
{
    m_unopened = session().openAddress(address) ? QUrl() : address;
    sayUnopened();
}

void Page::sayUnopened()
{
    m_copyUnopened->setText(tr("Copy address"));
    QString html;
    if (!m_unopened.isEmpty())
        html = u"%1<br><code>%2</code>"_s.arg(
            tr("No browser could be opened. Copy the address and open it in any browser.").toHtmlEscaped(),
            m_unopened.toString(QUrl::FullyEncoded).toHtmlEscaped());
    m_unopenedNote->say(Banner::Kind::Wrong, html);
}

void Page::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous() && isBuilt()) {
        m_unopened.clear();
        sayUnopened();
    }
    QWizardPage::hideEvent(event);
}

void Page::sayAgain()
{
    showSaveError();
    sayUnopened();
    retranslate();
    refresh();
    Q_EMIT footerChanged();
}

void Page::changeEvent(QEvent *event)
{
    const bool concerns = event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange;
    if (concerns && isBuilt())
        sayAgain();
    QWizardPage::changeEvent(event);
}

} // namespace cmw
