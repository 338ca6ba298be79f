// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/change.h"
#include "core/result.h"

#include <QDateTime>
#include <QList>

#include <functional>

namespace cmw {

class Cloud;

/// Whether the organisation must be given settings of its own first, which can't be taken back.
/// Source: Microsoft Learn, "Enable-OrganizationCustomization".
enum class Customization {
    NotNeeded,
    Unknown, ///< this admin may not read it, and then may not begin it either
    Needed,
    UnderWay, ///< it was begun by one of these changes less than an hour ago
};
Result<Customization> customization(const QList<Change> &changes, Cloud &cloud);

/// What a change's `before` holds where it begins with it.
QJsonObject withCustomization(QJsonObject before);

/// Begins it. Errors: mailbox/customization-not-allowed, those of Exchange.
Result<void> customize(Cloud &cloud);

/// Carries out a write that is refused until customization is in force, again and again for some minutes: nothing but
/// the write itself tells when. Errors: mailbox/customization-pending, or mailbox/customization-not-allowed where it is
/// Unknown; those of the write.
/// Source: Exchange was seen to say that it is done, and to refuse new settings for half an hour more.
Result<void> onceCustomized(Customization state, Cloud &cloud, const std::function<Result<void>()> &write);

} // namespace cmw
