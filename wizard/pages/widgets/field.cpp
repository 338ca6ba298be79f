// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/field.h"

#include "diagnosis/catalogue.h"
#include "pages/texts.h"
#include "pages/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds pauseInTyping(500);

} // namespace

Field::Field(const QString &name, Judge judge, QWidget *parent)
    : QWidget(parent),
      m_judge(std::move(judge)),
      m_label(new QLabel),
      m_input(new QLineEdit),
      m_message(new QLabel),
      m_pause(new QTimer(this))
{
    setObjectName(name + u"Field"_s);
    m_input->setObjectName(name);
    m_label->setBuddy(m_input);
    m_label->setFont(strongFont(font()));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::RichText);
    m_message->setFont(smallFont(font()));
    m_message->hide();
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseInTyping);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_label);
    column->addWidget(m_input);
    column->addWidget(m_message);

    connect(m_pause, &QTimer::timeout, this, &Field::sayNow);
    // Not textEdited: a screen reader or dictation sets the text without it.
    connect(m_input, &QLineEdit::textChanged, this, [this] {
        if (judgement())
            m_pause->start();
        else
            sayNow();
        Q_EMIT edited();
    });
    connect(m_input, &QLineEdit::editingFinished, this, [this] {
        if (m_input->isModified())
            sayNow();
        Q_EMIT left();
    });
}

void Field::setLabel(const QString &label, const QString &hint)
{
    m_label->setText(label);
    m_input->setAccessibleName(label);
    m_input->setPlaceholderText(hint);
}

void Field::setLanguage(const QString &language)
{
    m_language = language;
    if (!m_message->isHidden())
        sayNow();
}

void Field::setText(const QString &text)
{
    if (m_input->text() != text) {
        const QSignalBlocker quiet(m_input);
        m_input->setText(text);
    }
    if (!text.isEmpty())
        sayNow();
}

QString Field::text() const
{
    return m_input->text();
}

void Field::setInputWidth(int width)
{
    m_input->setFixedWidth(width);
    layout()->setAlignment(m_input, Qt::AlignLeft);
}

void Field::hideText()
{
    m_input->setEchoMode(QLineEdit::Password);
}

bool Field::isPossible() const
{
    const Judgement judged = judgement();
    return !judged || judged->weight != Objection::Weight::Refusal;
}

void Field::sayNow()
{
    m_pause->stop();
    say(judgement());
}

void Field::say(const Judgement &judgement)
{
    const bool isRefusal = judgement && judgement->weight == Objection::Weight::Refusal;
    m_input->setProperty("judged", !judgement ? QString() : isRefusal ? u"wrong"_s : u"unusual"_s);
    m_input->update();
    m_message->setVisible(judgement.has_value());
    if (!judgement) {
        m_message->clear();
        m_input->setAccessibleDescription({});
        return;
    }
    const Words words = Catalogue::builtIn().words(judgement->code, judgement->args, m_language);
    QString text = words.summary;
    if (!words.repair.isEmpty())
        text += u'\n' + words.repair;
    m_input->setAccessibleDescription(text);
    const Colours colours = coloursOf(*this);
    m_message->setText(
        u"<span style=\"color:%1\">%2 %3</span>"_s.arg((isRefusal ? colours.wrong : colours.waiting).name(),
            isRefusal ? u"✕"_s : u"△"_s, escapedHtml(text)));
}

} // namespace cmw
