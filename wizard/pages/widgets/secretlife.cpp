// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/secretlife.h"

#include "pages/texts.h"
#include "pages/theme.h"
#include "session/session.h"

#include <QActionGroup>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr int aDate = 0; ///< in the place of a number of months
constexpr int mostMonths = 24; ///< as Microsoft's portal has it

} // namespace

SecretLife::SecretLife(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_button(linkButton(u"secretMonths"_s)),
      m_label(new QLabel),
      m_date(new QDateEdit)
{
    setObjectName(u"secretLife"_s);
    m_date->setObjectName(u"secretUntil"_s);
    m_date->setCalendarPopup(true);
    const QDate today = QDate::currentDate();
    m_date->setDateRange(today.addDays(1), today.addMonths(mostMonths));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, space::tiny, 0, space::tiny);
    row->setSpacing(space::small);
    row->addWidget(m_label);
    row->addWidget(m_date);
    row->addStretch();
    m_label->setBuddy(m_date);
    makeMenu();
    connect(m_date, &QDateEdit::userDateChanged, this, [this](QDate date) {
        // To the end of that day where the person is.
        m_session.edit(&Setup::secretUntil, QDateTime(date, QTime(23, 59)).toUTC());
        Q_EMIT chosen();
    });
    hide();
}

void SecretLife::makeMenu()
{
    auto *menu = new QMenu(m_button);
    auto *group = new QActionGroup(menu);
    for (const int months : {6, 12, 18, mostMonths, aDate}) {
        QAction *action = menu->addAction(QString());
        action->setData(months);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, months] {
            if (months == aDate) {
                const QDate then = QDate::currentDate().addMonths(m_session.setup().secretMonths);
                m_session.edit(&Setup::secretUntil, QDateTime(then, QTime(23, 59)).toUTC());
            } else {
                m_session.edit(&Setup::secretUntil, QDateTime());
                m_session.edit(&Setup::secretMonths, months);
            }
            refresh();
            Q_EMIT chosen();
        });
    }
    m_button->setMenu(menu);
}

void SecretLife::refresh()
{
    const QDateTime until = m_session.setup().secretUntil;
    setVisible(until.isValid() && !m_button->isHidden());
    if (until.isValid()) {
        const QSignalBlocker quiet(m_date);
        m_date->setDate(until.toLocalTime().date());
    }
    m_button->setEnabled(!m_session.isBusy());
    m_date->setEnabled(!m_session.isBusy());
    say();
}

void SecretLife::say()
{
    const Setup &setup = m_session.setup();
    const bool byDate = setup.secretUntil.isValid();
    //: A menu button: the secret lasts until a date
    m_button->setText(byDate ? tr("Until a date ▾")
                             //: A menu button. %n: months
                             : tr("%n month(s) ▾", nullptr, setup.secretMonths));
    m_button->setAccessibleName(byDate
            ? tr("Lifetime of the client secret: until a date")
            : tr("Lifetime of the client secret: %n month(s)", nullptr, setup.secretMonths));
    const QList<QAction *> actions = m_button->menu()->actions();
    for (QAction *action : actions) {
        const int months = action->data().toInt();
        action->setText(months == aDate ? tr("Until a date…") : tr("%n month(s)", nullptr, months));
        action->setChecked(byDate ? months == aDate : months == setup.secretMonths);
    }
    m_label->setText(tr("Until"));
    m_date->setAccessibleName(tr("Last day of the client secret"));
}

void SecretLife::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace cmw
