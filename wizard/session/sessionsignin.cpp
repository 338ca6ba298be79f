// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a session's work begins and ends: the file's lock, the mailbox's directory, the sign-in.

#include "session/session.h"

#include "services/clouddiscovery.h"
#include "session/filelock.h"

namespace cmw {

using namespace Qt::StringLiterals;

Error Session::cancelled()
{
    return {u"cancelled"_s, {}, {}};
}

bool Session::begin(
    const Access &access, std::function<void(const AdminTokens &)> then, WithoutSignIn withoutSignIn)
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
    heedFile();
    if (m_saveLater.isActive())
        save();
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
                if (!withoutSignIn || !withoutSignIn(fit.error()))
                    end(fit.error());
            } else {
                signIn(access, then, withoutSignIn);
            }
        });
    });
    return true;
}

void Session::signIn(
    const Access &access, std::function<void(const AdminTokens &)> then, const WithoutSignIn &withoutSignIn)
{
    m_admin->expect(m_setup.adminAccount, signInTenant());
    m_admin->setOrganisation(organisation(), boundTenant().isEmpty() ? m_homeTenant : boundTenant());
    m_admin->ensure(access, [this, then = std::move(then), withoutSignIn](const Result<AdminTokens> &tokens) {
        if (!tokens && !tokens.error().isCancelled() && withoutSignIn && withoutSignIn(tokens.error()))
            return;
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

QString Session::organisation() const
{
    for (const QString &tenant : {boundTenant(), m_homeTenant}) {
        if (!tenant.isEmpty())
            return m_setup.cloud + u'/' + tenant.toLower();
    }
    const QString domain = m_setup.mailbox.section(u'@', 1).toLower();
    return domain.isEmpty() ? QString() : m_setup.cloud + u'/' + domain; // nobody knows whose it is
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
    if (!person->organisation.isEmpty()) // somebody else's run may have read it
        edit(&Setup::organisation, person->organisation);
    return {};
}

Result<void> Session::lockFile()
{
    if (m_file.isEmpty())
        return {};
    Result<std::shared_ptr<QLockFile>> lock = lockSetup(m_file);
    if (!lock)
        return lock.error();
    m_lock = std::move(lock).value();
    return {};
}

void Session::end(const std::optional<Error> &error)
{
    m_busy = false;
    m_admin->leaveAlone(false);
    save();
    m_lock.reset();
    Q_EMIT busyChanged();
    Q_EMIT workFinished(error);
}

void Session::endWhenKept(const std::optional<Error> &error)
{
    m_secrets->whenSettled([this, error] { end(m_cancelled && !error ? cancelled() : error); });
}

} // namespace cmw
