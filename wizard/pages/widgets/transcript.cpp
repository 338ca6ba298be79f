// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/transcript.h"

#include "pages/texts.h"
#include "pages/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

Transcript::Transcript(QWidget *parent)
    : QWidget(parent),
      m_open(linkButton(u"showTranscript"_s)),
      m_text(new QPlainTextEdit),
      m_copy(linkButton(u"copyTranscript"_s)),
      m_done(new QLabel)
{
    setObjectName(u"transcriptPart"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_text->setObjectName(u"transcript"_s);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_text->setFont(codeFont(font()));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFixedHeight(220);
    m_done->setFont(smallFont(font()));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::medium);
    buttons->addWidget(m_open);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_done);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addLayout(buttons);
    column->addWidget(m_text);
    connect(m_open, &QPushButton::clicked, this, [this] { unfold(m_text->isHidden()); });
    connect(m_copy, &QPushButton::clicked, this, &Transcript::copy);
    unfold(false);
    hide();
}

void Transcript::setText(const QString &text)
{
    if (text == m_text->toPlainText())
        return;
    m_done->clear();
    m_text->setPlainText(text);
    if (text.isEmpty())
        unfold(false);
    setVisible(!text.isEmpty());
}

void Transcript::unfold(bool open)
{
    m_text->setVisible(open);
    m_copy->setVisible(open);
    m_done->setVisible(open);
    say();
}

void Transcript::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    m_done->setText(tr("Copied."));
}

void Transcript::say()
{
    m_open->setText(m_text->isHidden() ? tr("Show transcript") : tr("Hide transcript"));
    m_copy->setText(tr("Copy"));
    //: Accessible name of a button
    m_copy->setAccessibleName(tr("Copy the transcript"));
    m_text->setAccessibleName(tr("Dialogue with the mail server"));
}

void Transcript::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_done->clear();
        say();
    }
    QWidget::changeEvent(event);
}

} // namespace cmw
