// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/tokenneeds.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

bool isSame(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

/// Microsoft names the same resource with and without a slash at its end.
QString withoutSlash(QString audience)
{
    while (audience.endsWith(u'/'))
        audience.chop(1);
    return audience;
}

bool isGraph(const QString &audience)
{
    return audience.startsWith("https://graph."_L1, Qt::CaseInsensitive)
        || audience.startsWith("https://microsoftgraph."_L1, Qt::CaseInsensitive)
        || isSame(audience, u"00000003-0000-0000-c000-000000000000"_s);
}

bool isFor(const QString &audience, const QStringList &wanted)
{
    return std::any_of(wanted.begin(), wanted.end(),
        [&audience](const QString &one) { return isSame(withoutSlash(one), audience); });
}

std::optional<Error> objectionToAudience(const TokenEvidence &token, const TokenNeeds &needs)
{
    const QString audience = withoutSlash(token.audience);
    if (audience.isEmpty() || isFor(audience, needs.audiences))
        return {};
    return Error{isGraph(audience) ? u"verify/token-for-graph"_s : u"verify/token-audience"_s,
        {{u"audience"_s, token.audience}, {u"scope"_s, needs.scope}}, {}};
}

std::optional<Error> objectionToScope(const TokenEvidence &token, const TokenNeeds &needs)
{
    if (token.scopes.contains(needs.scope.section(u'/', -1), Qt::CaseInsensitive))
        return {};
    if (token.scopes.isEmpty() && !token.roles.isEmpty())
        return Error{u"verify/token-of-app"_s, {{u"roles"_s, token.roles.join(u' ')}}, {}};
    // Neither: the token doesn't show what it is for.
    if (token.scopes.isEmpty())
        return {};
    return Error{u"verify/no-smtp-scope"_s, {{u"scopes"_s, token.scopes.join(u' ')}}, {}};
}

std::optional<Error> objectionToAccount(const TokenEvidence &token, const TokenNeeds &needs)
{
    if (token.account.isEmpty() || needs.accounts.contains(token.account, Qt::CaseInsensitive))
        return {};
    return Error{u"verify/wrong-account"_s,
        {{u"account"_s, token.account}, {u"wanted"_s, needs.accounts.value(0)}}, {}};
}

std::optional<Error> objectionToTenant(const TokenEvidence &token, const TokenNeeds &needs)
{
    if (token.tenantId.isEmpty() || needs.tenantId.isEmpty() || isSame(token.tenantId, needs.tenantId))
        return {};
    return Error{u"verify/token-tenant"_s,
        {{u"account"_s, token.account}, {u"tenant"_s, token.tenantId}, {u"wanted"_s, needs.tenantId}}, {}};
}

std::optional<Error> objectionToTime(const TokenEvidence &token, const QDateTime &now)
{
    if (!token.expires.isValid() || !now.isValid() || token.expires > now)
        return {};
    return Error{u"verify/token-expired"_s, {{u"expires"_s, token.expires}, {u"now"_s, now}}, {}};
}

} // namespace

std::optional<Error> objection(const TokenEvidence &token, const TokenNeeds &needs, const QDateTime &now)
{
    for (const auto &differs :
        {objectionToAudience, objectionToScope, objectionToAccount, objectionToTenant}) {
        if (const std::optional<Error> error = differs(token, needs))
            return error;
    }
    return objectionToTime(token, now);
}

} // namespace cmw
