// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/browserwait.h"

#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/addresswait.h"
#include "pages/widgets/codewait.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

BrowserWait::BrowserWait(QWidget *parent)
    : QWidget(parent),
      m_text(new QLabel),
      m_copy(linkButton(u"copyAddress"_s)),
      m_useCode(linkButton(u"useCode"_s)),
      m_cancel(linkButton(u"cancelSignIn"_s)),
      m_browser(new QWidget),
      m_code(new CodeWait),
      m_pasting(new AddressWait)
{
    m_text->setWordWrap(true);
    m_text->setFont(smallFont(font()));
    auto *row = new QHBoxLayout(m_browser);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::tiny);
    row->addWidget(m_text, 1);
    row->addWidget(m_copy);
    row->addWidget(m_useCode);
    row->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_browser);
    column->addWidget(m_code);
    column->addWidget(m_pasting);
    m_useCode->hide();
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_address.toString(QUrl::FullyEncoded));
        m_copied = true;
        say();
    });
    connect(m_useCode, &QPushButton::clicked, this, &BrowserWait::codeWanted);
    connect(m_cancel, &QPushButton::clicked, this, &BrowserWait::cancelled);
    connect(m_code, &CodeWait::browserWanted, this, &BrowserWait::browserWanted);
    connect(m_code, &CodeWait::cancelled, this, &BrowserWait::cancelled);
    connect(m_pasting, &AddressWait::cancelled, this, &BrowserWait::cancelled);
    hide();
}

void BrowserWait::start(const QUrl &address, bool opened, const QString &account)
{
    m_address = address;
    m_opened = opened;
    m_account = account;
    m_copied = false;
    say();
    m_code->stop();
    m_pasting->stop();
    m_browser->show();
    show();
}

void BrowserWait::startCode(const DeviceCode &code)
{
    m_browser->hide();
    m_pasting->stop();
    m_code->start(code);
    show();
}

void BrowserWait::startPasting(const AddressAsked &asked, const QString &language)
{
    m_browser->hide();
    m_code->stop();
    m_pasting->start(asked, language);
    show();
}

void BrowserWait::stop()
{
    hide();
    m_code->stop();
    m_pasting->stop();
    m_address.clear();
}

void BrowserWait::setCodePossible(bool possible)
{
    m_useCode->setVisible(possible);
}

void BrowserWait::say()
{
    if (!m_opened)
        m_text->setText(tr("No browser could be opened. Copy the address and open it in any browser."));
    else if (m_account.isEmpty())
        m_text->setText(tr("Waiting for your sign-in in the browser."));
    else
        //: %1: the account that is to sign in
        m_text->setText(tr("Waiting for the sign-in of %1 in the browser.").arg(m_account));
    m_copy->setText(m_copied ? tr("Copied") : tr("Copy address"));
    m_useCode->setText(tr("Use a code"));
    m_cancel->setText(tr("Cancel sign-in"));
}

void BrowserWait::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace cmw
