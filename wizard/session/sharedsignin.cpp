// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sharedsignin.h"

#include "services/readcache.h"

#include <algorithm>

namespace cmw {

namespace {

/// More organisations than work goes on in at once.
constexpr qsizetype mostReads = 8;

} // namespace

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

std::optional<Admin::SignedIn> SharedSignIn::find(const QString &organisation, const QString &expected) const
{
    const QHash<QString, Admin::SignedIn> people = m_signedIn.value(organisation);
    const auto found = people.constFind(expected.toLower());
    return found == people.constEnd() ? std::nullopt : std::optional(*found);
}

void SharedSignIn::keep(const QString &organisation, const QString &expected, const Admin::SignedIn &signedIn)
{
    if (organisation.isEmpty())
        return;
    QHash<QString, Admin::SignedIn> &people = m_signedIn[organisation];
    const QString account = signedIn.person.account.toLower();
    people.insert(account, signedIn);
    if (!expected.isEmpty())
        people.insert(expected.toLower(), signedIn);
    // Where nobody is named, the first one stays.
    const auto first = people.constFind(QString());
    if (first == people.constEnd() || first->person.account.toLower() == account)
        people.insert(QString(), signedIn);
}

std::optional<Error> SharedSignIn::refusal(const QString &organisation) const
{
    const auto found = m_refusals.constFind(organisation);
    return found == m_refusals.constEnd() ? std::nullopt : std::optional(*found);
}

std::shared_ptr<ReadCache> SharedSignIn::reads(const QString &organisation)
{
    if (m_sharing == Reads::Own || organisation.isEmpty())
        return {};
    auto known = std::find_if(m_reads.begin(), m_reads.end(),
        [&organisation](const Reading &reading) { return reading.organisation == organisation; });
    if (known == m_reads.end()) {
        m_reads.prepend({organisation, std::make_shared<ReadCache>()});
        m_reads.resize(std::min(m_reads.size(), mostReads));
    } else {
        std::rotate(m_reads.begin(), known, known + 1);
    }
    return m_reads.constFirst().cache;
}

void SharedSignIn::refuse(const QString &organisation, const Error &error)
{
    if (!organisation.isEmpty())
        m_refusals.insert(organisation, error);
}

} // namespace cmw
