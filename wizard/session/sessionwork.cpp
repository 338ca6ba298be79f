// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session does: sign-in, runs, the test email, and the client secret between keychain and memory.

#include "session/session.h"

#include "services/clouddiscovery.h"
#include "session/testemail.h"

#include <QDir>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto secretTask = QLatin1String("azure.client-secret");
constexpr auto testTask = QLatin1String("verify.test-email");

enum class Work { Look, Change };

Access accessFor(Work work, const QList<const Task *> &tasks)
{
    Access access;
    for (const Task *task : tasks) {
        const TaskInfo info = task->info();
        access.resources |= info.resources;
        access.permissions += info.reads;
        if (work == Work::Change)
            access.permissions += info.writes;
    }
    return access;
}

Access operator+(const Access &one, const Access &other)
{
    return {one.resources | other.resources, one.permissions + other.permissions};
}

Finding notSent()
{
    return {State::ToDo, u"verify/test-not-sent"_s};
}

Error cancelled()
{
    return {u"cancelled"_s, {}, {}};
}

} // namespace

// How it begins and ends

bool Session::begin(const Access &access, std::function<void(const AdminTokens &)> then,
    std::function<void(const Error &)> withoutSignIn)
{
    if (m_busy)
        return false;
    m_busy = true;
    m_cancelled = false;
    if (m_file.isEmpty())
        save();
    Q_EMIT busyChanged();
    if (const Result<void> own = lockFile(); !own) {
        // Never within the call: the caller is told in its own time.
        QMetaObject::invokeMethod(
            this, [this, error = own.error()] { end(error); }, Qt::QueuedConnection);
        return true;
    }
    loadSecret([this, access, then = std::move(then), withoutSignIn = std::move(withoutSignIn)] {
        if (m_cancelled) {
            end(cancelled());
            return;
        }
        if (!access.resources || m_admin->person()) {
            signIn(access, then, withoutSignIn);
            return;
        }
        findMailboxHome([this, access, then, withoutSignIn](const Result<void> &fit) {
            if (m_cancelled) {
                end(cancelled());
            } else if (!fit) {
                if (withoutSignIn)
                    withoutSignIn(fit.error());
                end(fit.error());
            } else {
                signIn(access, then, withoutSignIn);
            }
        });
    });
    return true;
}

void Session::signIn(const Access &access, std::function<void(const AdminTokens &)> then,
    const std::function<void(const Error &)> &withoutSignIn)
{
    m_admin->expect(m_setup.adminAccount, signInTenant());
    m_admin->ensure(access, [this, then = std::move(then), withoutSignIn](const Result<AdminTokens> &tokens) {
        if (!tokens && !tokens.error().isCancelled() && withoutSignIn)
            withoutSignIn(tokens.error());
        if (!tokens || m_cancelled) {
            end(tokens ? cancelled() : tokens.error());
            return;
        }
        if (const Result<void> right = recogniseAdmin(); !right) {
            end(right.error());
            return;
        }
        then(*tokens);
    });
}

void Session::findMailboxHome(std::function<void(Result<void>)> then)
{
    const QString domain = m_setup.mailbox.section(u'@', 1).toLower();
    if (domain.isEmpty() || domain == m_homeDomain || !boundTenant().isEmpty()) {
        then({});
        return;
    }
    m_homeSearch = std::make_unique<QObject>();
    findHome(m_surroundings.endpoints, domain, m_homeSearch.get(),
        [this, domain, then = std::move(then)](const Result<DomainHome> &home) {
            m_homeSearch.release()->deleteLater(); // it is the context of this very call
            m_homeTenant = home ? home->tenantId : QString();
            if (!home && home.error().code == u"identity/tenant-unknown")
                Q_EMIT doubted(home.error());
            const Result<void> fit = home ? fits(*home, m_surroundings.endpoints, domain) : Result<void>();
            // What the network hides now is asked for again.
            m_homeDomain = fit && (home || !home.error().code.startsWith(u"network/")) ? domain : QString();
            then(fit);
        });
}

QString Session::signInTenant() const
{
    const QString bound = boundTenant();
    return bound.isEmpty() && m_asGuest ? m_homeTenant : bound;
}

void Session::signInAsGuest()
{
    m_admin->signOut();
    m_asGuest = true;
}

