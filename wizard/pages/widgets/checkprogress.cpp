// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/checkprogress.h"

#include "pages/texts.h"
#include "pages/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

CheckProgress::CheckProgress(QWidget *parent)
    : QWidget(parent),
      m_text(new QLabel),
      m_bar(new QProgressBar),
      m_stop(linkButton(u"stopChecking"_s))
{
    setObjectName(u"checkProgress"_s);
    m_text->setObjectName(u"checkProgressText"_s);
    m_text->setFont(smallFont(font()));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(space::small);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(space::tiny);
    texts->addWidget(m_text);
    texts->addWidget(m_bar);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::large);
    row->addLayout(texts, 1);
    row->addWidget(m_stop, 0, Qt::AlignBottom);
    connect(m_stop, &QPushButton::clicked, this, &CheckProgress::stopped);
    setFocusProxy(m_stop);
    hide();
}

void CheckProgress::start(int total)
{
    m_bar->setRange(0, total);
    display(0, {});
    show();
}

void CheckProgress::display(int done, const QStringList &at)
{
    m_bar->setValue(done);
    m_at = at;
    say();
}

void CheckProgress::stop()
{
    hide();
}

void CheckProgress::say()
{
    //: %1: lines that were looked at, %2: lines in all
    QString text = tr("%1 of %2 looked at").arg(m_bar->value()).arg(m_bar->maximum());
    if (!m_at.isEmpty())
        text += u": "_s + m_at.join(u", "_s);
    m_text->setText(text);
    m_bar->setAccessibleName(tr("Progress of the check"));
    m_stop->setText(tr("Stop"));
}

void CheckProgress::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace cmw
