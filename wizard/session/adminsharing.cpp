// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an admin shares with the others of an organisation: who signed in, and whose turn it is to ask the person.

#include "session/admin.h"
#include "session/sharedsignin.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Takes theirs where it lasts longer.
void takeNewer(Admin::Held &mine, const Admin::Held &theirs)
{
    if (theirs.tokens && (!mine.tokens || mine.tokens->expires < theirs.tokens->expires))
        mine = theirs;
}

} // namespace

void Admin::setOrganisation(const QString &organisation, const QString &directory)
{
    m_organisation = organisation;
    m_directory = directory;
}

void Admin::interactive(Resource resource, const SignInRequest &request)
{
    m_atThePerson = {resource, request, nullptr};
    if (m_shared && !m_shared->isTurnOf(this)) {
        m_shared->wait(this, [this] { turnCame(); });
        return;
    }
    if (const auto refusal = m_shared ? m_shared->refusal(m_organisation) : std::optional<Error>()) {
        m_isObtaining = false;
        answer(*refusal);
        return;
    }
    signIn();
}

void Admin::turnCame()
{
    if (!m_shared->isTurnOf(this))
        return;
    // Whoever was asked before may have brought what this one needs.
    m_isObtaining = false;
    next();
}

void Admin::endTurn()
{
    if (m_shared)
        m_shared->leave(this);
}

void Admin::adopt()
{
    const std::optional<SignedIn> theirs =
        m_shared ? m_shared->find(m_organisation, m_expectedAccount) : std::nullopt;
    if (!theirs || m_chooseAccount)
        return;
    const bool isElsewhere = !m_expectedTenant.isEmpty()
        && theirs->person.tenantId.compare(m_expectedTenant, Qt::CaseInsensitive) != 0;
    if (isElsewhere || (m_person && m_person->account != theirs->person.account))
        return;
    const bool isNews = !m_person || m_person->organisation != theirs->person.organisation;
    m_person = theirs->person;
    takeNewer(m_graph, theirs->graph);
    takeNewer(m_exchange, theirs->exchange);
    if (isNews)
        Q_EMIT changed();
}

void Admin::share()
{
    if (!m_shared || !m_person)
        return;
    const SignedIn signedIn{*m_person, m_graph, m_exchange};
    const QString tenant = m_person->tenantId.toLower();
    m_shared->keep(m_endpoints.cloud + u'/' + tenant, m_askedFor, signedIn);
    if (m_directory.isEmpty() || m_directory.toLower() == tenant)
        m_shared->keep(m_organisation, m_askedFor, signedIn);
}

} // namespace cmw
