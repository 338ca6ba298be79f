// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/keychain.h"

#include <QSet>
#include <QString>

#include <functional>
#include <memory>
#include <utility>

namespace cmw {

/// Asks the person for its password, as it seems: answers when the test says so, or never.
class AskingKeychain final : public Keychain {
public:
    explicit AskingKeychain(std::shared_ptr<Keychain> behind) : m_behind(std::move(behind)) { }

    void probe(QObject *context, std::function<void(Result<void>)> answer) override
    {
        hold([this, context, answer] { m_behind->probe(context, answer); });
    }
    void write(const QString &key, const Secret &secret, QObject *context,
        std::function<void(Result<void>)> answer) override
    {
        hold([this, key, secret, context, answer] { m_behind->write(key, secret, context, answer); });
    }
    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> answer) override
    {
        hold([this, key, context, answer] { m_behind->read(key, context, answer); });
    }
    void remove(const QString &key, QObject *context, std::function<void(Result<void>)> answer) override
    {
        m_behind->remove(key, context, std::move(answer));
    }

    bool isAsking() const { return m_held != nullptr; }
    void answer() { std::exchange(m_held, {})(); }
    int passing = 0; ///< so many are answered without a question

private:
    void hold(std::function<void()> call)
    {
        if (passing-- > 0)
            call();
        else
            m_held = std::move(call);
    }

    std::shared_ptr<Keychain> m_behind;
    std::function<void()> m_held;
};

/// Takes no more secrets from some moment on.
class FullKeychain final : public Keychain {
public:
    explicit FullKeychain(std::shared_ptr<Keychain> behind) : m_behind(std::move(behind)) { }

    void probe(QObject *context, std::function<void(Result<void>)> answer) override
    {
        m_behind->probe(context, std::move(answer));
    }
    void write(const QString &key, const Secret &secret, QObject *context,
        std::function<void(Result<void>)> answer) override
    {
        if (isFull)
            answer(Error{QStringLiteral("keychain/not-stored"), {}, {}});
        else
            m_behind->write(key, secret, context, std::move(answer));
    }
    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> answer) override
    {
        m_behind->read(key, context, std::move(answer));
    }
    void remove(const QString &key, QObject *context, std::function<void(Result<void>)> answer) override
    {
        m_behind->remove(key, context, std::move(answer));
    }

    bool isFull = false;

private:
    std::shared_ptr<Keychain> m_behind;
};

/// Says that it can keep secrets, and can't.
class BrokenKeychain final : public Keychain {
public:
    void probe(QObject *, std::function<void(Result<void>)> answer) override { answer({}); }
    void write(const QString &, const Secret &, QObject *, std::function<void(Result<void>)> answer) override
    {
        answer(Error{QStringLiteral("keychain/failed"), {}, {}});
    }
    void read(const QString &, QObject *, std::function<void(Result<Secret>)> answer) override
    {
        answer(Error{QStringLiteral("keychain/not-found"), {}, {}});
    }
    void remove(const QString &, QObject *, std::function<void(Result<void>)> answer) override { answer({}); }
};

/// Knows what is in it.
class OpenKeychain final : public Keychain {
public:
    explicit OpenKeychain(std::shared_ptr<Keychain> behind) : m_behind(std::move(behind)) { }

    void probe(QObject *context, std::function<void(Result<void>)> answer) override
    {
        m_behind->probe(context, std::move(answer));
    }
    void write(const QString &key, const Secret &secret, QObject *context,
        std::function<void(Result<void>)> answer) override
    {
        keys.insert(key);
        m_behind->write(key, secret, context, std::move(answer));
    }
    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> answer) override
    {
        m_behind->read(key, context, std::move(answer));
    }
    void remove(const QString &key, QObject *context, std::function<void(Result<void>)> answer) override
    {
        keys.remove(key);
        m_behind->remove(key, context, std::move(answer));
    }

    QSet<QString> keys;

private:
    std::shared_ptr<Keychain> m_behind;
};

} // namespace cmw
