// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/copystrip.h"

#include "pages/texts.h"
#include "pages/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace cmw {

using namespace Qt::StringLiterals;

CopyStrip::CopyStrip(QWidget *parent)
    : QWidget(parent, Qt::Tool | Qt::WindowStaysOnTopHint),
      m_text(new QLabel),
      m_next(new QPushButton),
      m_close(linkButton(u"closeStrip"_s))
{
    setObjectName(u"copyStrip"_s);
    setAttribute(Qt::WA_WindowPropagation); // light or dark as the wizard
    setAttribute(Qt::WA_ShowWithoutActivating); // the browser keeps the keyboard
    m_text->setTextFormat(Qt::RichText);
    m_text->setMinimumWidth(300);
    m_next->setObjectName(u"stripNext"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::small, space::small);
    row->setSpacing(space::small);
    row->addWidget(m_text, 1);
    row->addWidget(m_next);
    row->addWidget(m_close);
    connect(m_next, &QPushButton::clicked, this, &CopyStrip::nextWanted);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    say();
}

void CopyStrip::tell(const QString &label, const QString &value, const QStringList &before, int left)
{
    m_label = label;
    m_value = value;
    m_before = before;
    m_left = left;
    say();
}

void CopyStrip::say()
{
    setWindowTitle(tr("Copy sheet"));
    const QString value = fontMetrics().elidedText(m_value, Qt::ElideMiddle, 320);
    QString html = u"<b>%1</b><br><code>%2</code>"_s.arg(m_label.toHtmlEscaped(), value.toHtmlEscaped());
    if (!m_before.isEmpty())
        //: %1: fields to set in the form first, with their values
        html += u"<br>"_s + tr("First set %1").arg(m_before.join(u" · "_s)).toHtmlEscaped();
    m_text->setText(html);
    m_next->setText(m_left > 0 ? tr("Copy next (%n left)", nullptr, m_left) : tr("All copied"));
    m_next->setEnabled(m_left > 0);
    m_close->setText(tr("Close"));
}

void CopyStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace cmw
