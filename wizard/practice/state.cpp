// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/state.h"

#include <QJsonDocument>

#include <algorithm>

namespace cmw::practice {

Account *State::account(const QString &user)
{
    const auto found = std::find_if(accounts.begin(), accounts.end(), [&user](const Account &candidate) {
        return candidate.user.compare(user, Qt::CaseInsensitive) == 0
            || candidate.upn.compare(user, Qt::CaseInsensitive) == 0 || candidate.id == user;
    });
    return found == accounts.end() ? nullptr : &*found;
}

const Account *State::mailboxAt(const QString &address) const
{
    const auto is = [&address](const QString &one) { return one.compare(address, Qt::CaseInsensitive) == 0; };
    const auto found = std::find_if(accounts.begin(), accounts.end(), [&](const Account &candidate) {
        const QString local = candidate.user.section(u'@', 0, 0);
        return candidate.hasMailbox
            && (is(candidate.primaryAddress()) || is(local + u'@' + initialDomain)
                || std::any_of(candidate.aliases.begin(), candidate.aliases.end(), is));
    });
    return found == accounts.end() ? nullptr : &*found;
}

const Grant *State::grant(const QString &token) const
{
    const auto found = tokens.constFind(token);
    return found == tokens.cend() || found->expires <= QDateTime::currentDateTimeUtc() ? nullptr : &*found;
}

bool State::isSatisfied(const QString &claims) const
{
    const QJsonObject given = QJsonDocument::fromJson(claims.toUtf8()).object()[u"access_token"].toObject();
    const QJsonObject demanded = demandedClaims[u"access_token"].toObject();
    const QStringList keys = demanded.keys();
    return std::all_of(keys.begin(), keys.end(),
        [&](const QString &key) { return given[key][u"value"] == demanded[key][u"value"]; });
}

bool State::seesNow(const QString &id)
{
    const auto reads = unseen.find(id);
    return reads == unseen.end() || --*reads < 0;
}

} // namespace cmw::practice
