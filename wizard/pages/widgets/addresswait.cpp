// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/addresswait.h"

#include "diagnosis/catalogue.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/banner.h"
#include "pages/widgets/field.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

AddressWait::AddressWait(QWidget *parent)
    : QWidget(parent),
      m_because(new QLabel),
      m_steps(new QLabel),
      m_offer(new Banner(u"addressOffer"_s)),
      m_takeOffer(linkButton(u"takeAddress"_s)),
      m_address(new Field(u"pastedAddress"_s, [this](const QString &text) { return judge(text); })),
      m_goOn(new QPushButton),
      m_copy(linkButton(u"copySignInAddress"_s)),
      m_cancel(linkButton(u"cancelPasting"_s))
{
    for (QLabel *label : {m_because, m_steps})
        label->setWordWrap(true);
    m_because->setObjectName(u"pastingBecause"_s);
    m_because->setTextFormat(Qt::PlainText);
    m_steps->setObjectName(u"pastingSteps"_s);
    m_steps->setTextFormat(Qt::RichText);
    m_offer->addButton(m_takeOffer);
    m_goOn->setObjectName(u"goOnWithAddress"_s);
    m_goOn->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::medium);
    foot->addWidget(m_goOn);
    foot->addWidget(m_copy);
    foot->addStretch(1);
    foot->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_because);
    column->addWidget(m_steps);
    column->addWidget(m_offer);
    column->addWidget(m_address);
    column->addLayout(foot);
    connect(m_address, &Field::edited, this, &AddressWait::say);
    connect(&m_address->input(), &QLineEdit::returnPressed, this, &AddressWait::goOn);
    connect(m_goOn, &QPushButton::clicked, this, &AddressWait::goOn);
    connect(m_takeOffer, &QPushButton::clicked, this, &AddressWait::takeFromClipboard);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_asked.signIn.toString(QUrl::FullyEncoded));
        m_copied = true;
        say();
    });
    connect(m_cancel, &QPushButton::clicked, this, &AddressWait::cancelled);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &AddressWait::lookAtClipboard);
    hide();
}

void AddressWait::start(const AddressAsked &asked, const QString &language)
{
    m_asked = asked;
    m_copied = false;
    m_taken = false;
    m_address->setText({});
    setLanguage(language);
    show();
    lookAtClipboard();
    m_address->input().setFocus();
}

void AddressWait::stop()
{
    hide();
    m_address->setText({});
    m_asked = {};
}

void AddressWait::setLanguage(const QString &language)
{
    m_language = language;
    m_address->setLanguage(language);
    say();
}

Judgement AddressWait::judge(const QString &text) const
{
    return m_judge ? m_judge(text) : Judgement();
}

void AddressWait::goOn()
{
    if (m_goOn->isEnabled())
        take(m_address->text());
}

void AddressWait::takeFromClipboard()
{
    QClipboard &clipboard = *QGuiApplication::clipboard();
    const QString address = clipboard.text(); // perhaps another one than was offered
    if (!judge(address))
        clipboard.clear();
    take(address);
}

void AddressWait::take(const QString &address)
{
    m_taken = true;
    m_address->setText({});
    m_offer->say(Banner::Kind::Note, {});
    say();
    if (!m_taker || !m_taker(address))
        return;
    m_taken = false;
    say();
    m_address->setText(address); // and says what is wrong with it
    m_address->input().setFocus();
    say();
}

void AddressWait::lookAtClipboard()
{
    if (isHidden() || m_taken)
        return;
    const QString text = QGuiApplication::clipboard()->text();
    const bool isIt = !text.trimmed().isEmpty() && !judge(text);
    m_offer->say(
        Banner::Kind::Note, isIt ? tr("The clipboard holds the address.").toHtmlEscaped() : QString());
}

void AddressWait::say()
{
    m_because->setVisible(m_asked.because.has_value());
    if (m_asked.because) {
        //: %1: a sentence that says why
        m_because->setText(tr(
            "The app gets no redirect URI for the test. %1 You sign in to the one that it has, and bring the answer here.")
                               .arg(Catalogue::builtIn().words(*m_asked.because, m_language).summary));
    }
    const QString account = u"<b>%1</b>"_s.arg(m_asked.account.toHtmlEscaped());
    const QString callback = u"<code>%1</code>"_s.arg(m_asked.callbackUrl.toHtmlEscaped());
    const QStringList steps{//: %1: an account
        (m_asked.opened ? tr("In the browser, sign in as %1.")
                        : tr("Copy the sign-in address, open it in any browser, and sign in as %1."))
            .toHtmlEscaped()
            .arg(account),
        //: %1: an address
        tr("The browser ends at %1. The page there may show an error: it doesn't know this sign-in.")
            .toHtmlEscaped()
            .arg(callback),
        tr("Copy the whole address from the browser's address bar and paste it here, within about ten minutes.")
            .toHtmlEscaped()};
    m_steps->setText(
        u"<ol style=\"margin:0; -qt-list-indent:1\"><li>%1</li></ol>"_s.arg(steps.join(u"</li><li>"_s)));
    m_takeOffer->setText(tr("Take it"));
    m_address->setLabel(tr("Address at which the browser ended"), m_asked.callbackUrl + u"?code=…"_s);
    m_address->setEnabled(!m_taken);
    m_goOn->setText(m_taken ? tr("Asking for the token") : tr("Continue"));
    m_goOn->setEnabled(!m_taken && !m_address->text().isEmpty() && m_address->isPossible());
    m_copy->setText(m_copied ? tr("Copied") : tr("Copy sign-in address"));
    m_cancel->setText(tr("Cancel sign-in"));
}

void AddressWait::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

bool AddressWait::event(QEvent *event)
{
    // Some systems tell of a new clipboard only to the window in front.
    if (event->type() == QEvent::WindowActivate)
        lookAtClipboard();
    return QWidget::event(event);
}

} // namespace cmw
