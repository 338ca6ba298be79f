// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QJsonValue>
#include <QString>

#include <functional>

namespace cmw::practice {

/// Whether an object, or an element of a collection, fits a $filter.
using Predicate = std::function<bool(const QJsonValue &)>;

/// The part of OData's $filter that directory clients use: eq, ne, and, or, not, startswith, endswith,
/// contains, any() and parentheses. Texts are compared without case, as Graph's directory does. Errors:
/// Request_UnsupportedQuery, with what wasn't understood as evidence.
Result<Predicate> parseFilter(const QString &filter);

} // namespace cmw::practice
