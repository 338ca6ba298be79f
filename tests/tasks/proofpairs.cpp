// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/scenario.h"
#include "proof.h"
#include "proofscenario.h"

#include <QCryptographicHash>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

/// Another one draws other pairs: CMW_PROOF_SEED=2 build/release/tests/tasks/tst_proof
QByteArray seed()
{
    return qEnvironmentVariableIsSet("CMW_PROOF_SEED") ? qgetenv("CMW_PROOF_SEED") : QByteArray("2026-11-27");
}

/// Whether two can be in one organisation at all, by what they are built on.
bool fit(const QString &one, const QString &other)
{
    if (known(one).like.contains(other) || known(other).like.contains(one))
        return false;
    return known(one).base == known(other).base || known(one).isWeather || known(other).isWeather;
}

QByteArray place(const QString &one, const QString &other)
{
    return QCryptographicHash::hash(
        seed() + std::min(one, other).toUtf8() + ' ' + std::max(one, other).toUtf8(),
        QCryptographicHash::Md5);
}

} // namespace

QStringList Proof::names() const
{
    QStringList names = practice::scenarioNames();
    names.removeIf([](const QString &name) { return name == u"happy" || name == u"prepared"; });
    return names;
}

QList<Proof::Pair> Proof::pairs(QStringList &contradictions)
{
    QList<Pair> pairs;
    QSet<QString> drawn;
    const QStringList all = names();
    for (const QString &name : all) {
        const bool hasCause = !known(name).expect.isEmpty();
        QStringList others = all;
        others.removeIf([&](const QString &other) {
            return !fit(name, other) || (!hasCause && known(other).expect.isEmpty());
        });
        QMap<QByteArray, QString> placed;
        for (const QString &other : std::as_const(others))
            placed.insert(place(name, other), other);
        others = placed.values();
        const auto take = [&](const QStringList &from, bool isNew) {
            for (const QString &other : from) {
                const Pair pair{std::min(name, other), std::max(name, other)};
                if (isNew && drawn.contains(pair.name()))
                    continue;
                if (!practice::scenarioNamed(pair.name())) {
                    contradictions.append(pair.name());
                    continue;
                }
                if (!drawn.contains(pair.name())) {
                    drawn.insert(pair.name());
                    pairs.append(pair);
                }
                return;
            }
        };
        QStringList ofOtherTopics = others;
        ofOtherTopics.removeIf(
            [&name](const QString &other) { return known(name).topics.intersects(known(other).topics); });
        take(ofOtherTopics, false);
        if (hasCause)
            take(others, true);
    }
    contradictions.removeDuplicates();
    return pairs;
}
