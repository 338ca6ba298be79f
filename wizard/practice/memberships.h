// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace cmw::practice {

struct Recipient;
class State;

/// How a group holds somebody: by its own list, or by a group in it, too.
enum class Reach { Direct, Nested };

/// The groups that an account or a group, by its object id, is in. Dynamic ones, whose members are found out for
/// each mail, are none of them.
QList<Recipient> groupsWith(const State &state, const QString &id, Reach reach);

} // namespace cmw::practice
