// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/state.h"

#include <algorithm>

namespace cmw::practice {

Account *State::account(const QString &user)
{
    const auto found = std::find_if(accounts.begin(), accounts.end(), [&user](const Account &candidate) {
        return candidate.user.compare(user, Qt::CaseInsensitive) == 0 || candidate.id == user;
    });
    return found == accounts.end() ? nullptr : &*found;
}

const Grant *State::grant(const QString &token) const
{
    const auto found = tokens.constFind(token);
    return found == tokens.cend() || found->expires <= QDateTime::currentDateTimeUtc() ? nullptr : &*found;
}

} // namespace cmw::practice
