// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sharedsignin.h"

#include "services/readcache.h"

#include <algorithm>

namespace cmw {

void SharedSignIn::wait(QObject *who, std::function<void()> then)
{
    m_queue.append({who, std::move(then)});
    if (m_queue.size() == 1)
        callFirst();
}

void SharedSignIn::callFirst()
{
    if (m_queue.isEmpty())
        return;
    // Never within the call; and dropped where that one is gone by then.
    const Waiting &first = m_queue.constFirst();
    QMetaObject::invokeMethod(first.who, first.then, Qt::QueuedConnection);
}

bool SharedSignIn::isTurnOf(const QObject *who) const
{
    return !m_queue.isEmpty() && m_queue.constFirst().who == who;
}

void SharedSignIn::leave(const QObject *who)
{
    const bool wasFirst = isTurnOf(who);
    erase_if(m_queue, [who](const Waiting &waiting) { return waiting.who == who; });
    if (wasFirst)
        callFirst();
}

std::optional<Admin::SignedIn> SharedSignIn::find(const QString &organisation) const
{
    const auto found = m_signedIn.constFind(organisation);
    return found == m_signedIn.constEnd() ? std::nullopt : std::optional(*found);
}

void SharedSignIn::keep(const QString &organisation, const Admin::SignedIn &signedIn)
{
    m_signedIn.insert(organisation, signedIn);
}

std::optional<Error> SharedSignIn::refusal(const QString &organisation) const
{
    const auto found = m_refusals.constFind(organisation);
    return found == m_refusals.constEnd() ? std::nullopt : std::optional(*found);
}

std::shared_ptr<ReadCache> SharedSignIn::reads(const QString &organisation)
{
    if (m_sharing == Reads::Own)
        return {};
    std::shared_ptr<ReadCache> &reads = m_reads[organisation];
    if (!reads)
        reads = std::make_shared<ReadCache>();
    return reads;
}

void SharedSignIn::refuse(const QString &organisation, const Error &error)
{
    m_refusals.insert(organisation, error);
}

} // namespace cmw
