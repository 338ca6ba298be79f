// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a run of a session is given, and what becomes of what it finds.

#include "session/session.h"

#include "diagnosis/catalogue.h"
#include "diagnosis/judge.h"
#include "session/appmates.h"
#include "session/sharedsignin.h"
#include "tasks/verify/receiptverdict.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

Finding notSent()
{
    return {State::ToDo, u"verify/test-not-sent"_s};
}

Finding notFollowed()
{
    return {State::ForPerson, u"verify/receive-not-tried"_s};
}

/// What the trace said of the last mail is of the time before the repair.
Finding toFollowAgain(const QString &mailbox)
{
    return {State::ForPerson, u"verify/receive-mended"_s, {{u"mailbox"_s, mailbox}}};
}

} // namespace

void Session::found(const QString &task, const Finding &finding)
{
    // A look beside the person's work that tells nothing changes nothing.
    if (m_admin->isLeftAlone() && finding.state == State::Unknown) {
        Q_EMIT foundTask(task);
        return;
    }
    // What the directory has is of no use where nobody will have its value tomorrow.
    if (task == secretTask && m_unkept && isSettled(finding.state)) {
        setFinding(task, *m_unkept);
        return;
    }
    const bool isStillRefused = finding.state == State::ToDo && m_refused.contains(task);
    setFinding(task, isStillRefused ? m_refused.value(task) : finding);
    const bool mayForward =
        task == u"mailbox.forwarding" && finding.state != State::Unknown && !cmw::isUnforwarded(finding);
    if (mayForward && this->finding(receivingTask).code == u"verify/receive-unforwarded")
        forgetReceipt();
}

void Session::foundBeside(const QString &task, const Finding &finding)
{
    // What this look can't tell, an earlier one may have.
    if (finding.state == State::Unknown)
        return;
    learn(finding.learned);
    found(task, finding);
}

void Session::finished(const RunReport &report)
{
    for (const QString &task : report.refused)
        m_refused.insert(task, finding(task));
    if (report.applied) // what the person agreed to was for this once
        edit(&Setup::agreed, QStringList());
    checkLocal(); // they speak of what the run has learned
    if (m_testEmail && isUndecided(m_testEmail->finding)) {
        m_testEmail->finding = judged(*m_testEmail);
        setFinding(testTask, m_testEmail->finding);
    }
    if (!mendedBy(receivingTask).isEmpty()) {
        m_receipt.reset();
        setFinding(receivingTask, toFollowAgain(m_setup.mailbox));
    }
    std::optional<Error> error;
    if (report.cancelled)
        error = cancelled();
    else if (!report.errors.isEmpty())
        error = report.errors.first();
    endWhenKept(error);
}

QString Session::mendedBy(const QString &task) const
{
    const Finding failed = finding(task);
    const QString mender = Catalogue::builtIn().words(failed, u"en"_s).task;
    if (failed.state != State::Wrong || !failed.at.isValid() || mender.isEmpty()
        || !isSettled(finding(mender).state))
        return {};
    const QList<Change> changes = standing();
    const bool wasChanged = std::any_of(changes.begin(), changes.end(),
        [&](const Change &change) { return change.task == mender && change.at > failed.at; });
    return wasChanged ? mender : QString();
}

void Session::forgetTestEmail()
{
    m_testEmail.reset();
    if (m_findings.contains(testTask))
        setFinding(testTask, notSent());
}

void Session::forgetReceipt()
{
    m_receipt.reset();
    if (m_findings.contains(receivingTask))
        setFinding(receivingTask, notFollowed());
}

QList<JournalEntry> Session::leftovers(Run::Kind kind) const
{
    // A secret whose value didn't arrive here before the program was killed: nobody can use it. Where there is
    // another one by now, it stays for undo.
    const auto isLostSecret = [this](const JournalEntry &entry) {
        return entry.change.task == secretTask && m_setup.clientSecret.isEmpty()
            && (entry.outcome == JournalEntry::Outcome::Intended || m_setup.secretKeyId.isEmpty());
    };
    QList<JournalEntry> entries = m_journal->standing();
    erase_if(entries, [&](const JournalEntry &entry) {
        return entry.change.task != m_testRedirect->id()
            && (kind != Run::Kind::Apply || !isLostSecret(entry));
    });
    return entries;
}

Run Session::preparedRun(const AdminTokens &tokens) const
{
    Run run;
    run.setup = m_setup;
    run.context.endpoints = m_surroundings.endpoints;
    run.context.tokens = tokens;
    run.context.timeout = m_surroundings.timeout;
    run.context.pace = m_surroundings.pace;
    run.context.clock = m_surroundings.clock;
    run.admin = m_setup.adminAccount;
    // The secret before stays as long as an asset works with it. Who was at work at the renewal is told now.
    if (!m_setup.retiringKeyId.isEmpty()
        && (!tellSecretToOthers() || waitForSecret(appMates(m_setup, m_file, m_store.folder()))))
        run.setup.tokenGenerated = false;
    run.helpers = {m_testRedirect.get()};
    if (m_surroundings.shared)
        run.organisation = m_surroundings.shared->reads(organisation());
    for (const Task *task : m_plan.tasks()) {
        if (!mayChange(*task))
            run.lookOnly.append(task->id());
        if (const Finding shown = finding(task->id()); m_setup.agreed.contains(shown.code))
            run.agreedTo.insert(task->id(), shown);
    }
    return run;
}

void Session::runTasks(Run::Kind kind, const QList<const Task *> &tasks, const QList<JournalEntry> &undo,
    const AdminTokens &tokens)
{
    Run run = preparedRun(tokens);
    run.kind = kind;
    for (const Task *task : kind == Run::Kind::Apply ? withPrecedents(tasks) : tasks) {
        if (!tasks.contains(task))
            run.lookOnly.append(task->id());
        // Only the mail finds that out; a look would forget what the last one found.
        if (!task->info().byMail)
            run.tasks.append(task);
        else if (!m_findings.contains(task->id()))
            setFinding(task->id(), task->id() == testTask ? notSent() : notFollowed());
    }
    run.undo = undo;
    const bool graph = !tokens.graph.isEmpty();
    if (graph && run.undo.isEmpty())
        run.undo = leftovers(kind);
    run.introduce = graph && m_admin->person() && m_admin->person()->organisation.isEmpty();
    m_runner->start(run);
}

} // namespace cmw
