// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/memberships.h"

#include "practice/state.h"

#include <algorithm>

namespace cmw::practice {

using namespace Qt::StringLiterals;

QList<Recipient> groupsWith(const State &state, const QString &id, Reach reach)
{
    QList<Recipient> groups;
    QStringList inside{id};
    for (qsizetype next = 0; next < inside.size(); ++next) {
        for (const Recipient &group : state.recipients) {
            const bool isKnown = std::any_of(groups.begin(), groups.end(),
                [&group](const Recipient &known) { return known.id == group.id; });
            if (isKnown || group.kind.startsWith(u"Dynamic") || !group.members.contains(inside.at(next)))
                continue;
            groups.append(group);
            if (reach == Reach::Nested)
                inside.append(group.id);
        }
    }
    return groups;
}

} // namespace cmw::practice
