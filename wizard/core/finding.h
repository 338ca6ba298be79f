// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/setup.h"

#include <QDateTime>

namespace cmw {

/// How one line of the document stands.
enum class State {
    Unknown, ///< can't tell
    Done,
    ToDo, ///< not there yet; the wizard can do it
    Wrong, ///< there, and not as it must be
    ForPerson, ///< only a person can do it, in a portal
    Waiting, ///< done, and not yet in force
    NotNeeded,
};

/// The state's name on the command line: done, todo, wrong, person, waiting, unknown, notNeeded.
QString stateName(State state);
/// Unknown for a name that isn't one.
State stateNamed(const QString &name);

/// Whether a look at the line left nothing to do.
bool isSettled(State state);
/// The worse of two states: several lines stand as their worst does.
State worse(State one, State other);

/// What a look at one line found. It carries a code and its arguments, never a sentence.
struct [[nodiscard]] Finding {
    State state = State::Unknown;
    QString code; ///< catalogue key
    QVariantMap args; ///< what the catalogue's texts have in braces
    QString evidence; ///< what the other side answered, without secrets
    QDateTime at; ///< UTC
    Learned learned;

    Finding() = default;
    Finding(State findingState, QString findingCode, QVariantMap findingArgs = {});
    /// A look that failed: "can't tell", with the error as reason.
    Finding(const Error
            &error); // NOLINT(google-explicit-constructor): so that "return r.error();" is the one idiom
};

} // namespace cmw
