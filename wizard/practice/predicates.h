// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/filter.h"

namespace cmw::practice {

/// Parts of a query with a word between them, "left OR right OR …", as the two languages of Graph's queries have them.
/// `part` reads one of them, and `joins` accepts the word; empty where a part is. `whole` says what they mean together.
template <class Part, class Joins, class Whole> Predicate chained(Part part, Joins joins, Whole whole)
{
    Predicate left = part();
    while (left && joins()) {
        const Predicate right = part();
        if (!right)
            return {};
        left = [left, right, whole](const QJsonValue &row) { return whole(left, right, row); };
    }
    return left;
}

template <class Part, class Joins> Predicate anyOf(Part part, Joins joins)
{
    return chained(part, joins, [](const Predicate &left, const Predicate &right, const QJsonValue &row) {
        return left(row) || right(row);
    });
}

template <class Part, class Joins> Predicate allOf(Part part, Joins joins)
{
    return chained(part, joins, [](const Predicate &left, const Predicate &right, const QJsonValue &row) {
        return left(row) && right(row);
    });
}

} // namespace cmw::practice
