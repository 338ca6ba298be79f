// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/finding.h"

namespace cmw {

class Cloud;

/// The mailbox's line where Exchange's endpoint isn't as we know it: what the directory alone tells of the account
/// behind the mailbox (is it there, enabled, licensed, of that address). It can't tell a shared mailbox from a blocked
/// account, nor any setting of Exchange's, and says so. Where the directory can't be read either, it is `why`: what
/// Exchange answered. Errors: those of Graph.
/// Source: Microsoft Learn, Graph's resource type "user": accountEnabled, assignedPlans, mail, proxyAddresses, userType.
Finding accountByGraph(const Setup &setup, Cloud &cloud, const Error &why);

} // namespace cmw
