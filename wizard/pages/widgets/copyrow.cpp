// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/copyrow.h"

#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/codetext.h"
#include "pages/widgets/stateicon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelWidth = 168;

} // namespace

CopyRow::CopyRow(int number, QWidget *parent)
    : QWidget(parent),
      m_icon(new StateIcon),
      m_label(new QLabel),
      m_value(new CodeText(u"value"_s)),
      m_noteText(new QLabel),
      m_reveal(linkButton(u"reveal-%1"_s.arg(number))),
      m_button(new QPushButton)
{
    setObjectName(u"copyRow-%1"_s.arg(number));
    m_label->setFixedWidth(labelWidth);
    m_label->setWordWrap(true);
    m_label->setFont(smallFont(font()));
    m_value->setFocusPolicy(Qt::ClickFocus); // the keyboard has Copy
    m_noteText->setWordWrap(true);
    m_noteText->setTextFormat(Qt::PlainText);
    m_noteText->setFont(smallFont(font()));
    m_button->setObjectName(u"copy-%1"_s.arg(number));
    m_button->setAutoDefault(false);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addStretch(1);
    texts->addWidget(m_value);
    texts->addWidget(m_noteText);
    texts->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::large - 1, 5, space::medium, 5);
    row->setSpacing(space::medium);
    row->addWidget(m_icon);
    row->addWidget(m_label);
    row->addLayout(texts, 1);
    row->addWidget(m_reveal);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &CopyRow::chosen);
    connect(m_reveal, &QPushButton::clicked, this, [this] { Q_EMIT revealWanted(m_shownSecret.isEmpty()); });
}

void CopyRow::setLine(const CopyLine &line, const QString &note, bool known)
{
    m_line = line;
    m_note = note;
    m_known = known;
    say();
}

void CopyRow::setDone(bool done)
{
    m_done = done;
    say();
}

void CopyRow::setNext(bool next)
{
    m_next = next;
    say();
    update();
}

void CopyRow::setShownSecret(const QString &text)
{
    m_shownSecret = text;
    say();
}

QString CopyRow::valueText() const
{
    if (m_line.kind == CopyLine::Kind::Tick)
        return m_line.ticked ? tr("Leave ticked") : tr("Leave clear");
    if (!m_known)
        return tr("Not known yet");
    if (m_line.isSecret)
        return m_shownSecret.isEmpty() ? QString(24, QChar(0x2022)) : m_shownSecret;
    return m_line.value;
}

QString CopyRow::buttonText() const
{
    switch (m_line.kind) {
    case CopyLine::Kind::Copy:
        return m_done ? tr("Copied") : tr("Copy");
    case CopyLine::Kind::Choose:
        return m_done ? tr("Chosen") : tr("Choose");
    case CopyLine::Kind::Tick:
        return m_done ? tr("Done", "a check box was set") : tr("Set");
    case CopyLine::Kind::Same:
        return m_done ? tr("Compared") : tr("Compare");
    }
    return {};
}

void CopyRow::say()
{
    if (m_done)
        m_icon->setState(State::Done, tr("Copied"));
    else if (m_next)
        m_icon->setState(State::ToDo, tr("Next"));
    else
        m_icon->setState(
            m_known ? State::NotNeeded : State::Unknown, m_known ? tr("Later") : tr("Not known yet"));
    m_label->setText(m_line.label);
    const bool isCode = m_known && m_line.kind != CopyLine::Kind::Tick;
    m_value->setFont(isCode ? codeFont(font()) : smallFont(font()));
    if (m_value->toPlainText() != valueText())
        m_value->setPlainText(valueText());
    m_value->setAccessibleName(m_line.label);
    mute(*m_noteText);
    m_noteText->setText(m_note);
    m_noteText->setVisible(!m_note.isEmpty());
    m_reveal->setVisible(m_line.isSecret && m_known);
    m_reveal->setText(m_shownSecret.isEmpty() ? tr("Show") : tr("Hide"));
    //: Accessible name. %1: the form's label
    m_reveal->setAccessibleName(
        m_shownSecret.isEmpty() ? tr("Show %1").arg(m_line.label) : tr("Hide %1").arg(m_line.label));
    m_button->setText(buttonText());
    m_button->setEnabled(m_known);
    //: Accessible name of a line's button. %1: Copy, Choose and the like, %2: the form's label
    m_button->setAccessibleName(tr("%1: %2").arg(buttonText(), m_line.label));
}

void CopyRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        say();
    QWidget::changeEvent(event);
}

void CopyRow::paintEvent(QPaintEvent *)
{
    if (m_next)
        QPainter(this).fillRect(rect(), coloursOf(*this).softAccent);
}

} // namespace cmw
