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
#include "pages/widgets/handoverrow.h"
#include "pages/widgets/signinremedies.h"
#include "pages/widgets/taskrow.h"
#include "session/session.h"

#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

void StepPage::build(QVBoxLayout &column)
{
    lead(column);
    auto *card = new Card;
    m_account = new AccountRow(session());
    card->addRow(m_account);
    for (const QString &task : taskIds()) {
        auto *row = new TaskRow(task);
        card->addRow(row);
        m_rows.insert(task, row);
        connect(row, &TaskRow::linkChosen, this, &StepPage::openForPerson);
        connect(row, &TaskRow::agreedTo, this, [this, task](bool agreed) { agree(task, agreed); });
    }
    column.addWidget(card);
    m_summary = new Banner(u"summary"_s);
    column.addWidget(m_summary);
    column.addWidget(new HandOverRow(session(), language(), step(), this));
    furnish(column);

    const auto takeAnother = [this] {
        session().admin().signOut();
        startLooking();
    };
    m_remedies = new SignInRemedies(trouble(), !session().endpoints().isPractice());
    connect(m_account, &AccountRow::otherAccountWanted, this, takeAnother);
    connect(m_remedies, &SignInRemedies::otherAccountWanted, this, takeAnother);
    connect(m_remedies, &SignInRemedies::cloudWanted, this, &StepPage::cloudWanted);
    connect(m_remedies, &SignInRemedies::guestWanted, this, [this] {
        session().signInAsGuest();
        startLooking();
    });
    connect(&session(), &Session::doubted, this, [this](const Error &error) {
        if (m_work != Work::None)
            trouble().tell(error, currentLanguage());
    });
    connect(&session(), &Session::taskStarted, this, [this](const QString &task) {
        m_running.insert(task, {});
        showRow(task);
    });
    connect(&session(), &Session::taskWaiting, this, &StepPage::wait);
    connect(&session(), &Session::foundTask, this, [this](const QString &task) {
        m_running.remove(task);
        showRow(task);
    });
    m_tick = new QTimer(this);
    m_tick->setInterval(std::chrono::seconds(1));
    connect(m_tick, &QTimer::timeout, this, &StepPage::showWaitingRows);
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
        const Finding finding = session().finding(task->id());
        // What stands and is offered only counts from when the person has said yes to it.
        const bool isOpen = finding.state == State::ToDo || finding.state == State::Wrong
            || session().setup().agreed.contains(finding.code);
        if (task->info().changes && session().mayChange(*task) && isOpen
            && !needsConsent(session(), task->id()))
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
        m_wasApplied = false;
        m_work = Work::Looking;
        retranslate();
    }
}

void StepPage::lookAgain(const QStringList &tasks)
{
    if (isSignedIn() && wasLookedAt() && session().startCheck(tasks))
        m_work = Work::Looking;
}

void StepPage::follow(bool isStarted)
{
    if (!isStarted)
        return;
    trouble().say(Banner::Kind::Wrong, {});
    m_work = Work::OfButton;
}

void StepPage::ended(const std::optional<Error> &error)
{
    m_running.clear();
    m_tick->stop();
    const bool isMine = m_work != Work::None;
    m_wasApplied = m_wasApplied || m_work == Work::Applying;
    m_work = Work::None;
    if (isMine && error)
        trouble().tell(*error, currentLanguage());
    m_remedies->offer(isMine ? error : std::nullopt);
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
    const auto running = m_running.constFind(task);
    if (running == m_running.constEnd())
        return;
    if (!running->reason) {
        showRunning(*shown, task, currentLanguage());
        return;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    showWaiting(*shown,
        {*running->reason, static_cast<int>(running->since.secsTo(now)),
            static_cast<int>(std::max<qint64>(now.secsTo(running->next), 0))},
        currentLanguage());
}

void StepPage::wait(const QString &task, const Error &reason, int nextSeconds)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Running &running = m_running[task];
    if (!running.reason)
        running.since = now;
    running.reason = reason;
    running.next = now.addSecs(nextSeconds);
    m_tick->start();
    showRow(task);
}

void StepPage::showWaitingRows()
{
    for (auto running = m_running.cbegin(); running != m_running.cend(); ++running) {
        if (running->reason)
            showRow(running.key());
    }
}

void StepPage::agree(const QString &task, bool agreed)
{
    cmw::agree(session(), task, agreed);
    refresh();
    Q_EMIT footerChanged();
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
    const bool isBegun = hasStandingChanges();
    if (m_wasApplied)
        return isBegun ? tr("Some lines are still open. Open them to see why.")
                       : tr("Nothing was changed. Open the lines to see why.");
    return isBegun ? tr("A part of this was changed before and stands. This is what is still to be changed.")
                   : tr("Nothing has been changed yet. This is what will be.");
}

QString StepPage::missingRole() const
{
    const auto &person = session().admin().person();
    if (!person || person->organisation.isEmpty() || person->unknown)
        return {};
    const QStringList enough = enoughRoles();
    const bool holds = std::any_of(enough.begin(), enough.end(),
        [&person](const QString &role) { return person->roles.contains(role); });
    return holds ? QString() : enough.constFirst();
}

bool StepPage::hasStandingChanges() const
{
    const QStringList ids = taskIds();
    const QList<Change> changes = session().standing();
    return std::any_of(
        changes.begin(), changes.end(), [&ids](const Change &change) { return ids.contains(change.task); });
}

void StepPage::refresh()
{
    for (const QString &task : taskIds())
        showRow(task);
    const auto open = int(openTasks().size());
    const bool planned = !session().isBusy() && wasLookedAt() && open > 0;
    QString summary;
    if (planned)
        summary = tr("%n change(s). Each can be taken back from here.", nullptr, open).toHtmlEscaped();
    const QString role = planned ? missingRole() : QString();
    if (!role.isEmpty())
        //: %1: Microsoft's name of a role
        summary.prepend(tr("Needed: %1. The signed-in account holds no role that is known to be enough, so "
                           "Microsoft may refuse this. Activate it, or sign in with another account.")
                            .arg(u"<b>%1</b>"_s.arg(roleName(role).toHtmlEscaped()))
            + u"<br>"_s);
    m_summary->say(role.isEmpty() ? Banner::Kind::Note : Banner::Kind::Waiting, summary);
    setTitleAndSentence(m_work == Work::Applying ? workTitle() : planTitle(), sentence());
}

void StepPage::retranslate()
{
    m_remedies->retranslate();
    m_account->refresh();
    sayOptions();
    refresh();
}

} // namespace cmw
