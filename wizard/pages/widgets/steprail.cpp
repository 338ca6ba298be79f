// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/steprail.h"

#include "pages/language.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/stateicon.h"
#include "session/session.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr int linkPadding = 6; ///< between the edge of a link and its text: half of what Look adds

/// The step's state as screen readers say it.
QString wordOf(const Session &session, const StepOutline &step, const QString &language)
{
    const bool wasLookedAt = std::any_of(step.bullets.begin(), step.bullets.end(),
        [&session](const QString &task) { return session.finding(task).code != u"not-looked"; });
    return wasLookedAt ? stateWord(session.stepState(step.id), language)
                       : Catalogue::builtIn().words(u"not-looked"_s, {}, language).summary;
}

} // namespace

StepRail::StepRail(Session &session, Language &language, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_language(language),
      m_subtitle(new QLabel),
      m_setup(new QLabel),
      m_place(new QLabel),
      m_report(linkButton(u"report"_s)),
      m_explain(linkButton(u"explainError"_s)),
      m_languages(linkButton(u"languages"_s))
{
    setObjectName(u"rail"_s);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(space::large, space::large + 4, space::large, 0);
    column->setSpacing(0);
    all->addLayout(column);
    auto *name = new QLabel(u"Connect Mail Wizard"_s);
    name->setFont(strongFont(font()));
    column->addWidget(name);
    column->addWidget(m_subtitle);
    column->addSpacing(space::large + 4);
    for (const StepOutline &outline : Document::outline().steps()) {
        auto *step = new RailStep(outline.id);
        connect(step, &RailStep::clicked, this, [this, step] { Q_EMIT stepChosen(step->step()); });
        column->addWidget(step);
        m_steps.append(step);
    }
    column->addStretch(1);
    makeFoot(*column, *all);

    connect(&session, &Session::changed, this, &StepRail::refresh);
    connect(&session, &Session::foundTask, this, &StepRail::refresh);
    refresh();
}

void StepRail::makeFoot(QVBoxLayout &column, QVBoxLayout &all)
{
    auto *menu = new QMenu(m_languages);
    auto *group = new QActionGroup(menu);
    for (const QString &language : Language::known()) {
        QAction *action = menu->addAction(Language::nameOf(language));
        action->setCheckable(true);
        action->setChecked(language == m_language.current());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, language] { m_language.set(language); });
        connect(&m_language, &Language::changed, action,
            [this, action, language] { action->setChecked(language == m_language.current()); });
    }
    m_languages->setMenu(menu);
    m_setup->setFont(strongFont(font()));
    m_place->setWordWrap(true);

    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    column.addWidget(line);
    column.addSpacing(space::small);
    column.addWidget(m_setup);
    column.addWidget(m_place);
    auto *links = new QVBoxLayout;
    links->setContentsMargins(
        space::large - linkPadding, 0, space::large, space::large); // their texts in line
    links->setSpacing(0);
    for (QPushButton *button : {m_report, m_explain, m_languages})
        links->addWidget(button, 0, Qt::AlignLeft);
    all.addLayout(links);
    connect(m_explain, &QPushButton::clicked, this, &StepRail::explainWanted);
    connect(m_report, &QPushButton::clicked, this, &StepRail::reportWanted);
}

void StepRail::setCurrent(const QString &step)
{
    m_current = step;
    refresh();
}

void StepRail::setReachable(bool reachable)
{
    for (RailStep *step : std::as_const(m_steps))
        step->setEnabled(reachable);
}

