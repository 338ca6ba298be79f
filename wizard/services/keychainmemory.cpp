// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/keychain.h"

#include <QHash>
#include <QMetaObject>
#include <QObject>

namespace cmw {

namespace {

class MemoryKeychain final : public Keychain {
public:
    void probe(QObject *context, std::function<void(Result<void>)> answer) override
    {
        later(context, [answer = std::move(answer)] { answer({}); });
    }

    void write(const QString &key, const Secret &secret, QObject *context,
        std::function<void(Result<void>)> answer) override
    {
        m_secrets.insert(key, secret);
        later(context, [answer = std::move(answer)] { answer({}); });
    }

    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> answer) override
    {
        const auto found = m_secrets.constFind(key);
        Result<Secret> result = Error{QStringLiteral("keychain/missing"), {}, {}};
        if (found != m_secrets.constEnd())
            result = *found;
        later(context, [answer = std::move(answer), result = std::move(result)] { answer(result); });
    }

    void remove(const QString &key, QObject *context, std::function<void(Result<void>)> answer) override
    {
        m_secrets.remove(key);
        later(context, [answer = std::move(answer)] { answer({}); });
    }

private:
    template <class Call> static void later(QObject *context, Call &&call)
    {
        QMetaObject::invokeMethod(context, std::forward<Call>(call), Qt::QueuedConnection);
    }

    QHash<QString, Secret> m_secrets;
};

} // namespace

std::unique_ptr<Keychain> memoryKeychain()
{
    return std::make_unique<MemoryKeychain>();
}

} // namespace cmw
