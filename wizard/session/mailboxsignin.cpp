// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/mailboxsignin.h"

#include "session/session.h"
#include "session/sharedsignin.h"
#include "tasks/verify/testredirect.h"

#include <algorithm>
#include <iterator>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// To sign in elsewhere, perhaps on another computer, and to bring the address back.
constexpr std::chrono::minutes pastePatience(30);

SignInRequest requestFor(const Setup &setup, const Endpoints &endpoints)
{
    SignInRequest request;
    request.tenant = setup.tenantId;
    request.clientId = setup.clientId;
    request.clientSecret = setup.clientSecret;
    // Exactly the scope of the copy sheet: what fails here would fail in Webex Connect.
    request.scopes = {u"offline_access"_s, endpoints.smtpScope};
    request.loginHint = setup.signInName();
    return request;
}

SignInRequest requestForPasting(const Setup &setup, const Endpoints &endpoints)
{
    SignInRequest request = requestFor(setup, endpoints);
    request.timeout = pastePatience;
    return request;
}

/// Whether the app may not get another redirect URI, as far as this admin goes: no right, not this admin's app, or a
/// policy. What may be different in a minute is no reason to go another way.
bool isNoRight(const Error &error)
{
    constexpr const char16_t *noRights[] = {
        u"graph/denied", u"graph/policy", u"graph/refused", u"graph/unauthorized"};
    return std::any_of(std::begin(noRights), std::end(noRights),
        [&error](const char16_t *code) { return error.code == QStringView(code); });
}

} // namespace

Result<void> takeBackRedirects(Journal &journal, const Setup &setup, Cloud &cloud)
{
    const TestRedirect task;
    const QList<JournalEntry> entries = journal.standing();
    for (const JournalEntry &entry : entries) {
        if (entry.change.task != task.id())
            continue;
        if (const Result<void> undone = task.undo(setup, entry.change, cloud); !undone)
            return undone.error();
        if (const Result<void> settled = journal.settle(entry.id, JournalEntry::Outcome::Undone); !settled)
            return settled.error();
    }
    return {};
}

MailboxSignIn::MailboxSignIn(const Surroundings &surroundings, Runner &runner, const Run &run, MailboxWay way,
    const std::optional<Error> &because)
    : m_surroundings(surroundings),
      m_runner(runner),
      m_run(run),
      m_way(way),
      m_because(because),
      m_signIn(surroundings.endpoints, requestFor(run.setup, surroundings.endpoints), surroundings.open),
      m_pasted(surroundings.endpoints, requestForPasting(run.setup, surroundings.endpoints),
          run.setup.callbackUrl, surroundings.open)
{
    connect(&m_signIn, &SignIn::addressReady, this, &MailboxSignIn::waitingForPerson);
    connect(&m_signIn, &SignIn::finished, this, &MailboxSignIn::end);
    connect(&m_pasted, &PastedSignIn::addressReady, this,
        [this](const QUrl &address, bool opened) { Q_EMIT waitingForAddress(address, opened, m_because); });
    connect(&m_pasted, &PastedSignIn::finished, this, &MailboxSignIn::end);
}

MailboxSignIn::~MailboxSignIn()
{
    if (m_surroundings.shared)
        m_surroundings.shared->leave(this);
}

void MailboxSignIn::start()
{
    if (m_way != MailboxWay::Paste)
        addRedirect();
    else if (m_run.setup.callbackUrl.isEmpty())
        endLater({u"pasted/no-callback"_s, {}, {}});
    else if (m_run.setup.tenantId.isEmpty())
        endLater({u"pasted/no-tenant"_s, {}, {}});
    else
        ask();
}

void MailboxSignIn::addRedirect()
{
    const Result<QString> redirectUri = m_signIn.listen();
    if (!redirectUri) {
        endLater(redirectUri.error());
        return;
    }
    m_isAdding = true;
    const auto add = [setup = m_run.setup, uri = *redirectUri](Cloud &cloud) -> Result<void> {
        const Result<Change> change = TestRedirect(uri).apply(setup, cloud);
        if (!change)
            return change.error();
        return {};
    };
    m_runner.work(TestRedirect().id(), m_run, add, [this](const Result<void> &result) { added(result); });
}

void MailboxSignIn::added(const Result<void> &added)
{
    m_isAdding = false;
    if (m_cancelled) {
        end(Error{u"cancelled"_s, {}, {}});
    } else if (added) {
        ask();
    } else if (isNoRight(added.error()) && !m_run.setup.callbackUrl.isEmpty()) {
        m_way = MailboxWay::Paste;
        m_because = added.error();
        stopListening();
        ask();
    } else {
        end(added.error());
    }
}

void MailboxSignIn::ask()
{
    const auto start = [this] {
        if (m_cancelled)
            return;
        if (m_way == MailboxWay::Paste)
            m_pasted.start();
        else
            m_signIn.start();
    };
    if (m_surroundings.shared)
        m_surroundings.shared->wait(this, start);
    else
        start();
}

void MailboxSignIn::cancel()
{
    m_cancelled = true;
    if (m_isAdding)
        m_runner.stop(); // and added() ends it
    else if (m_way == MailboxWay::Paste)
        m_pasted.cancel();
    else
        m_signIn.cancel();
}

/// Never within the call that led to it.
void MailboxSignIn::endLater(const Error &error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { end(error); }, Qt::QueuedConnection);
}

/// Nobody is sent to the port any more, and whoever knocks there speaks to nobody.
void MailboxSignIn::stopListening()
{
    m_signIn.disconnect(this);
    m_signIn.cancel();
}

void MailboxSignIn::end(const Result<Tokens> &tokens)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    stopListening();
    if (m_surroundings.shared)
        m_surroundings.shared->leave(this);
    Q_EMIT finished(tokens);
}

} // namespace cmw
