// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

namespace cmw::practice {

class State;

// The parts of furnish(): a scenario's "state" as it is after the merge, into an empty State.

/// The first key of a scenario, of its app or of its faults that no part reads, or a refusal's name that nobody knows;
/// empty: none.
QString unknownKey(const QJsonObject &state, const QJsonObject &faults);

/// organisation, licences, accounts, policies, mail flow, and the service principals of Microsoft's resources.
void furnishOrganisation(State &state, const QJsonObject &json);

/// Who works there beside the scenario's own accounts, and the groups: those of resources/practice/directory.json.
/// Nobody can sign in as one of them.
void addColleagues(State &state);

/// "consented": what administrators agreed to for clients of Microsoft's; "app": the one that a person noted while
/// setting it up; "apps": others. Returns what was noted, as furnish() does.
QJsonObject furnishApps(State &state, const QJsonObject &json);

} // namespace cmw::practice
