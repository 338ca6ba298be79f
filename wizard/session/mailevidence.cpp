// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/mailevidence.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// "https://outlook.office.com" of "https://outlook.office.com/SMTP.Send".
QString resourceOf(const QString &scope)
{
    return scope.section(u'/', 0, -2);
}

constexpr qint64 stillTrue = 3600; // seconds

} // namespace

TokenEvidence tokenEvidence(const TokenClaims &claims)
{
    return {claims.audience, claims.account, claims.tenantId, claims.scopes, claims.roles, claims.expires};
}

TokenNeeds tokenNeeds(const Setup &setup, const Endpoints &endpoints)
{
    // Exchange Online by each of its names: those of the cloud, and the one that is the same in all of them.
    return {{resourceOf(endpoints.smtpScope), resourceOf(endpoints.exchangeScope),
                u"00000002-0000-0ff1-ce00-000000000000"_s},
        {setup.signInName(), setup.mailbox}, setup.tenantId, endpoints.smtpScope};
}

bool isFresh(const Finding &line, const QDateTime &at)
{
    return line.at.isValid() && line.at.secsTo(at) < stillTrue;
}

} // namespace cmw
