// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/session.h"

#include "session/appmates.h"
#include "session/filelock.h"
#include "session/receiving.h"
#include "session/testemail.h"
#include "tasks/verify/testredirect.h"

#include <QDir>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// What somebody else's writing of a file may take.
constexpr std::chrono::milliseconds aMoment{100};
/// Between two looks whether it has ended.
constexpr std::chrono::milliseconds aWhile{300};

} // namespace

Session::Session(Surroundings surroundings, QObject *parent)
    : QObject(parent),
      m_surroundings(std::move(surroundings)),
      m_store(m_surroundings.folder),
      m_testRedirect(std::make_unique<TestRedirect>()),
      m_secrets(std::make_unique<SecretKeeper>(m_surroundings.keychain)),
      m_admin(std::make_unique<Admin>(m_surroundings.endpoints, m_surroundings.open, m_surroundings.shared))
{
    m_admin->use(m_surroundings.signIn);
    connect(m_admin.get(), &Admin::waitingForPerson, this, &Session::waitingForPerson);
    connect(m_admin.get(), &Admin::waitingForCode, this, &Session::waitingForCode);
    m_saveLater.setInterval(aWhile);
    connect(&m_saveLater, &QTimer::timeout, this, &Session::saveAgain);
    begin();
}

Session::~Session()
{
    saveBeforeLeaving();
}

// The set-up

Result<void> Session::mayLeave() const
{
    if (m_busy) // what runs would go on with the other one's values
        return Error{u"setup/busy"_s, {{u"mailbox"_s, m_setup.mailbox}}, {}};
    if (secretIsUnkept())
        return Error{u"setup/secret-unkept"_s, {{u"mailbox"_s, m_setup.mailbox}}, {}};
    return {};
}

void Session::begin()
{
    if (!mayLeave())
        return;
    saveBeforeLeaving();
    ++m_setupNumber;
    m_secrets->forgetLeft();
    m_setup = {};
    m_setup.cloud = m_surroundings.endpoints.cloud;
    m_setup.appName = u"Webex Connect Email"_s;
    m_setup.secretName = u"Webex Connect"_s;
    m_homeDomain.clear();
    m_homeTenant.clear();
    m_asGuest = false;
    m_findings.clear();
    m_refused.clear();
    m_changedTasks.clear();
    m_unkept.reset();
    m_testEmail.reset();
    m_receipt.reset();
    m_knownMailbox.clear();
    m_saveError.reset();
    useFile({});
    Q_EMIT changed();
}

void Session::beginAnother()
{
    if (!mayLeave())
        return;
    heedFile();
    Setup next;
    takeOverApp(next, m_setup);
    begin();
    next.cloud = m_setup.cloud;
    m_setup = next;
    Q_EMIT changed();
}

Result<void> Session::open(const QString &file)
{
    if (const Result<void> may = mayLeave(); !may)
        return may.error();
    saveBeforeLeaving(); // it may be this very file
    Result<StoredSetup> stored = Store::load(file);
    if (!stored)
        return stored.error();
    const QString &cloud = stored->setup.cloud;
    if (!cloud.isEmpty() && cloud != m_surroundings.endpoints.cloud)
        return Error{u"setup/other-cloud"_s,
            {{u"file"_s, QDir::toNativeSeparators(file)}, {u"cloud"_s, cloud},
                {u"here"_s, m_surroundings.endpoints.cloud}},
            {}};
    begin();
    // A file written by hand needs no names: it gets those that a new set-up starts with.
    const Setup fresh = m_setup;
    m_setup = stored->setup;
    m_setup.cloud = fresh.cloud;
    for (QString Setup::*name : {&Setup::appName, &Setup::secretName}) {
        if ((m_setup.*name).isEmpty())
            m_setup.*name = fresh.*name;
    }
    m_findings = stored->findings;
    m_knownMailbox = m_setup.mailbox;
    useFile(file);
    m_admin->expect(m_setup.adminAccount, boundTenant());
    Q_EMIT changed();
    return {};
}

