// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/keychain.h"

#include "services/keychainbus.h"

#include <QTimer>
#include <qt6keychain/keychain.h>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes PersonsPatience{2};

QString service()
{
    return u"Connect Mail Wizard"_s;
}

Result<void> outcome(const QKeychain::Job &job)
{
    const auto error = [&job](const QString &code) { return Error{code, {}, job.errorString()}; };
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return error(u"keychain/missing"_s);
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return error(u"keychain/denied"_s);
    case QKeychain::CouldNotDeleteEntry:
        return error(u"keychain/failed"_s);
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError: // what libsecret says where its service is gone
        break;
    }
    return error(u"keychain/unavailable"_s);
}

/// Qt Keychain's jobs have no deadline: one that is late is left to itself, and what it then says isn't
/// heard.
void run(QKeychain::Job *job, const QString &key, std::chrono::milliseconds patience, QObject *context,
    const std::function<void(Result<void>)> &done)
{
    job->setKey(key);
    const auto answered = std::make_shared<bool>(false);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, answered, done] {
        if (!std::exchange(*answered, true))
            done(outcome(*job));
    });
    QTimer::singleShot(patience, context, [answered, done] {
        if (!std::exchange(*answered, true))
            done(Error{u"keychain/unavailable"_s, {}, u"the keychain does not answer"_s});
    });
    job->start();
}

/// A locked keyring doesn't say so: it finds nothing, and deletes nothing with success.
void unlessLocked(Result<void> result, QObject *context, std::function<void(Result<void>)> answer)
{
    askKeyring(
        context, [result = std::move(result), answer = std::move(answer)](const Result<Keyring> &keyring) {
            if (keyring && keyring->locked)
                return answer(Error{u"keychain/locked"_s, {}, result ? QString() : result.error().evidence});
            answer(result);
        });
}

void readSecret(const QString &key, std::chrono::milliseconds patience, QObject *context,
    std::function<void(Result<Secret>)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(service());
    run(job, key, patience, context, [job, done = std::move(done)](const Result<void> &found) {
        if (!found)
            return done(found.error()); // the job may be under way still, or gone
        done(Secret(job->textData().toUtf8()));
    });
}

// Nothing here is called back but through the context: a job may outlive this object.
class SystemKeychain final : public Keychain {
public:
    explicit SystemKeychain(std::chrono::milliseconds patience) : m_patience(patience) { }

    void probe(QObject *context, std::function<void(Result<void>)> answer) override;
    void write(const QString &key, const Secret &secret, QObject *context,
        std::function<void(Result<void>)> answer) override;
    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> answer) override;
    void remove(const QString &key, QObject *context, std::function<void(Result<void>)> answer) override;

private:
    /// Goes on with the time that a job may take, where there is a keychain; else answers with the error.
    template <class Answer, class Next>
    void whenThere(QObject *context, const Answer &answer, const Next &next) const
    {
        askKeyring(context, [answer, next, patience = m_patience](const Result<Keyring> &keyring) {
            if (!keyring)
                return answer(keyring.error());
            next(keyring->mayPrompt ? std::max<std::chrono::milliseconds>(patience, PersonsPatience)
                                    : patience);
        });
    }

    std::chrono::milliseconds m_patience;
};

void SystemKeychain::probe(QObject *context, std::function<void(Result<void>)> answer)
{
    whenThere(context, answer, [answer](std::chrono::milliseconds) { answer({}); });
}

void SystemKeychain::write(
    const QString &key, const Secret &secret, QObject *context, std::function<void(Result<void>)> answer)
{
    whenThere(context, answer, [=](std::chrono::milliseconds patience) {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setTextData(QString::fromUtf8(secret.unwrap()));
        run(job, key, patience, context, [=](const Result<void> &written) {
            if (!written)
                return unlessLocked(written, context, answer);
            readSecret(key, patience, context, [=](const Result<Secret> &stored) {
                if (stored && *stored == secret)
                    return answer({});
                const Error error{u"keychain/not-stored"_s, {}, stored ? QString() : stored.error().evidence};
                unlessLocked(error, context, answer);
            });
        });
    });
}

void SystemKeychain::read(const QString &key, QObject *context, std::function<void(Result<Secret>)> answer)
{
    whenThere(context, answer, [=](std::chrono::milliseconds patience) {
        readSecret(key, patience, context, [=](const Result<Secret> &found) {
            if (found)
                return answer(found);
            unlessLocked(
                found.error(), context, [answer](const Result<void> &result) { answer(result.error()); });
        });
    });
}

void SystemKeychain::remove(const QString &key, QObject *context, std::function<void(Result<void>)> answer)
{
    whenThere(context, answer, [=](std::chrono::milliseconds patience) {
        run(new QKeychain::DeletePasswordJob(service()), key, patience, context,
            [=](const Result<void> &removed) {
                const bool gone = removed || removed.error().code == "keychain/missing"_L1;
                unlessLocked(gone ? Result<void>() : removed, context, answer);
            });
    });
}

} // namespace

std::unique_ptr<Keychain> systemKeychain(std::chrono::milliseconds patience)
{
    return std::make_unique<SystemKeychain>(patience);
}

} // namespace cmw
