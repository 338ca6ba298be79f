// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/setup.h"
#include "services/keychain.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace cmw {

/// Where the session's client secrets go: the desktop's keychain, or this run's memory where the person chose that.
/// It knows what is still on its way there. Main thread; answers come later, and are dropped when this object is gone.
class SecretKeeper final : public QObject {
    Q_OBJECT
public:
    explicit SecretKeeper(std::shared_ptr<Keychain> keychain);
    ~SecretKeeper() override;

    bool isMemoryOnly() const { return m_memory != nullptr; }
    /// From now on for this run only.
    void useMemory();

    /// Whether a secret can be kept. Errors: those of Keychain::probe.
    void probe(std::function<void(Result<void>)> answer);
    /// Stores the set-up's secret and reads it back. Errors: those of Keychain::write.
    void keep(const Setup &setup, std::function<void(Result<void>)> answer);
    /// The set-up's secret, if it is there. Errors: those of Keychain::read.
    void load(const Setup &setup, std::function<void(Result<Secret>)> answer);
    /// Whoever waits for one of these three is told "cancelled", later. What the keychain then says isn't heard, but for
    /// keep(): where that was told "cancelled", it answers once more, for the secret may be there after all.
    void cancel();

    /// The entries that a set-up goes by: of its secret, and of the one that this one replaces.
    static QStringList entriesOf(const Setup &setup);
    /// Marks what the set-up went by before and doesn't now. It stays until removeLeft().
    void leave(const Setup &before, const Setup &now);
    /// Removes what was left, but `inUse`.
    void removeLeft(const QStringList &inUse);
    /// What was left stays for good: it is another set-up's now.
    void forgetLeft() { m_left.clear(); }
    void remove(const QString &entry);

    /// Calls once nothing is on its way: at once where nothing is.
    void whenSettled(std::function<void()> then);

private:
    Keychain &keychain() { return m_memory ? *m_memory : *m_keychain; }
    /// The answer, for one time: the keychain's, or that of cancel().
    template <class Answered> std::function<void(Answered)> awaited(std::function<void(Answered)> answer);
    void settled();

    std::shared_ptr<Keychain> m_keychain;
    std::unique_ptr<Keychain> m_memory;
    QStringList m_left; ///< entries; the set-up may have forgotten its ids by the time they are removed
    QHash<int, std::function<void(const Error &)>> m_waiting; ///< for the keychain
    int m_lastWaiting = 0;
    int m_onTheirWay = 0;
    std::function<void()> m_whenSettled;
};

} // namespace cmw
