// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sign-in that is with the person, and who has signed in by it.

#include "session/admin.h"

#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

void Admin::signIn()
{
    const SignInRequest &request = m_atThePerson.request;
    if (m_way == Way::Browser) {
        auto byBrowser = std::make_unique<SignIn>(m_endpoints, request, m_open);
        connect(byBrowser.get(), &SignIn::addressReady, this, &Admin::waitingForPerson);
        begin(std::move(byBrowser));
        return;
    }
    auto byCode = std::make_unique<DeviceSignIn>(m_endpoints, request);
    connect(byCode.get(), &DeviceSignIn::codeReady, this, [this](DeviceCode code) {
        code.further = furtherSignIns();
        Q_EMIT waitingForCode(code);
    });
    begin(std::move(byCode));
}

template <class Kind> void Admin::begin(std::unique_ptr<Kind> signIn)
{
    Kind *raw = signIn.get();
    m_atThePerson.signIn = std::move(signIn);
    connect(raw, &Kind::finished, this, [this, raw](const Result<Tokens> &tokens) {
        if (m_atThePerson.signIn.get() != raw)
            return;
        const Resource resource = m_atThePerson.resource;
        const SignInRequest request = m_atThePerson.request;
        endSignIn();
        accept(resource, request, tokens);
    });
    raw->start();
}

void Admin::endSignIn()
{
    if (!m_atThePerson.signIn)
        return;
    // One that is told to end, or has just said so, is in the middle of its own work.
    QObject *ended = m_atThePerson.signIn.release();
    ended->disconnect(this);
    ended->setParent(this);
    ended->deleteLater();
    Q_EMIT personAnswered();
}

void Admin::use(Way way)
{
    if (std::exchange(m_way, way) == way || !m_atThePerson.signIn)
        return;
    endSignIn();
    signIn();
}

int Admin::furtherSignIns()
{
    const Demand &first = m_demands.constFirst();
    const bool isGraph = m_atThePerson.resource == Resource::Graph;
    return isGraph && first.access.resources.testFlag(Resource::Exchange) && !isMet(first, Resource::Exchange)
            && !m_exchange.tokens
        ? 1
        : 0;
}

Result<void> Admin::recognise(const Secret &accessToken)
{
    const Result<TokenClaims> said = claims(accessToken);
    // Microsoft may make its tokens unreadable for clients; then nobody can tell who signed in.
    if (!said)
        return said.error();
    if (m_person && m_person->account == said->account)
        return {};
    // What is under way was begun by somebody else.
    if (m_person && m_demands.constFirst().renewal)
        return Error{u"identity/other-account"_s,
            {{u"account"_s, said->account}, {u"wanted"_s, m_person->account}}, {}};
    if (said->isPersonal)
        return Error{u"identity/personal-account"_s, {{u"account"_s, said->account}}, {}};
    // Tokens of somebody else don't go with this person.
    held(Resource::Graph) = {};
    held(Resource::Exchange) = {};
    m_person = Person{said->account, said->name, said->tenantId, {}, said->isGuest, {}, {}};
    m_askedFor = m_expectedAccount;
    m_expectedAccount = said->account;
    m_expectedTenant = said->tenantId;
    m_chooseAccount = false;
    Q_EMIT changed();
    return {};
}

} // namespace cmw
