// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace cmw::odata {

/// One segment of a path, or one value in a query, percent-encoded.
QString encoded(const QString &text);

/// A string: in quotes, its own quotes doubled.
QString quoted(const QString &text);

/// "$filter=…", encoded.
QString filter(const QString &expression);

/// The same for a filter that the directory knows as an "advanced query" only: it takes $count and a header
/// of its own. Source: Microsoft Learn, "Advanced query capabilities on Microsoft Entra ID objects".
QString advancedFilter(const QString &expression);
bool isAdvanced(const QString &query);

} // namespace cmw::odata