void StepRail::refresh()
{
    for (QLabel *label : {m_subtitle, m_place}) {
        mute(*label);
        label->setFont(smallFont(font()));
    }
    m_subtitle->setText(tr("Office 365 · OAuth 2.0"));
    const QString &language = m_language.current();
    for (RailStep *step : std::as_const(m_steps)) {
        const StepOutline &outline = Document::outline().step(step->step());
        const State state = m_session.stepState(step->step());
        RailStep::Mark mark = RailStep::Mark::Number;
        if (state == State::Done)
            mark = RailStep::Mark::Done;
        else if (state == State::Wrong)
            mark = RailStep::Mark::Wrong;
        step->display(outline.title.in(language), outline.line.in(language), mark,
            wordOf(m_session, outline, language), step->step() == m_current);
    }
    const Setup &setup = m_session.setup();
    const QString name = setup.name.isEmpty() ? setup.mailbox : setup.name;
    m_setup->setText(fontMetrics().elidedText(name, Qt::ElideMiddle, space::rail - 2 * space::large));
    m_setup->setToolTip(name);
    m_setup->setVisible(!name.isEmpty());
    QStringList places;
    if (!setup.organisation.isEmpty())
        places.append(setup.organisation);
    if (m_session.endpoints().isPractice())
        places.append(tr("Practice tenant"));
    m_place->setText(places.join(u'\n'));
    m_place->setVisible(!places.isEmpty());
    m_report->setText(tr("Save report…"));
    m_report->setEnabled(!name.isEmpty()); // else there is nothing to tell
    m_explain->setText(tr("Explain an error"));
    m_languages->setText(Language::nameOf(language) + u" ▾"_s);
    //: Accessible name of the language menu. %1: the present language
    m_languages->setAccessibleName(tr("Language: %1").arg(Language::nameOf(language)));
}

void StepRail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void StepRail::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), colours.rail);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), colours.line);
}

// One step
// --------------------------------------------------------------------------------------------------------

RailStep::RailStep(const QString &step, QWidget *parent) : QAbstractButton(parent), m_step(step)
{
    setObjectName(u"rail-"_s + step);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailStep::display(
    const QString &title, const QString &line, Mark mark, const QString &word, bool isCurrent)
{
    m_title = title;
    m_line = line;
    m_mark = mark;
    m_isCurrent = isCurrent;
    //: A step on the rail, for screen readers. %1: where, %2: what, %3: the state's word
    setAccessibleName(tr("%1, %2: %3").arg(title, line, word));
    update();
}

QSize RailStep::sizeHint() const
{
    return {space::rail - 2 * space::large,
        QFontMetrics(strongFont(font())).height() + fontMetrics().height() + 20};
}

void RailStep::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_isCurrent) {
        painter.setPen(colours.line);
        painter.setBrush(colours.ground);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::corner, space::corner);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), space::corner, space::corner);
    }
    paintMark(painter);

    const QFont strong = strongFont(font());
    const int left = 42;
    const int width = this->width() - left - space::small;
    const int upper = QFontMetrics(strong).height();
    const int top = (height() - upper - QFontMetrics(smallFont(font())).height() - 2) / 2;
    painter.setPen(colours.text);
    painter.setFont(strong);
    painter.drawText(QRect(left, top, width, upper), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(strong).elidedText(m_title, Qt::ElideRight, width));
    painter.setPen(colours.muted);
    painter.setFont(smallFont(font()));
    painter.drawText(QRect(left, top + upper + 2, width, height()), Qt::AlignLeft | Qt::AlignTop,
        painter.fontMetrics().elidedText(m_line, Qt::ElideRight, width));
}

void RailStep::paintMark(QPainter &painter) const
{
    const Colours colours = coloursOf(*this);
    const QRectF square(10, height() / 2.0 - 20, 22, 22);
    if (m_mark != Mark::Number) {
        StateIcon::paint(painter, square, m_mark == Mark::Done ? State::Done : State::Wrong, colours);
        return;
    }
    const QColor colour = m_isCurrent ? colours.accent : colours.muted;
    painter.setPen(QPen(colour, 1.3));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(square.adjusted(0.5, 0.5, -0.5, -0.5));
    if (m_step.size() == 1) {
        QFont font = strongFont(this->font());
        painter.setFont(font);
        painter.drawText(square, Qt::AlignCenter, m_step);
        return;
    }
    const QRectF letter(square.center().x() - 5, square.center().y() - 3.5, 10, 7);
    painter.drawRect(letter);
    QPainterPath flap(letter.topLeft());
    flap.lineTo(letter.center() + QPointF(0, 1));
    flap.lineTo(letter.topRight());
    painter.drawPath(flap);
}

} // namespace cmw
