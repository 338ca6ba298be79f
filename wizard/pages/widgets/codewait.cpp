// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/codewait.h"

#include "pages/texts.h"
#include "pages/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// To be read across a table, and through a shared screen.
QFont largeCodeFont(const QFont &base)
{
    QFont font = codeFont(titleFont(base));
    font.setPointSizeF(titleFont(base).pointSizeF());
    font.setBold(true);
    font.setLetterSpacing(QFont::PercentageSpacing, 115);
    return font;
}

} // namespace

CodeWait::CodeWait(QWidget *parent)
    : QWidget(parent),
      m_text(new QLabel),
      m_large(new QLabel),
      m_copyCode(linkButton(u"copyUserCode"_s)),
      m_copyAddress(linkButton(u"copyCodePage"_s)),
      m_browser(linkButton(u"useBrowser"_s)),
      m_cancel(linkButton(u"cancelCode"_s))
{
    m_text->setWordWrap(true);
    m_text->setFont(smallFont(font()));
    m_large->setObjectName(u"userCode"_s);
    m_large->setFont(largeCodeFont(font()));
    m_large->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *code = new QHBoxLayout;
    code->setSpacing(space::medium);
    code->addWidget(m_large);
    code->addWidget(m_copyCode);
    code->addWidget(m_copyAddress);
    code->addStretch(1);
    code->addWidget(m_browser);
    code->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(m_text);
    column->addLayout(code);
    connect(m_copyCode, &QPushButton::clicked, this, [this] { copy(Copied::Code); });
    connect(m_copyAddress, &QPushButton::clicked, this, [this] { copy(Copied::Address); });
    connect(m_browser, &QPushButton::clicked, this, &CodeWait::browserWanted);
    connect(m_cancel, &QPushButton::clicked, this, &CodeWait::cancelled);
    hide();
}

void CodeWait::start(const DeviceCode &code)
{
    m_code = code;
    m_copied = Copied::Nothing;
    say();
    show();
}

void CodeWait::stop()
{
    hide();
    m_code = {};
    m_large->clear();
}

void CodeWait::copy(Copied what)
{
    QGuiApplication::clipboard()->setText(
        what == Copied::Code ? m_code.code : m_code.page.toString(QUrl::FullyEncoded));
    m_copied = what;
    say();
}

void CodeWait::say()
{
    const QString page = m_code.page.toString(QUrl::RemoveScheme).mid(2);
    const QString until = shownTime(m_code.expires);
    if (m_code.further > 0)
        //: %1: address of a page, %2: time of day
        m_text->setText(
            tr("On any device, open %1 and enter this code by %2. A second code follows, for Exchange.")
                .arg(page, until));
    else
        //: %1: address of a page, %2: time of day
        m_text->setText(tr("On any device, open %1 and enter this code by %2.").arg(page, until));
    m_large->setText(m_code.code);
    m_copyCode->setText(m_copied == Copied::Code ? tr("Copied") : tr("Copy code"));
    m_copyAddress->setText(m_copied == Copied::Address ? tr("Copied") : tr("Copy address"));
    m_browser->setText(tr("Use the browser"));
    m_cancel->setText(tr("Cancel sign-in"));
}

void CodeWait::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace cmw
