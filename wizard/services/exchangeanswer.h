// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "services/http.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace cmw {

/// What is other than we know it in the answer to a cmdlet that wasn't refused, as exchange/not-as-known; none for one
/// that can be read. A property of another kind than ours would be read as "not set", so those that we rely on are
/// looked at. A cmdlet that changes something may also answer nothing.
std::optional<Error> exchangeOddity(const QString &cmdlet, bool isRead, const HttpResponse &response);

/// A time in an answer, UTC. Invalid: none, or it isn't written as expected.
/// Source: Microsoft Learn, "Get-MessageTraceV2": the output is in UTC. It comes with a zone, and without.
QDateTime exchangeTime(const QJsonValue &value);

/// What Exchange says beside an answer. It is no error: the cmdlet was carried out.
QStringList exchangeWarnings(const QJsonObject &answer);

} // namespace cmw