Result<void> Session::recogniseAdmin()
{
    const std::optional<Admin::Person> &person = m_admin->person();
    if (!person)
        return {};
    const QString bound = boundTenant();
    if (!bound.isEmpty() && bound.compare(person->tenantId, Qt::CaseInsensitive) != 0)
        return Error{u"azure/other-tenant"_s,
            {{u"organisation"_s, person->account}, {u"found"_s, person->tenantId}, {u"tenantId"_s, bound}},
            {}};
    const bool isElsewhere = bound.isEmpty() && !m_homeTenant.isEmpty()
        && m_homeTenant.compare(person->tenantId, Qt::CaseInsensitive) != 0;
    if (isElsewhere)
        return Error{u"identity/other-organisation"_s,
            {{u"account"_s, person->account}, {u"found"_s, person->tenantId}, {u"tenantId"_s, m_homeTenant},
                {u"mailbox"_s, m_setup.mailbox}},
            {}};
    edit(&Setup::adminAccount, person->account);
    edit(&Setup::tenantId, person->tenantId);
    return {};
}

Result<void> Session::lockFile()
{
    if (m_file.isEmpty())
        return {};
    m_lock = std::make_unique<QLockFile>(m_file + u".lock"_s);
    m_lock->setStaleLockTime(std::chrono::milliseconds(0)); // it is stale when its process is gone
    if (m_lock->tryLock() || m_lock->error() != QLockFile::LockFailedError)
        return {}; // a folder that takes no files is told by the set-up file itself
    m_lock.reset();
    return Error{u"setup/in-use"_s, {{u"file"_s, QDir::toNativeSeparators(m_file)}}, {}};
}

void Session::end(const std::optional<Error> &error)
{
    m_busy = false;
    save();
    m_lock.reset();
    Q_EMIT busyChanged();
    Q_EMIT workFinished(error);
}

void Session::endWhenKept(const std::optional<Error> &error)
{
    m_secrets->whenSettled([this, error] { end(error); });
}

void Session::found(const QString &task, const Finding &finding)
{
    // What the directory has is of no use where nobody will have its value tomorrow.
    if (task == secretTask && m_unkept && isSettled(finding.state)) {
        setFinding(task, *m_unkept);
        return;
    }
    const bool isStillRefused = finding.state == State::ToDo && m_refused.contains(task);
    setFinding(task, isStillRefused ? m_refused.value(task) : finding);
}

void Session::finished(const RunReport &report)
{
    for (const QString &task : report.refused)
        m_refused.insert(task, finding(task));
    if (report.applied) // what the person agreed to was for this once
        edit(&Setup::agreed, QStringList());
    checkLocal(); // they speak of what the run has learned
    std::optional<Error> error;
    if (report.cancelled)
        error = cancelled();
    else if (!report.errors.isEmpty())
        error = report.errors.first();
    endWhenKept(error);
}

