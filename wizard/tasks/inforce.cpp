// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/inforce.h"

#include <QHash>

#include <algorithm>
#include <chrono>

namespace cmw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto untold = 60min; ///< for what no source names a time for

const QString &switchTask()
{
    static const QString id = u"mailbox.smtp-auth"_s;
    return id;
}

const QString &permissionTask()
{
    static const QString id = u"mailbox.login"_s;
    return id;
}

/// Lines of Exchange's whose changes take their time.
bool takesTime(const QString &task)
{
    return task.startsWith("mailbox."_L1);
}

/// How long Microsoft takes at the longest until a change by that task is in force; empty: no source names a time.
std::optional<std::chrono::minutes> timeToForce(const QString &task)
{
    static const QHash<QString, std::chrono::minutes> times{{switchTask(), 60min}, {permissionTask(), 60min},
        {u"mailbox.outbound-policy"_s, 30min}, {u"mailbox.send-fence"_s, 120min}};
    const auto found = times.constFind(task);
    return found == times.cend() ? std::nullopt : std::optional(*found);
}

/// What a refusal is where one of these tasks' changes may not be in force yet.
struct Explanation {
    const char16_t *refusal;
    QStringList tasks;
    QString code;
};

const QList<Explanation> &explanations()
{
    static const QList<Explanation> all{
        {u"smtp/auth-disabled-mailbox", {switchTask()}, u"smtp/auth-not-yet"_s},
        {u"smtp/auth-disabled-tenant", {switchTask()}, u"smtp/auth-not-yet"_s},
        {u"smtp/auth", {switchTask(), permissionTask()}, u"smtp/auth-perhaps-not-yet"_s},
        {u"smtp/send-as-denied", {permissionTask()}, u"smtp/send-as-not-yet"_s},
    };
    return all;
}

QList<Change> changesOf(const QStringList &tasks, const QList<Change> &standing)
{
    QList<Change> theirs;
    for (const Change &change : standing) {
        if (tasks.contains(change.task))
            theirs.append(change);
    }
    return theirs;
}

} // namespace

std::optional<Settling> settling(const QList<Change> &changes, const QDateTime &now)
{
    std::optional<Settling> longest;
    QDateTime end;
    for (const Change &change : changes) {
        const auto documented = timeToForce(change.task);
        const QDateTime over = change.at.addDuration(documented.value_or(untold));
        if (!takesTime(change.task) || over <= now || (end.isValid() && over <= end))
            continue;
        end = over;
        longest = Settling{change.at, documented ? over : QDateTime()};
    }
    return longest;
}

Finding explainedByAge(
    const Finding &refusal, const QList<Change> &standing, const QDateTime &now, State smtpAuth)
{
    const auto explanation = std::find_if(explanations().begin(), explanations().end(),
        [&refusal](const Explanation &one) { return refusal.code == QStringView(one.refusal); });
    if (explanation == explanations().end())
        return refusal;
    const QList<Change> changes = changesOf(explanation->tasks, standing);
    const std::optional<Settling> fresh = settling(changes, now);
    Finding explained = refusal;
    explained.state = State::ToDo; // to be sent again, and nothing to be repaired
    if (fresh) {
        explained.code = explanation->code;
        explained.args.insert({{u"since"_s, fresh->since}, {u"until"_s, fresh->until}});
        return explained;
    }
    // Not from here, and who knows when.
    const bool isByHand =
        changes.isEmpty() && smtpAuth == State::Done && refusal.code.startsWith("smtp/auth-disabled-"_L1);
    if (isByHand)
        explained.code = u"smtp/auth-on-by-hand"_s;
    return isByHand ? explained : refusal;
}

} // namespace cmw
