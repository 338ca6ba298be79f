// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/finding.h"

namespace cmw {

namespace {

int weight(State state)
{
    switch (state) {
    case State::Wrong:
        return 6;
    case State::ToDo:
        return 5;
    case State::ForPerson:
        return 4;
    case State::Unknown:
        return 3;
    case State::Waiting:
        return 2;
    case State::Done:
        return 1;
    case State::NotNeeded:
        return 0;
    }
    return 0;
}

struct NamedState {
    State state;
    const char16_t *name;
};

constexpr NamedState stateNames[] = {
    {State::Unknown, u"unknown"},
    {State::Done, u"done"},
    {State::ToDo, u"todo"},
    {State::Wrong, u"wrong"},
    {State::ForPerson, u"person"},
    {State::Waiting, u"waiting"},
    {State::NotNeeded, u"notNeeded"},
};

} // namespace

QString stateName(State state)
{
    for (const NamedState &named : stateNames) {
        if (named.state == state)
            return QString::fromUtf16(named.name);
    }
    return {};
}

State stateNamed(const QString &name)
{
    for (const NamedState &named : stateNames) {
        if (name == QStringView(named.name))
            return named.state;
    }
    return State::Unknown;
}

bool isSettled(State state)
{
    return state == State::Done || state == State::NotNeeded || state == State::Waiting;
}

State worse(State one, State other)
{
    return weight(other) > weight(one) ? other : one;
}

Finding::Finding(State findingState, QString findingCode, QVariantMap findingArgs)
    : state(findingState),
      code(std::move(findingCode)),
      args(std::move(findingArgs)),
      at(QDateTime::currentDateTimeUtc())
{
}

Finding::Finding(const Error &error) : Finding(State::Unknown, error.code, error.args)
{
    evidence = error.evidence;
}

} // namespace cmw
