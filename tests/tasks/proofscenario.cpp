// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proofscenario.h"

#include "practice/scenario.h"

#include <QMap>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

QStringList lineage(const QString &name)
{
    QStringList names{name};
    for (;;) {
        const QString like = practice::scenarioNamed(names.last())->like;
        if (like.isEmpty())
            return names;
        names.append(like);
    }
}

} // namespace

Known::Known(const QString &name)
    : like(lineage(name)),
      base(like.contains(u"prepared"_s) ? u"prepared"_s : u"happy"_s)
{
    const auto scenario = practice::scenarioNamed(name);
    const auto from = practice::scenarioNamed(base);
    expect = scenario->expect;
    // A role's lack shows at a change, and what is prepared needs none.
    isWeather =
        base == u"happy" && scenario->state == from->state && !scenario->faults.contains(u"exchangeRoles"_s);
    const auto compare = [this](const QJsonObject &one, const QJsonObject &other) {
        const QStringList keys = one.keys() + other.keys();
        for (const QString &key : keys) {
            if (one[key] != other[key])
                topics.insert(key);
        }
    };
    compare(scenario->state, from->state);
    compare(scenario->faults, from->faults);
}

const Known &known(const QString &name)
{
    static QMap<QString, Known> all;
    const auto found = all.constFind(name);
    return found != all.cend() ? *found : *all.insert(name, Known(name));
}
