// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/message.h"

namespace cmw::practice {

class State;

/// Microsoft Graph v1.0 over the practice directory: tokens, scopes and directory roles are checked as Graph
/// does.
class Graph final {
public:
    explicit Graph(State &state) : m_state(state) { }

    /// Empty where the path isn't one of Graph's.
    std::optional<Answer> answer(const Request &request);

private:
    Answer checked(const Request &request, const QString &path);

    State &m_state;
};

} // namespace cmw::practice
