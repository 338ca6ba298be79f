// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/secretkeeper.h"

#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QString keyOf(const Setup &setup)
{
    // A secret that the person brought has no id: the app has one such at most.
    const QString id = setup.secretKeyId.isEmpty() ? u"own"_s : setup.secretKeyId;
    return u"client-secret/%1/%2"_s.arg(setup.clientId, id);
}

} // namespace

SecretKeeper::SecretKeeper(std::shared_ptr<Keychain> keychain) : m_keychain(std::move(keychain)) { }

SecretKeeper::~SecretKeeper() = default;

void SecretKeeper::useMemory()
{
    if (!m_memory)
        m_memory = memoryKeychain();
}

void SecretKeeper::probe(std::function<void(Result<void>)> answer)
{
    keychain().probe(this, std::move(answer));
}

void SecretKeeper::keep(const Setup &setup, std::function<void(Result<void>)> answer)
{
    ++m_onTheirWay;
    m_key = keyOf(setup);
    keychain().write(
        m_key, setup.clientSecret, this, [this, answer = std::move(answer)](const Result<void> &stored) {
            answer(stored);
            settled();
        });
}

void SecretKeeper::load(const Setup &setup, std::function<void(Result<Secret>)> answer)
{
    m_key = keyOf(setup);
    keychain().read(m_key, this, std::move(answer));
}

void SecretKeeper::forget()
{
    if (m_key.isEmpty())
        return;
    ++m_onTheirWay;
    keychain().remove(std::exchange(m_key, {}), this, [this](const Result<void> &) { settled(); });
}

void SecretKeeper::whenSettled(std::function<void()> then)
{
    if (m_onTheirWay == 0)
        then();
    else
        m_whenSettled = std::move(then);
}

void SecretKeeper::settled()
{
    if (--m_onTheirWay > 0)
        return;
    if (const auto then = std::exchange(m_whenSettled, {}))
        then();
}

} // namespace cmw
