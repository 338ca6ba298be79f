// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/tokendetails.h"

#include "services/identity.h"

#include <QDateTime>

namespace cmw {

using namespace Qt::StringLiterals;

QList<StageDetail> tokenDetails(const TokenClaims &claims)
{
    QList<StageDetail> details;
    const auto add = [&details](const QString &code, const QString &value) {
        if (!value.isEmpty())
            details.append({code, {{u"value"_s, value}}});
    };
    add(u"detail/audience"_s, claims.audience);
    add(u"detail/scope"_s, claims.scopes.join(u' '));
    add(u"detail/roles"_s, claims.roles.join(u' '));
    add(u"detail/account"_s, claims.account);
    add(u"detail/tenant"_s, claims.tenantId);
    add(u"detail/app"_s, claims.clientId);
    if (claims.expires.isValid())
        details.append({u"detail/expires"_s, {{u"expires"_s, claims.expires}}});
    return details;
}

} // namespace cmw
