// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof.h"

#include "office.h"
#include "practice/scenario.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const QStringList bases{u"happy"_s, u"prepared"_s};
/// Another one draws other pairs: CMW_PROOF_SEED=2 build/release/tests/tasks/tst_proof
QByteArray seed()
{
    return qEnvironmentVariableIsSet("CMW_PROOF_SEED") ? qgetenv("CMW_PROOF_SEED") : QByteArray("2026-11-27");
}

QStringList texts(const QJsonValue &list)
{
    return list.toVariant().toStringList();
}

bool matches(const QStringList &patterns, const QString &line)
{
    return std::any_of(patterns.begin(), patterns.end(), [&line](const QString &pattern) {
        return QRegularExpression(QRegularExpression::wildcardToRegularExpression(pattern))
            .match(line)
            .hasMatch();
    });
}

QList<Hiding> readHidings()
{
    QFile file(QStringLiteral(CMW_SOURCE_DIR "/tests/tasks/hiding.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("hiding.json can't be read");
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    QList<Hiding> list;
    const QJsonArray hidings = json[u"hidings"].toArray();
    for (const QJsonValue &one : hidings)
        list.append({texts(one[u"by"]), texts(one[u"lines"]), texts(one[u"codes"]), one[u"settled"].toBool(),
            texts(one[u"instead"]), one[u"reason"].toString()});
    // One line names one cause: each hides those after it.
    const QJsonArray orders = json[u"orders"].toArray();
    for (const QJsonValue &order : orders) {
        const QStringList codes = texts(order[u"order"]);
        for (int i = 0; i + 1 < codes.size(); ++i)
            list.append({{codes[i]}, {}, codes.mid(i + 1), false, {}, order[u"reason"].toString()});
    }
    if (list.isEmpty())
        qFatal("hiding.json is empty");
    return list;
}

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

/// What the drawing asks of a scenario.
struct Known {
    explicit Known(const QString &name);

    QStringList like; ///< and itself
    QString base;
    QStringList expect;
    QSet<QString> topics; ///< the keys that it sets otherwise than its base
    bool isWeather; ///< it has faults alone, and those strike whatever is set up
};

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

/// Read once.
const Known &known(const QString &name)
{
    static QMap<QString, Known> all;
    const auto found = all.constFind(name);
    return found != all.cend() ? *found : *all.insert(name, Known(name));
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

/// What the line says isn't what it says in the base; a line that a person sees to anyway may say it in another way.
bool isNews(const Finding &finding, const Finding &base)
{
    return accuses(finding.state) && finding.code != base.code
        && (finding.state != State::ForPerson || base.state != State::ForPerson);
}

bool isDone(State state)
{
    return state == State::Done || state == State::NotNeeded;
}

} // namespace

bool Hiding::isBy(const QStringList &causes) const
{
    return std::any_of(
        causes.begin(), causes.end(), [this](const QString &cause) { return matches(by, cause); });
}

bool accuses(State state)
{
    return state == State::Wrong || state == State::ToDo || state == State::ForPerson;
}

QStringList Verdict::linesOf(const QString &code) const
{
    QStringList result;
    for (auto line = lines.begin(); line != lines.end(); ++line) {
        if (line->code == code)
            result.append(line.key());
    }
    for (auto line = refused.begin(); line != refused.end(); ++line) {
        if (*line == code)
            result.append(line.key());
    }
    return result;
}

Proof::Proof() : m_hidings(readHidings()) { }

QStringList Proof::names() const
{
    QStringList names = practice::scenarioNames();
    names.removeIf([](const QString &name) { return bases.contains(name); });
    return names;
}

QString Proof::baseOf(const QString &name)
{
    return known(name).base;
}

Verdict Proof::look(const QString &name, bool changing)
{
    QElapsedTimer timer;
    timer.start();
    Office office(name);
    Verdict verdict;
    verdict.lines = office.checkAll();
    for (const Task *task : changing ? office.plan.tasks() : QList<const Task *>()) {
        if (!task->info().changes)
            continue;
        if (const auto change = office.apply(*task); !change)
            verdict.refused.insert(task->id(), change.error().code);
    }
    verdict.milliseconds = timer.elapsed();
    return verdict;
}

bool Proof::needsChange(const QString &name)
{
    return !alone(name).refused.isEmpty();
}

const Verdict &Proof::alone(const QString &name)
{
    const auto before = m_alone.constFind(name);
    if (before != m_alone.cend())
        return *before;
    Verdict verdict = look(name, false);
    const QStringList expected = known(name).expect;
    const bool isNamed = std::all_of(expected.begin(), expected.end(),
        [&verdict](const QString &code) { return !verdict.linesOf(code).isEmpty(); });
    if (!isNamed) // Some refusals come only when something is to be changed.
        verdict = look(name, true);
    return *m_alone.insert(name, verdict);
}

QStringList Proof::causes(const QString &name)
{
    QStringList causes = known(name).expect;
    const Verdict &base = alone(baseOf(name));
    causes.removeIf([&base](const QString &code) { return !base.linesOf(code).isEmpty(); });
    return causes;
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

Proof::Outcome Proof::judge(const QString &name)
{
    Outcome outcome;
    const Verdict &verdict = alone(name);
    const Verdict &base = alone(baseOf(name));
    const QStringList expected = known(name).expect;
    for (const QString &code : expected)
        (verdict.linesOf(code).isEmpty() ? outcome.missing : outcome.named).append(code);
    for (auto line = verdict.lines.begin(); line != verdict.lines.end(); ++line) {
        if (isNews(*line, base.lines[line.key()]) && !expected.contains(line->code))
            outcome.falselyWrong.append(line.key() + u": "_s + line->code);
    }
    return outcome;
}

const Hiding *Proof::hiding(const QString &by, const QString &line, const QString &code)
{
    const QStringList causes = this->causes(by) + QStringList{by};
    for (const Hiding &hiding : m_hidings) {
        if (hiding.isBy(causes) && (hiding.codes.contains(code) || matches(hiding.lines, line)))
            return &hiding;
    }
    return nullptr;
}

bool Proof::isRight(const Pair &pair, const QString &line, const Finding &finding)
{
    const bool isPrepared = baseOf(pair.one) == u"prepared"_s || baseOf(pair.other) == u"prepared"_s;
    if (!isNews(finding, alone(bases[isPrepared ? 1 : 0]).lines[line]))
        return true;
    for (const QString &name : {pair.one, pair.other}) {
        if (finding.code == alone(name).code(line) && finding.code != alone(baseOf(name)).code(line))
            return true;
        const QString &beside = name == pair.one ? pair.other : pair.one;
        const QStringList causes = this->causes(name) + QStringList{name};
        for (const Hiding &hiding : std::as_const(m_hidings)) {
            const bool concerns = hiding.codes.isEmpty()
                || std::any_of(hiding.codes.begin(), hiding.codes.end(),
                    [&](const QString &code) { return this->causes(beside).contains(code); });
            if (hiding.isBy(causes) && concerns && hiding.instead.contains(finding.code))
                return true;
        }
    }
    return false;
}

Proof::Outcome Proof::judge(const Pair &pair, const Verdict &both)
{
    Outcome outcome;
    for (const QString &name : {pair.one, pair.other}) {
        const QString &beside = name == pair.one ? pair.other : pair.one;
        const QStringList causes = this->causes(name);
        for (const QString &code : causes) {
            if (!both.linesOf(code).isEmpty()) {
                outcome.named.append(code);
                continue;
            }
            const QStringList lines = alone(name).linesOf(code);
            const auto hidden = std::find_if(lines.begin(), lines.end(),
                [&](const QString &line) { return hiding(beside, line, code) != nullptr; });
            if (hidden == lines.end()) {
                outcome.missing.append(code);
                continue;
            }
            outcome.hidden.append(code);
            outcome.reasons.append(hiding(beside, *hidden, code)->reason);
        }
        const Verdict &was = alone(name);
        for (auto line = was.lines.begin(); line != was.lines.end(); ++line) {
            if (!isNews(*line, alone(baseOf(name)).lines[line.key()]) || !isDone(both.state(line.key())))
                continue;
            const Hiding *by = hiding(beside, line.key(), line->code);
            if (!by || !by->settled)
                outcome.falselyDone.append(line.key() + u": "_s + both.code(line.key()));
        }
    }
    for (auto line = both.lines.begin(); line != both.lines.end(); ++line) {
        if (accuses(line->state) && !isRight(pair, line.key(), *line))
            outcome.falselyWrong.append(line.key() + u": "_s + line->code);
    }
    for (QStringList *list :
        {&outcome.named, &outcome.hidden, &outcome.missing, &outcome.reasons, &outcome.falselyDone})
        list->removeDuplicates();
    return outcome;
}
