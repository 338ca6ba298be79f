// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/steppage.h"

#include "diagnosis/catalogue.h"
#include "pages/lines.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/accountrow.h"
#include "pages/widgets/banner.h"
#include "pages/widgets/card.h"
#include "pages/widgets/taskrow.h"
#include "session/session.h"

#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

void StepPage::build(QVBoxLayout &column)
{
    auto *card = new Card;
    m_account = new AccountRow(session());
    card->addRow(m_account);
    for (const QString &task : taskIds()) {
        auto *row = new TaskRow(task);
        card->addRow(row);
        m_rows.insert(task, row);
        connect(
            row, &TaskRow::linkChosen, this, [this](const QUrl &address) { session().openAddress(address); });
    }
    column.addWidget(card);
    m_summary = new Banner(u"summary"_s);
    column.addWidget(m_summary);
    furnish(column);

    connect(m_account, &AccountRow::otherAccountWanted, this, [this] {
        session().admin().signOut();
        startLooking();
    });
    connect(&session(), &Session::taskStarted, this, [this](const QString &task) {
        m_running = task;
        m_waitReason.reset();
        showRow(task);
    });
    connect(&session(), &Session::taskWaiting, this,
        [this](const QString &task, const Error &reason, int nextSeconds) {
            m_running = task;
            m_waitReason = reason;
            m_waitSeconds = nextSeconds;
            showRow(task);
        });
    connect(&session(), &Session::foundTask, this, [this](const QString &task) {
        if (m_running == task)
            m_running.clear();
        showRow(task);
    });
    connect(&session().admin(), &Admin::changed, this, [this] { Q_EMIT footerChanged(); });
    connect(&session(), &Session::workFinished, this, &StepPage::ended);
}

QStringList StepPage::taskIds() const
{
    QStringList ids;
    for (const Task *task : session().plan().step(step()))
        ids.append(task->id());
    return ids;
}

QStringList StepPage::openTasks() const
{
    QStringList ids;
    for (const Task *task : session().plan().step(step())) {
        const State state = session().finding(task->id()).state;
        if (task->info().changes && (state == State::ToDo || state == State::Wrong))
            ids.append(task->id());
    }
    return ids;
}

bool StepPage::isSignedIn() const
{
    return session().admin().person().has_value();
}

bool StepPage::wasLookedAt() const
{
    for (const Task *task : session().plan().step(step())) {
        if (session().finding(task->id()).code != u"not-looked")
            return true;
    }
    return false;
}

std::optional<Page::Verb> StepPage::verb() const
{
    if (!isBuilt() || session().isBusy())
        return {};
    if (!isSignedIn())
        return Verb{tr("Sign in to Microsoft")};
    if (!wasLookedAt())
        return Verb{tr("Look")};
    if (!openTasks().isEmpty())
        return Verb{applyText()};
    for (const QString &task : taskIds()) {
        if (!isSettled(session().finding(task).state))
            return Verb{tr("Look again")};
    }
    return {};
}

void StepPage::act()
{
    if (!isSignedIn() || !wasLookedAt() || openTasks().isEmpty()) {
        startLooking();
        return;
    }
    trouble().say(Banner::Kind::Wrong, {});
    // All lines, not the open ones alone: what was made since may need others again.
    if (session().startApply(taskIds())) {
        m_work = Work::Applying;
        retranslate();
    }
}

void StepPage::enter()
{
    if (isSignedIn() && !session().isBusy())
        startLooking();
}

void StepPage::startLooking()
{
    trouble().say(Banner::Kind::Wrong, {});
    if (session().startCheck(taskIds())) {
        m_work = Work::Looking;
        retranslate();
    }
}

void StepPage::lookAgain(const QStringList &tasks)
{
    if (isSignedIn() && wasLookedAt() && session().startCheck(tasks))
        m_work = Work::Looking;
}

void StepPage::ended(const std::optional<Error> &error)
{
    m_running.clear();
    m_waitReason.reset();
    const bool isMine = m_work != Work::None;
    m_work = Work::None;
    if (isMine && error)
        trouble().tell(*error, currentLanguage());
    retranslate();
    refresh();
    Q_EMIT footerChanged();
}

void StepPage::showRow(const QString &task)
{
    TaskRow *shown = row(task);
    if (!shown)
        return;
    showFinding(*shown, session(), task, currentLanguage());
    if (task != m_running)
        return;
    if (m_waitReason)
        showWaiting(*shown, *m_waitReason, m_waitSeconds, currentLanguage());
    else
        showRunning(*shown, task, currentLanguage());
}

QString StepPage::sentence() const
{
    if (m_work == Work::Looking)
        return tr("Looking at what is there. Nothing is changed.");
    int done = 0;
    const QStringList ids = taskIds();
    for (const QString &task : ids)
        done += isSettled(session().finding(task).state) ? 1 : 0;
    if (m_work == Work::Applying)
        //: %1: lines that are done, %2: lines in all
        return tr("%1 of %2 done. You may close the window: the wizard goes on from what is there.")
            .arg(done)
            .arg(ids.size());
    if (!wasLookedAt())
        return tr("Sign in, and the wizard looks first. Nothing is changed before you say so.");
    if (openTasks().isEmpty())
        return done == ids.size() ? doneSentence()
                                  : tr("Some lines can't be told, or need a person. Open them to see why.");
    for (const QString &task : ids) {
        if (session().wasChanged(task))
            return tr("Some lines are still open. Open them to see why.");
    }
    return tr("Nothing has been changed yet. This is what will be.");
}

void StepPage::refresh()
{
    for (const QString &task : taskIds())
        showRow(task);
    const auto open = int(openTasks().size());
    const bool planned = !session().isBusy() && wasLookedAt() && open > 0;
    m_summary->say(Banner::Kind::Note,
        planned ? tr("%n change(s). Each can be taken back from here.", nullptr, open).toHtmlEscaped()
                : QString());
    setTitleAndSentence(m_work == Work::Applying ? workTitle() : planTitle(), sentence());
}

void StepPage::retranslate()
{
    m_account->refresh();
    sayOptions();
    refresh();
}

} // namespace cmw
