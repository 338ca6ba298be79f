// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrl>

#include <functional>

namespace cmw::odata {

/// One segment of a path, or one value in a query, percent-encoded.
QString encoded(const QString &text);

/// A string: in quotes, its own quotes doubled.
QString quoted(const QString &text);

/// "$filter=…", encoded.
QString filter(const QString &expression);

/// The same for a filter that the directory knows as an "advanced query" only: it takes $count and a header
/// of its own, as $search does. Source: Microsoft Learn, "Advanced query capabilities on Microsoft Entra ID objects".
QString advancedFilter(const QString &expression);
bool isAdvanced(const QString &query);

/// One page of a list, as it was answered.
using Page = std::function<Result<QJsonObject>(const QUrl &url)>;

/// All pages of a list as one, by "@odata.nextLink". A link to another server is refused, since the token
/// would go with it, and so is a list without an end. Error: `refused`, with the reason as its evidence.
Result<QJsonObject> allPages(const QUrl &first, const Page &page, Error refused);

/// The objects of a list.
QList<QJsonObject> objects(const QJsonObject &list);

} // namespace cmw::odata
