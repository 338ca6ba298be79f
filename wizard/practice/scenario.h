// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace cmw::practice {

class State;

/// How the practice organisation is set up, and what goes wrong in it: a file of resources/scenarios.
struct Scenario {
    QString name;
    QString titleEn, titleKo;
    QStringList expect; ///< codes of the findings that the wizard must come to
    QJsonObject state; ///< all of it: what the file says on top of what the scenario that it is "like" says
    QJsonObject faults; ///< see Faults
    QString like = {}; ///< name of the one that it builds on; empty: of none
};

/// What of a scenario is made anew at every start.
struct ScenarioValues {
    QString forwardingAddress; ///< of the app in the practice Webex Connect
    QString callbackUrl;
};

QStringList scenarioNames();
/// "mailbox-full+secret-expired": several in one organisation.
/// Errors: practice/unknown-scenario, practice/contradicting-scenarios.
Result<Scenario> scenarioNamed(const QString &name);

/// Fills an empty state. Returns what a person would have noted while setting up the app that the scenario has:
/// clientId, appObjectId, secretKeyId, secret, secretExpires, forwardingAddress, callbackUrl; empty without an app.
/// Errors: practice/broken-scenario.
Result<QJsonObject> furnish(State &state, const Scenario &scenario, const ScenarioValues &values);

} // namespace cmw::practice
