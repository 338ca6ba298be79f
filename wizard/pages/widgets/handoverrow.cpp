// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/handoverrow.h"

#include "pages/texts.h"
#include "pages/widgets/banner.h"
#include "pages/widgets/handoverdialog.h"
#include "report/handover.h"
#include "session/session.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

HandOverRow::HandOverRow(Session &session, const Language &language, const QString &step, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_language(language),
      m_step(step),
      m_denied(new Banner(u"denied"_s)),
      m_handOver(new QPushButton),
      m_offer(linkButton(u"offerHandOver"_s))
{
    m_handOver->setObjectName(u"handOverNow"_s);
    m_handOver->setAutoDefault(false);
    m_denied->addButton(m_handOver);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_denied);
    column->addWidget(m_offer, 0, Qt::AlignLeft);
    for (QPushButton *button : {m_handOver, m_offer})
        connect(button, &QPushButton::clicked, this, &HandOverRow::open);
    connect(&m_session, &Session::foundTask, this, &HandOverRow::refresh);
    connect(&m_session, &Session::busyChanged, this, &HandOverRow::refresh);
    connect(&m_session, &Session::changed, this, &HandOverRow::refresh);
    connect(&m_session, &Session::workFinished, this, [this](const std::optional<Error> &error) {
        m_isSignInRefused = error && isDenied(Finding(*error));
        refresh();
    });
    refresh();
}

bool HandOverRow::isAnyHere(bool (*isSo)(const Finding &)) const
{
    const QList<const Task *> tasks = m_session.plan().step(m_step);
    return std::any_of(tasks.begin(), tasks.end(),
        [this, isSo](const Task *task) { return isSo(m_session.finding(task->id())); });
}

void HandOverRow::refresh()
{
    const bool isOpen = !handOverRequest(m_session, {m_step}).lines.isEmpty();
    const bool isChanged = isAnyHere(isEndpointChanged);
    const bool lacksRight = m_isSignInRefused || isAnyHere(isDenied);
    QString why;
    if (isChanged)
        why = tr(
            "Exchange Online's admin endpoint isn't as the wizard knows it, so these lines can't be done from here. "
            "A script for Exchange Online PowerShell does them: run it yourself, or give it to another admin.");
    else if (lacksRight)
        why = tr("This step needs a right that you don't have here. Somebody who has it can do the open "
                 "lines for you.");
    m_denied->say(Banner::Kind::Waiting, why.toHtmlEscaped());
    m_handOver->setText(tr("Hand over…"));
    m_handOver->setAccessibleName(tr("Hand over to another admin"));
    m_offer->setText(tr("Give this to another admin…"));
    m_offer->setVisible(why.isEmpty());
    setVisible(isOpen);
    // What is open may be another thing in a moment.
    setEnabled(!m_session.isBusy());
}

void HandOverRow::open()
{
    const HandOverRequest request = handOverRequest(m_session, {m_step});
    auto *dialog = new HandOverDialog(handOver(request, m_session.endpoints()), m_language, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void HandOverRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace cmw
