// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/secretkeeper.h"

#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QString entry(const QString &clientId, const QString &keyId)
{
    // A secret that the person brought has no id: the app has one such at most.
    return u"client-secret/%1/%2"_s.arg(clientId, keyId.isEmpty() ? u"own"_s : keyId);
}

QString entryOf(const Setup &setup)
{
    return entry(setup.clientId, setup.secretKeyId);
}

} // namespace

SecretKeeper::SecretKeeper(std::shared_ptr<Keychain> keychain) : m_keychain(std::move(keychain)) { }

SecretKeeper::~SecretKeeper() = default;

void SecretKeeper::useMemory()
{
    if (!m_memory)
        m_memory = memoryKeychain();
}

template <class Answered>
std::function<void(Answered)> SecretKeeper::awaited(std::function<void(Answered)> answer)
{
    const int waiting = ++m_lastWaiting;
    m_waiting.insert(waiting, [answer](const Error &error) { answer(error); });
    return [this, waiting, answer = std::move(answer)](Answered answered) {
        if (m_waiting.remove(waiting) > 0)
            answer(std::move(answered));
    };
}

void SecretKeeper::probe(std::function<void(Result<void>)> answer)
{
    keychain().probe(this, awaited(std::move(answer)));
}

void SecretKeeper::keep(const Setup &setup, std::function<void(Result<void>)> answer)
{
    ++m_onTheirWay;
    const auto told = [this, answer = std::move(answer), isFirst = std::make_shared<bool>(true)](
                          const Result<void> &stored) {
        answer(stored);
        if (std::exchange(*isFirst, false))
            settled();
    };
    const int waiting = ++m_lastWaiting;
    const auto hasAnswered = std::make_shared<bool>(false); // the keychain
    m_waiting.insert(waiting, [told, hasAnswered](const Error &cancelled) {
        if (!*hasAnswered)
            told(cancelled);
    });
    keychain().write(entryOf(setup), setup.clientSecret, this,
        [this, waiting, told, hasAnswered](const Result<void> &stored) {
            *hasAnswered = true;
            m_waiting.remove(waiting);
            told(stored);
        });
}

void SecretKeeper::load(const Setup &setup, std::function<void(Result<Secret>)> answer)
{
    keychain().read(entryOf(setup), this, awaited(std::move(answer)));
}

void SecretKeeper::cancel()
{
    QMetaObject::invokeMethod(
        this,
        [cancelled = std::exchange(m_waiting, {})] {
            for (const auto &answer : cancelled)
                answer(Error{u"cancelled"_s, {}, {}});
        },
        Qt::QueuedConnection);
}

QStringList SecretKeeper::entriesOf(const Setup &setup)
{
    if (setup.clientId.isEmpty())
        return {};
    QStringList entries{entryOf(setup)};
    if (!setup.retiringKeyId.isEmpty())
        entries.append(entry(setup.clientId, setup.retiringKeyId));
    return entries;
}

void SecretKeeper::leave(const Setup &before, const Setup &now)
{
    // Of another app nobody can tell from here who goes by its secrets.
    if (!now.clientId.isEmpty() && now.clientId != before.clientId)
        return;
    const QStringList stay = entriesOf(now);
    const QStringList entries = entriesOf(before);
    for (const QString &one : entries) {
        if (!stay.contains(one))
            m_left.append(one);
    }
}

void SecretKeeper::removeLeft(const QStringList &inUse)
{
    const QStringList left = std::exchange(m_left, {});
    for (const QString &one : left) {
        if (!inUse.contains(one))
            remove(one);
    }
}

void SecretKeeper::remove(const QString &entry)
{
    ++m_onTheirWay;
    keychain().remove(entry, this, [this](const Result<void> &) { settled(); });
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
