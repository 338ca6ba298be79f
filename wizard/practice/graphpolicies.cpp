// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's policies.

#include "practice/directory.h"
#include "practice/graphcall.h"
#include "practice/state.h"

using namespace Qt::StringLiterals;

namespace cmw::practice {

Answer showAuthorizationPolicy(State &state, const GraphCall &call)
{
    return graphObject(call, 200, u"policies/authorizationPolicy"_s, state.authorizationPolicy);
}

Answer updateAuthorizationPolicy(State &state, const GraphCall &call)
{
    for (const QString &key : call.body.keys()) {
        if (!state.authorizationPolicy.contains(key))
            return graphError(400, u"Request_BadRequest"_s, u"Invalid property '"_s + key + u"'."_s);
    }
    state.authorizationPolicy = merged(state.authorizationPolicy, call.body);
    return Answer::empty(204);
}

Answer showSecurityDefaults(State &state, const GraphCall &call)
{
    return graphObject(call, 200, u"policies/identitySecurityDefaultsEnforcementPolicy"_s,
        {{u"id"_s, u"00000000-0000-0000-0000-000000000005"_s}, {u"displayName"_s, u"Security Defaults"_s},
            {u"description"_s,
                u"Security defaults is a set of basic identity security mechanisms recommended by Microsoft."_s},
            {u"isEnabled"_s, state.securityDefaults}});
}

Answer updateSecurityDefaults(State &state, const GraphCall &call)
{
    if (!call.body[u"isEnabled"].isBool())
        return graphError(400, u"Request_BadRequest"_s, u"Property 'isEnabled' must be a Boolean."_s);
    state.securityDefaults = call.body[u"isEnabled"].toBool();
    return Answer::empty(204);
}

} // namespace cmw::practice
