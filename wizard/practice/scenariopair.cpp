// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/scenariopair.h"

#include <QJsonArray>

#include <optional>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

/// Where two say different things: "accounts/support@contoso.com/enabled".
struct Contradiction {
    QString path;
};

bool isObjectOrNothing(const QJsonValue &value)
{
    return value.isObject() || value.isUndefined();
}

bool isListOrNothing(const QJsonValue &value)
{
    return value.isArray() || value.isUndefined();
}

/// What `list` has after all that `base` has; no value where it lacks some of that.
std::optional<QJsonArray> added(const QJsonArray &base, QJsonArray list)
{
    for (const QJsonValue &entry : base) {
        if (list.isEmpty() || list.takeAt(0) != entry)
            return {};
    }
    return list;
}

QJsonValue joined(
    const QJsonValue &base, const QJsonValue &one, const QJsonValue &other, Contradiction &contradiction)
{
    if (other == base || one == other)
        return one;
    if (one == base)
        return other;
    if (isObjectOrNothing(base) && one.isObject() && other.isObject()) {
        QJsonObject all;
        const QString path = contradiction.path;
        QStringList keys = base.toObject().keys() + one.toObject().keys() + other.toObject().keys();
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys)) {
            contradiction.path = path + u'/' + key;
            const QJsonValue value = joined(base[key], one[key], other[key], contradiction);
            if (value.isNull())
                return value;
            if (value.isUndefined())
                all.remove(key);
            else
                all[key] = value;
        }
        contradiction.path = path;
        return all;
    }
    if (isListOrNothing(base) && one.isArray() && other.isArray()) {
        const auto first = added(base.toArray(), one.toArray());
        const auto second = added(base.toArray(), other.toArray());
        if (first && second) {
            QJsonArray all = one.toArray();
            for (const QJsonValue &entry : *second)
                all.append(entry);
            return all;
        }
    }
    return {};
}

} // namespace

Result<Scenario> together(const Scenario &base, const Scenario &one, const Scenario &other)
{
    Scenario both{one.name + u'+' + other.name, one.titleEn + u" + "_s + other.titleEn,
        one.titleKo + u" + "_s + other.titleKo, one.expect + other.expect, {}, {}, base.name};
    both.expect.removeDuplicates();
    Contradiction contradiction{u"state"_s};
    const QJsonValue state = joined(base.state, one.state, other.state, contradiction);
    if (!state.isNull())
        contradiction.path = u"faults"_s;
    const QJsonValue faults =
        state.isNull() ? state : joined(base.faults, one.faults, other.faults, contradiction);
    if (faults.isNull()) {
        return Error{u"practice/contradicting-scenarios"_s,
            {{u"one"_s, one.name}, {u"other"_s, other.name}, {u"key"_s, contradiction.path}}, {}};
    }
    both.state = state.toObject();
    both.faults = faults.toObject();
    return both;
}

} // namespace cmw::practice
