// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/lookagain.h"

#include "session/session.h"

#include <QTimer>

#include <algorithm>
#include <chrono>

namespace cmw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto pause = 5min;

} // namespace

LookAgain::LookAgain(Session &session, const QStringList &tasks, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_tasks(tasks),
      m_timer(new QTimer(this))
{
    m_timer->setObjectName(u"lookAgain"_s);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &LookAgain::look);
}

void LookAgain::start()
{
    m_isInFront = true;
    follow();
}

void LookAgain::stop()
{
    m_isInFront = false;
    m_timer->stop();
}

QMap<QString, QDateTime> LookAgain::ends() const
{
    QMap<QString, QDateTime> ends;
    for (const QString &task : m_tasks) {
        const std::optional<Settling> settling = m_session.settling(task);
        if (settling && settling->until.isValid() && isSettled(m_session.finding(task).state))
            ends.insert(task, settling->until);
    }
    return ends;
}

QDateTime LookAgain::until() const
{
    const QList<QDateTime> all = ends().values();
    return all.isEmpty() ? QDateTime() : *std::max_element(all.begin(), all.end());
}

void LookAgain::follow()
{
    const QDateTime end = until();
    if (!m_isInFront || !end.isValid())
        m_timer->stop();
    else if (!m_timer->isActive())
        m_timer->start(std::clamp<std::chrono::milliseconds>(
            std::chrono::milliseconds(m_session.now().msecsTo(end)), 1s, pause));
}

void LookAgain::look()
{
    const QStringList tasks = ends().keys();
    if (!m_session.isBusy() && !tasks.isEmpty())
        m_session.startQuietCheck(tasks);
    follow();
    Q_EMIT passed();
}

} // namespace cmw
