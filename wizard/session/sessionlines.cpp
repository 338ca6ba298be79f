// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a session's lines stand, and what it has changed.

#include "session/appmates.h"
#include "session/session.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

Finding Session::finding(const QString &task) const
{
    return m_findings.value(task, Finding(State::Unknown, u"not-looked"_s));
}

void Session::setFinding(const QString &task, const Finding &finding)
{
    note(task, finding);
    save();
    Q_EMIT foundTask(task);
}

void Session::dropFinding(const QString &task)
{
    m_findings.remove(task);
    save();
    Q_EMIT foundTask(task);
}

void Session::note(const QString &task, const Finding &finding)
{
    Finding kept = finding;
    kept.learned = {}; // it is in the set-up now, and a secret must not be in two places
    m_findings.insert(task, kept);
}

State Session::stepState(const QString &step) const
{
    State worst = State::NotNeeded;
    for (const QString &task : Document::outline().step(step).bullets)
        worst = worse(worst, finding(task).state);
    return worst;
}

QString Session::boundTenant() const
{
    const bool isBound = !m_setup.clientId.isEmpty() || !m_journal->standing().isEmpty();
    return isBound ? m_setup.tenantId : QString();
}

QList<JournalEntry> Session::changes() const
{
    return m_journal->standing();
}

QList<Change> Session::standing() const
{
    QList<Change> changes;
    const QList<JournalEntry> entries = m_journal->standing();
    for (const JournalEntry &entry : entries) {
        const QString mailbox = entry.change.before.value(u"mailbox").toString();
        if (mailbox.isEmpty() || mailbox.compare(m_setup.mailbox, Qt::CaseInsensitive) == 0)
            changes.append(entry.change);
    }
    return changes;
}

QString Session::leftBehind(const QString &mailbox) const
{
    const QList<JournalEntry> entries = m_journal->standing();
    for (const JournalEntry &entry : entries) {
        const Change &change = entry.change;
        const Bullet *bullet = Document::outline().bullet(change.task);
        if (!bullet || bullet->step != u"3")
            continue;
        QString changed = change.before.value(u"mailbox").toString();
        if (changed.isEmpty())
            changed = change.args.value(u"mailbox"_s).toString();
        // A policy names the mailbox by its own address, and the person may have given an alias.
        if (!changed.isEmpty() && changed.compare(m_setup.mailboxAddress, Qt::CaseInsensitive) == 0)
            changed = m_setup.mailbox;
        else if (change.task == u"mailbox.outbound-policy")
            continue;
        if (!changed.isEmpty() && changed.compare(mailbox, Qt::CaseInsensitive) != 0)
            return changed;
    }
    return {};
}

std::optional<Settling> Session::settling(const QString &task) const
{
    QList<Change> changes = standing();
    erase_if(changes, [&task](const Change &change) { return change.task != task; });
    return cmw::settling(changes, now());
}

QDateTime Session::now() const
{
    return m_surroundings.now();
}

bool Session::mayChange(const Task &task) const
{
    return m_setup.sharedAppWith.isEmpty() || task.bullet().step != u"2";
}

QStringList Session::othersOfTheApp() const
{
    QStringList names;
    for (const AppMate &mate : appMates(m_setup, m_file, m_store.folder()))
        names.append(mate.name);
    return names;
}

QStringList Session::othersThatLose(const QStringList &tasks) const
{
    const QList<JournalEntry> entries = m_journal->standing();
    const bool changesApp = std::any_of(entries.begin(), entries.end(), [&](const JournalEntry &entry) {
        const Task *maker = m_plan.task(entry.change.task);
        return maker && maker->bullet().step == u"2" && (tasks.isEmpty() || tasks.contains(maker->id()));
    });
    return changesApp ? othersOfTheApp() : QStringList();
}

QList<const Task *> Session::withPrecedents(const QList<const Task *> &tasks) const
{
    QStringList ids;
    for (const Task *task : tasks) {
        const TaskInfo info = task->info();
        ids.append(info.id);
        for (const Precedent &precedent : info.after)
            ids.append(precedent.task);
    }
    return ids.isEmpty() ? tasks : tasksNamed(ids);
}

QList<const Task *> Session::tasksNamed(const QStringList &ids) const
{
    QList<const Task *> tasks;
    for (const Task *task : m_plan.tasks()) {
        if (ids.isEmpty() || ids.contains(task->id()))
            tasks.append(task);
    }
    return tasks;
}

} // namespace cmw