void Session::useFile(const QString &file)
{
    m_file = file;
    m_filedSecret.know(m_setup);
    m_runner.reset(); // joins its worker, which may speak to the test email
    m_test.reset();
    m_receiving.reset();
    QString journal = file;
    if (!journal.isEmpty())
        journal.replace(QRegularExpression(u"\\.json$"_s), QString()).append(u".journal.jsonl"_s);
    m_journal = std::make_unique<Journal>(journal);
    m_runner = std::make_unique<Runner>(
        *m_journal, [this](const Renewal &renewal, std::function<void(Result<Secret>)> answer) {
            m_admin->renew(renewal, std::move(answer));
        });
    connect(m_runner.get(), &Runner::started, this, &Session::taskStarted);
    connect(m_runner.get(), &Runner::waiting, this, &Session::taskWaiting);
    connect(m_runner.get(), &Runner::introduced, this, [this](const Introduction &introduction) {
        m_admin->introduce(introduction.organisation, introduction.roles, introduction.error);
        if (!introduction.organisation.isEmpty())
            edit(&Setup::organisation, introduction.organisation);
    });
    connect(m_runner.get(), &Runner::found, this,
        [this](const QString &task, const Finding &finding, bool changedIt, qint64 milliseconds) {
            m_milliseconds.insert(task, milliseconds);
            if (changedIt)
                m_changedTasks.insert(task);
            learn(finding.learned);
            found(task, finding);
        });
    connect(m_runner.get(), &Runner::finished, this, &Session::finished);
}

void Session::touched()
{
    if (m_setup.mailbox.compare(m_knownMailbox, Qt::CaseInsensitive) != 0) {
        if (!m_knownMailbox.isEmpty())
            leaveMailbox();
        m_knownMailbox = m_setup.mailbox;
    }
    const QString followedTo = finding(receivingTask).args.value(u"address"_s).toString();
    if (!m_busy && !followedTo.isEmpty() && followedTo != m_setup.forwardingAddress)
        forgetReceipt();
    Q_EMIT changed();
    save();
}

void Session::leaveMailbox()
{
    for (QString Setup::*learned :
        {&Setup::loginId, &Setup::mailboxUpn, &Setup::mailboxName, &Setup::mailboxAddress,
            &Setup::mailboxAliases, &Setup::mailboxKind, &Setup::savedForwardingAddress})
        (m_setup.*learned).clear();
    m_setup.tokenGenerated = false;
    m_setup.agreed.clear();
    m_testEmail.reset();
    m_receipt.reset();
    QStringList theirs = Document::outline().step(u"3"_s).bullets;
    theirs.append(Document::outline().step(u"verify"_s).bullets);
    for (const QString &task : std::as_const(theirs)) {
        m_refused.remove(task);
        m_changedTasks.remove(task);
        if (m_findings.remove(task) > 0)
            Q_EMIT foundTask(task);
    }
}

void Session::save()
{
    if (m_file.isEmpty()) {
        if (m_setup.mailbox.isEmpty())
            return; // nothing yet by which a file could be found again
        useFile(m_store.newFile(m_setup.mailbox));
    }
    bool isRenewed = false;
    {
        const auto lock = m_lock ? Result(m_lock) : lockSetup(m_file);
        if (!lock) { // what is written there now stays, and nobody waits for it
            if (!m_saveLater.isActive())
                m_saveLater.start();
            return;
        }
        isRenewed = write();
    }
    if (isRenewed)
        tellTakenOver();
}

void Session::saveAgain()
{
    const std::optional<Error> before = m_saveError;
    save();
    if (m_saveLater.isActive() && !m_saveError)
        m_saveError = Error{u"setup/in-use"_s, {{u"file"_s, QDir::toNativeSeparators(m_file)}}, {}};
    if (before.has_value() != m_saveError.has_value())
        Q_EMIT changed();
}

void Session::saveBeforeLeaving()
{
    if (!m_saveLater.isActive())
        return;
    const auto lock = lockSetup(m_file, aMoment);
    write();
}

bool Session::write()
{
    m_saveLater.stop();
    const bool isRenewed = takeOverSecret();
    const Result<void> saved = Store::save(m_file, {m_setup, m_findings, {}});
    m_saveError = saved ? std::nullopt : std::optional(saved.error());
    if (saved)
        m_filedSecret.know(m_setup);
    return isRenewed;
}

void Session::learn(const Learned &learned)
{
    if (learned.isEmpty())
        return;
    const Setup before = m_setup;
    learned.mergeInto(m_setup);
    leaveEntries(before, learned);
    if (learned.clientSecret || m_setup.clientId != before.clientId)
        forgetTestEmail();
    // One that the person brought is kept under its id once that is known.
    const bool isNamed =
        !learned.clientSecret && before.secretKeyId.isEmpty() && !m_setup.secretKeyId.isEmpty();
    if (!m_setup.clientSecret.isEmpty() && (learned.clientSecret || isNamed))
        keepSecret();
    if (m_setup.clientSecret.isEmpty())
        m_unkept.reset();
    Q_EMIT changed();
}

} // namespace cmw
