// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/directory.h"
#include "practice/message.h"
#include "practice/scenarioparts.h"
#include "practice/state.h"

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

Account colleague(const State &state, const QJsonObject &from)
{
    Account account;
    account.id = newGuid();
    account.displayName = from[u"name"].toString();
    account.isGuest = from.contains(u"guestOf");
    account.home = from[u"guestOf"].toString();
    const QString local = from[u"local"].toString();
    account.user = local + u'@' + (account.isGuest ? account.home : state.domain);
    account.upn =
        account.isGuest ? local + u'_' + account.home + u"#EXT#@"_s + state.initialDomain : account.user;
    account.kind = from[u"kind"].toString();
    account.hasMailbox = from[u"mailbox"].toBool(!account.isGuest);
    // Sign-in for a shared mailbox, a room or a piece of equipment is blocked.
    account.enabled = from[u"enabled"].toBool(account.kind.isEmpty());
    account.smtpAuthDisabled = std::nullopt;
    const QStringList aliases = texts(from[u"aliases"]);
    for (const QString &alias : aliases)
        account.aliases.append(alias + u'@' + state.domain);
    return account;
}

} // namespace

void addColleagues(State &state)
{
    const QJsonArray &people = wellKnownPeople();
    for (const QJsonValue &person : people) {
        const Account account = colleague(state, person.toObject());
        if (!state.account(account.user)) // the scenario has its own words for some
            state.accounts.append(account);
    }
    const QJsonArray &groups = wellKnownGroups();
    for (const QJsonValue &group : groups)
        state.recipients.append({newGuid(), group[u"local"].toString() + u'@' + state.domain,
            group[u"name"].toString(), group[u"kind"].toString(), {}});
}

} // namespace cmw::practice
