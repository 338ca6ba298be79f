// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The client secret between keychain and memory.

#include "session/appmates.h"
#include "session/session.h"

#include <algorithm>
#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

void Session::refuseWithoutKeychain(QList<const Task *> tasks, std::function<void(QList<const Task *>)> then)
{
    const auto secret =
        std::find_if(tasks.begin(), tasks.end(), [](const Task *task) { return task->id() == secretTask; });
    if (secret == tasks.end()) {
        then(tasks);
        return;
    }
    m_secrets->probe([this, tasks, then = std::move(then)](const Result<void> &usable) mutable {
        if (m_cancelled) {
            end(cancelled());
            return;
        }
        if (!usable) {
            // Made now, it would be lost: better not at all, until the person chose.
            erase_if(tasks, [](const Task *task) { return task->id() == secretTask; });
            Finding finding(usable.error());
            finding.state = State::Wrong;
            setFinding(secretTask, finding);
            m_refused.insert(secretTask, finding);
        }
        then(tasks);
    });
}

void Session::keepSecret()
{
    m_secrets->keep(m_setup, [this, kept = m_setup, number = m_setupNumber](const Result<void> &stored) {
        if (m_setup.clientSecret != kept.clientSecret) {
            // It was taken back while the keychain waited for its password, or another set-up was opened.
            const bool isTakenBack =
                number == m_setupNumber && (m_setup.clientId.isEmpty() || m_setup.clientId == kept.clientId);
            const QString entry = SecretKeeper::entriesOf(kept).value(0);
            if (stored && isTakenBack && !SecretKeeper::entriesOf(m_setup).contains(entry))
                m_secrets->remove(entry);
            return;
        }
        const std::optional<Finding> unkept = std::exchange(m_unkept, {});
        if (stored) {
            if (unkept && finding(secretTask).code == unkept->code)
                dropFinding(secretTask);
            if (!kept.secretKeyId.isEmpty())
                removeLeftEntries();
            if (const Result<void> told = tellSecretToOthers(); !told)
                Q_EMIT doubted(told.error());
            Q_EMIT secretKept();
            return;
        }
        m_unkept = Finding(stored.error().isCancelled()
                ? Error{u"keychain/unavailable"_s, {}, u"cancelled before the keychain answered"_s}
                : stored.error());
        m_unkept->state = State::Wrong;
        setFinding(secretTask, *m_unkept);
    });
}

void Session::leaveEntries(const Setup &before, const Learned &learned)
{
    if (learned.clientSecret && learned.clientSecret->isEmpty()) { // taken back
        m_secrets->leave(before, {});
        m_secrets->removeLeft(
            m_setup.secretKeyId.isEmpty() ? QStringList() : SecretKeeper::entriesOf(m_setup));
        return;
    }
    m_secrets->leave(before, m_setup);
    const bool isRetired = !before.retiringKeyId.isEmpty() && m_setup.retiringKeyId.isEmpty()
        && m_setup.secretKeyId == before.secretKeyId;
    if (isRetired)
        m_secrets->removeLeft(SecretKeeper::entriesOf(m_setup));
}

void Session::removeLeftEntries()
{
    QStringList inUse = SecretKeeper::entriesOf(m_setup);
    const QList<AppMate> mates = appMates(m_setup, m_file, m_store.folder());
    for (const AppMate &mate : mates)
        inUse += mate.secretEntries;
    m_secrets->removeLeft(inUse);
}

bool Session::takeOverSecret()
{
    // One that no keychain took is nowhere but here.
    return !secretIsUnkept() && m_filedSecret.takeOver(m_setup, m_file);
}

void Session::heedFile()
{
    if (!takeOverSecret())
        return;
    m_filedSecret.know(m_setup);
    tellTakenOver();
}

void Session::tellTakenOver()
{
    forgetTestEmail();
    Q_EMIT changed();
}

Result<void> Session::tellSecretToOthers() const
{
    if (!m_setup.sharedAppWith.isEmpty())
        return {};
    return tellSecret(appMates(m_setup, m_file, m_store.folder()), m_setup);
}

void Session::loadSecret(std::function<void()> then)
{
    if (!m_setup.clientSecret.isEmpty() || m_setup.clientId.isEmpty()) {
        then();
        return;
    }
    m_secrets->load(
        m_setup, [this, clientId = m_setup.clientId, then = std::move(then)](Result<Secret> secret) {
            // Not there is no failure here: the line of the client secret says it.
            if (secret && clientId == m_setup.clientId)
                m_setup.clientSecret = std::move(secret).value();
            then();
        });
}

void Session::keepSecretInMemory()
{
    m_secrets->useMemory();
    if (!m_setup.clientSecret.isEmpty())
        keepSecret();
    dropFinding(secretTask);
}

void Session::takeSecret(const Secret &secret)
{
    const Setup before = m_setup;
    m_setup.clientSecret = secret;
    m_setup.secretKeyId.clear();
    m_secrets->leave(before, m_setup); // until it is known to be one of the app's
    m_setup.secretExpires = {};
    keepSecret();
    touched();
}

} // namespace cmw
