// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/message.h"

namespace cmw::practice {

struct Grant;
struct GraphRoute;
class State;

/// Microsoft Graph v1.0 over the practice directory: tokens, scopes and directory roles are checked as Graph
/// does.
class Graph final {
public:
    explicit Graph(State &state) : m_state(state) { }

    /// Empty where the path isn't one of Graph's.
    std::optional<Answer> answer(const Request &request);

private:
    Answer one(const Request &request, const QString &path);
    Answer routed(const Request &request, const QString &path, const Grant &grant);
    Answer carriedOut(const GraphRoute &route, const Request &request, const Grant &grant, QStringList keys);
    Answer batch(const Request &request);
    /// Why the token isn't good; empty: it is, and one more call was made with it.
    std::optional<Answer> tokenRefusal(const Request &request);
    /// Conditional Access demands another sign-in for this; empty: it doesn't, or there was one.
    std::optional<Answer> claimsChallenge(const GraphRoute &route, const Grant &grant);

    State &m_state;
};

} // namespace cmw::practice
