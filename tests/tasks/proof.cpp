// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof.h"

#include "office.h"
#include "proofscenario.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const QStringList bases{u"happy"_s, u"prepared"_s};

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
        if (hiding.isBy(causes) && (hiding.codes.contains(code) || isAbout(hiding.lines, line)))
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