void Session::forgetTestEmail()
{
    m_testEmail.reset();
    if (m_findings.contains(testTask))
        setFinding(testTask, notSent());
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

QList<const Task *> Session::makersNamed(const QStringList &ids) const
{
    QList<const Task *> makers;
    for (const Task *task : m_plan.tasks() + QList<const Task *>{m_testRedirect.get()}) {
        if (ids.contains(task->id()))
            makers.append(task);
    }
    return makers;
}

Access Session::accessForLeftovers(Run::Kind kind) const
{
    QStringList makers;
    const QList<JournalEntry> entries = leftovers(kind);
    for (const JournalEntry &entry : entries)
        makers.append(entry.change.task);
    // Left where no work at Graph comes by: they don't make the person sign in.
    return {Resource::None, accessFor(Work::Change, makersNamed(makers)).permissions};
}

Run Session::preparedRun(const AdminTokens &tokens) const
{
    Run run;
    run.setup = m_setup;
    run.context.endpoints = m_surroundings.endpoints;
    run.context.tokens = tokens;
    run.context.timeout = m_surroundings.timeout;
    run.context.pace = m_surroundings.pace;
    run.admin = m_setup.adminAccount;
    run.helpers = {m_testRedirect.get()};
    return run;
}

void Session::runTasks(Run::Kind kind, const QList<const Task *> &tasks, const QList<JournalEntry> &undo,
    const AdminTokens &tokens)
{
    Run run = preparedRun(tokens);
    run.kind = kind;
    for (const Task *task : tasks) {
        // Only sending finds that out; a look would forget what the last test email found.
        if (!task->info().byTestEmail)
            run.tasks.append(task);
        else if (!m_findings.contains(testTask))
            setFinding(testTask, notSent());
    }
    run.undo = undo;
    const bool graph = !tokens.graph.isEmpty();
    if (graph && run.undo.isEmpty())
        run.undo = leftovers(kind);
    run.introduce = graph && m_admin->person() && m_admin->person()->organisation.isEmpty();
    m_runner->start(run);
}

bool Session::startCheck(const QStringList &ids, Refusals refusals)
{
    const QList<const Task *> tasks = tasksNamed(ids);
    if (refusals == Refusals::Forget && !m_busy)
        m_refused.clear();
    return begin(
        accessFor(Work::Look, tasks) + accessForLeftovers(Run::Kind::Check),
        [this, tasks](const AdminTokens &tokens) { runTasks(Run::Kind::Check, tasks, {}, tokens); },
        [this, tasks](const Error &noSignIn) {
            // How a line stood an hour ago is no answer to how it stands.
            for (const Task *task : tasks) {
                if (task->info().resources)
                    setFinding(task->id(), Finding(noSignIn));
            }
        });
}

bool Session::startApply(const QStringList &ids)
{
    const QList<const Task *> tasks = tasksNamed(ids);
    if (!m_busy)
        m_refused.clear();
    // What stands right already needs no permission to be changed; should it turn out otherwise, that is asked
    // for then.
    QList<const Task *> open = tasks;
    erase_if(open, [this](const Task *task) { return isSettled(finding(task->id()).state); });
    const Access access =
        accessFor(Work::Look, tasks) + accessFor(Work::Change, open) + accessForLeftovers(Run::Kind::Apply);
    return begin(access, [this, tasks](const AdminTokens &tokens) {
        refuseWithoutKeychain(tasks, [this, tokens](const QList<const Task *> &possible) {
            runTasks(Run::Kind::Apply, possible, {}, tokens);
        });
    });
}

bool Session::startRenewal()
{
    const QList<const Task *> tasks = tasksNamed({u"azure.app-registration"_s, secretTask});
    if (!m_busy)
        m_refused.clear();
    return begin(accessFor(Work::Change, tasks), [this, tasks](const AdminTokens &tokens) {
        refuseWithoutKeychain(tasks, [this, tokens](const QList<const Task *> &possible) {
            Run run = preparedRun(tokens);
            run.kind = Run::Kind::Apply;
            run.tasks = possible;
            // To the task it looks as if there were none yet; the change says which one it replaces.
            if (m_setup.retiringKeyId.isEmpty())
                run.setup.retiringKeyId = m_setup.secretKeyId;
            run.setup.secretKeyId.clear();
            run.setup.clientSecret = Secret();
            m_runner->start(run);
        });
    });
}

bool Session::startUndo(const QStringList &ids)
{
    QList<JournalEntry> entries = m_journal->standing();
    if (!ids.isEmpty())
        erase_if(entries, [&](const JournalEntry &entry) { return !ids.contains(entry.change.task); });
    return undo(entries);
}

bool Session::startRemovingUnkeptSecret()
{
    if (!secretIsUnkept())
        return false;
    // Older ones of this set-up may be in use.
    const QList<JournalEntry> entries = m_journal->standing();
    const auto newest = std::find_if(entries.begin(), entries.end(),
        [](const JournalEntry &entry) { return entry.change.task == secretTask; });
    return newest != entries.end() && undo({*newest});
}

bool Session::undo(const QList<JournalEntry> &entries)
{
    QStringList makers;
    for (const JournalEntry &entry : entries)
        makers.append(entry.change.task);
    const Access access = accessFor(Work::Change, makersNamed(makers));
    // Other lines stand on what goes: all that these tokens can tell is looked at again.
    QList<const Task *> tasks = entries.isEmpty() ? QList<const Task *>() : m_plan.tasks();
    erase_if(tasks, [&access](const Task *task) { return task->info().resources & ~access.resources; });
    return begin(access + accessFor(Work::Look, tasks), [this, tasks, entries](const AdminTokens &tokens) {
        m_changedTasks.clear();
        m_refused.clear();
        if (!entries.isEmpty())
            forgetTestEmail();
        runTasks(Run::Kind::Undo, tasks, entries, tokens);
    });
}

bool Session::startSignIn()
{
    return begin(
        {Resource::Graph}, [this](const AdminTokens &tokens) { runTasks(Run::Kind::Check, {}, {}, tokens); });
}

bool Session::startTestEmail(const QString &to)
{
    return begin(accessFor(Work::Change, {m_testRedirect.get()}), [this, to](const AdminTokens &tokens) {
        if (m_setup.clientSecret.isEmpty() || m_setup.clientId.isEmpty()) {
            setFinding(testTask,
                Finding(
                    State::Wrong, m_setup.clientId.isEmpty() ? u"verify/no-app"_s : u"secret/not-here"_s));
            end({});
            return;
        }
        m_testEmail.reset();
        m_test = std::make_unique<TestEmail>(m_surroundings, *m_runner, *m_journal, preparedRun(tokens), to);
        connect(m_test.get(), &TestEmail::waitingForPerson, this, &Session::waitingForPerson);
        connect(m_test.get(), &TestEmail::stageEnded, this, &Session::stageEnded);
        connect(m_test.get(), &TestEmail::finished, this, [this](const TestEmailResult &result) {
            m_testEmail = result;
            setFinding(testTask, result.finding);
            end(result.finding.code == u"cancelled" ? std::optional(cancelled()) : result.leftover);
        });
        Q_EMIT taskStarted(testTask);
        m_test->start();
    });
}

void Session::cancel()
{
    if (!m_busy)
        return;
    m_cancelled = true;
    if (m_homeSearch) {
        // Behind a silent firewall it would take its whole deadline.
        m_homeSearch.reset();
        QMetaObject::invokeMethod(
            this, [this] { end(cancelled()); }, Qt::QueuedConnection);
        return;
    }
    m_admin->cancel();
    if (m_test)
        m_test->cancel();
    m_runner->stop();
}

void Session::checkLocal()
{
    const RunContext context{
        m_surroundings.endpoints, {}, {}, nullptr, m_surroundings.timeout, {}, {}, {}, {}};
    Cloud cloud(context);
    for (const Task *task : m_plan.tasks()) {
        if (task->info().local && !task->info().byTestEmail)
            setFinding(task->id(), task->check(m_setup, cloud));
    }
}

// The client secret

void Session::refuseWithoutKeychain(QList<const Task *> tasks, std::function<void(QList<const Task *>)> then)
{
    const auto secret =
        std::find_if(tasks.begin(), tasks.end(), [](const Task *task) { return task->id() == secretTask; });
    if (secret == tasks.end()) {
        then(tasks);
        return;
    }
    m_secrets->probe([this, tasks, then = std::move(then)](const Result<void> &usable) mutable {
        if (m_cancelled) {
            end(cancelled());
            return;
        }
        if (!usable) {
            // Made now, it would be lost: better not at all, until the person chose.
            erase_if(tasks, [](const Task *task) { return task->id() == secretTask; });
            Finding finding(usable.error());
            finding.state = State::Wrong;
            setFinding(secretTask, finding);
            m_refused.insert(secretTask, finding);
        }
        then(tasks);
    });
}

void Session::keepSecret()
{
    m_secrets->keep(m_setup, [this](const Result<void> &kept) {
        m_unkept.reset();
        if (kept) {
            Q_EMIT secretKept();
            return;
        }
        m_unkept = Finding(kept.error());
        m_unkept->state = State::Wrong;
        setFinding(secretTask, *m_unkept);
    });
}

void Session::loadSecret(std::function<void()> then)
{
    if (!m_setup.clientSecret.isEmpty() || m_setup.clientId.isEmpty()) {
        then();
        return;
    }
    m_secrets->load(
        m_setup, [this, clientId = m_setup.clientId, then = std::move(then)](Result<Secret> secret) {
            // Not there is no failure here: the line of the client secret says it.
            if (secret && clientId == m_setup.clientId)
                m_setup.clientSecret = std::move(secret).value();
            then();
        });
}

void Session::keepSecretInMemory()
{
    m_secrets->useMemory();
    if (!m_setup.clientSecret.isEmpty())
        keepSecret();
    m_findings.remove(secretTask);
    Q_EMIT foundTask(secretTask);
}

void Session::takeSecret(const Secret &secret)
{
    m_setup.clientSecret = secret;
    m_setup.secretKeyId.clear();
    m_setup.secretExpires = {};
    keepSecret();
    touched();
}

} // namespace cmw
