// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/filter.h"

namespace cmw::practice {

/// $search on directory objects: "property:text" clauses in double quotes, AND, OR and parentheses; quotes and
/// backslashes in the text have a backslash before them. Words of displayName and description are found wherever they
/// stand, by how they begin; of any other property only how it begins. Errors: Request_BadRequest, with what wasn't
/// understood as evidence.
/// Source: Microsoft Learn, "Use the $search query parameter", "Using $search on directory object collections".
Result<Predicate> parseSearch(const QString &search);

} // namespace cmw::practice
