// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/taskrow.h"

#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/stateicon.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStyleOptionButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// A tick whose words take the lines that they need: a plain one would make the page as wide as its text.
class WrappedCheckBox final : public QCheckBox {
public:
    WrappedCheckBox() { setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); }

    void say(const QString &words)
    {
        m_words = words;
        setAccessibleName(words);
        wrap();
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QCheckBox::resizeEvent(event);
        wrap();
    }

private:
    void wrap()
    {
        QStyleOptionButton option;
        initStyleOption(&option);
        const int room = style()->subElementRect(QStyle::SE_CheckBoxContents, &option, this).width();
        QStringList lines{QString()};
        for (const QString &word : m_words.split(u' ')) {
            const QString longer = lines.last().isEmpty() ? word : lines.last() + u' ' + word;
            if (lines.last().isEmpty() || fontMetrics().horizontalAdvance(longer) <= room)
                lines.last() = longer;
            else
                lines.append(word);
        }
        if (const QString wrapped = lines.join(u'\n'); wrapped != text())
            setText(wrapped);
    }

    QString m_words;
};

} // namespace

TaskRow::TaskRow(const QString &id, QWidget *parent)
    : QWidget(parent),
      m_id(id),
      m_icon(new StateIcon),
      m_title(new QLabel),
      m_line(new QLabel),
      m_buttons(new QHBoxLayout),
      m_toggle(linkButton(u"toggle"_s)),
      m_below(new QVBoxLayout)
{
    setObjectName(id);
    setFocusPolicy(Qt::StrongFocus);
    m_title->setFont(strongFont(font()));
    m_title->setTextFormat(Qt::PlainText);
    m_line->setFont(smallFont(font()));
    m_line->setTextFormat(Qt::RichText);
    m_line->setWordWrap(true);
    m_line->setMinimumWidth(space::rail); // less than its longest word
    m_toggle->setFocusPolicy(Qt::NoFocus); // the row itself has it
    connect(m_toggle, &QPushButton::clicked, this, [this] { setOpen(!isOpen()); });

    m_buttons->setSpacing(space::tiny);
    m_buttons->addWidget(m_toggle, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_line);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::large);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addLayout(texts, 1);
    head->addLayout(m_buttons);
    head->setAlignment(m_buttons, Qt::AlignTop);
    // What opens has the whole width under the text.
    m_below->setContentsMargins(space::icon + space::large, 0, space::small, 0);
    m_below->setSpacing(2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large - 1, 9, space::small, 10);
    column->setSpacing(2);
    column->addLayout(head);
    column->addLayout(m_below);
    say();
}

void TaskRow::setTitle(const QString &title)
{
    m_title->setText(title);
    say();
}

void TaskRow::setState(State state, const QString &word)
{
    m_stateWord = word;
    m_icon->setState(state, word);
    say();
}

void TaskRow::setRunning(const QString &word)
{
    m_stateWord = word;
    m_icon->setRunning(word);
    say();
}

void TaskRow::setLine(const QString &html)
{
    m_line->setText(html);
}

void TaskRow::setDetails(const Details &details)
{
    m_details = details;
    if (m_panel)
        m_panel->setDetails(details);
}

void TaskRow::setChoice(const QString &text, bool agreed)
{
    if (text.isEmpty() && !m_choice)
        return;
    if (!m_choice) {
        m_choice = new WrappedCheckBox;
        m_choice->setObjectName(u"agree"_s);
        m_below->insertWidget(0, m_choice);
        connect(m_choice, &QCheckBox::clicked, this, &TaskRow::agreedTo);
    }
    m_choice->setVisible(!text.isEmpty());
    static_cast<WrappedCheckBox *>(m_choice)->say(text);
    m_choice->setChecked(agreed);
}

void TaskRow::addButton(QPushButton *button)
{
    m_buttons->insertWidget(m_buttons->count() - 1, button, 0, Qt::AlignTop);
}

void TaskRow::addBelow(QWidget *widget)
{
    m_below->insertWidget(m_panel ? m_below->count() - 1 : m_below->count(), widget);
}

bool TaskRow::isOpen() const
{
    return m_panel && !m_panel->isHidden();
}

void TaskRow::setOpen(bool open)
{
    if (open && !m_panel) {
        m_panel = new DetailsPanel;
        m_panel->setDetails(m_details);
        connect(m_panel, &DetailsPanel::linkChosen, this, &TaskRow::linkChosen);
        m_below->addWidget(m_panel);
    }
    if (m_panel)
        m_panel->setVisible(open);
    say();
}

void TaskRow::say()
{
    m_toggle->setText(isOpen() ? u"▴"_s : u"▾"_s);
    //: Accessible name of the button that opens a line. %1: the line's title
    m_toggle->setAccessibleName(isOpen() ? tr("Close the details of %1").arg(m_title->text())
                                         : tr("Details of %1").arg(m_title->text()));
    m_toggle->setToolTip(isOpen() ? tr("Close") : tr("Details"));
    //: Name of a line for screen readers. %1: title, %2: the state's word
    setAccessibleName(tr("%1: %2").arg(m_title->text(), m_stateWord));
}

void TaskRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        setOpen(!isOpen());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TaskRow::mouseReleaseEvent(QMouseEvent *event)
{
    const bool onPanel = m_panel && m_panel->geometry().contains(event->position().toPoint());
    if (event->button() == Qt::LeftButton && !onPanel && rect().contains(event->position().toPoint()))
        setOpen(!isOpen());
}

void TaskRow::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    for (QWidget *widget = parentWidget(); widget; widget = widget->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(widget)) {
            area->ensureWidgetVisible(this, 0, space::small);
            return;
        }
    }
}

void TaskRow::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(coloursOf(*this).accent, 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), space::corner, space::corner);
}

void TaskRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace cmw
