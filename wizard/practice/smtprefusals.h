// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace cmw::practice {

class State;

/// The reply of Exchange Online to a sender that it won't serve, by a name of ours: faults.smtp.refuses of a scenario.
/// Empty where `stage` ("mail" or "data") isn't the one at which it is given, or where it is about mail to the outside
/// and nobody outside is among `recipients`.
///
/// Names: sender-restricted, sender-banned, tenant-new, tenant-threshold, domain-unregistered, daily-limit,
/// submission-quota, tenant-limit, receiver-blocked, too-many-connections, suspicious, temporary, not-signed-in,
/// submission.
///
/// The texts are Microsoft's. Most are known from bounces and from clients' logs; at which command each is given, no
/// source tells: after the whole mail, as those are whose stage is known.
/// Source: Microsoft Learn, "Email non-delivery reports and SMTP errors in Exchange Online", "Fix NDR error 550 5.7.700
/// through 550 5.7.750 in Exchange Online" and "Improvements to SMTP Authenticated Submission client protocol".
QByteArray refusalByName(
    const State &state, const QString &name, const char *stage, const QStringList &recipients);

/// Whether it is one of those names.
bool isRefusal(const QString &name);

} // namespace cmw::practice
