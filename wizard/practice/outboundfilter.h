// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace cmw::practice {

class State;
struct Account;

/// Whether a mailbox of this organisation may forward to an address outside, by the outbound spam policy that
/// applies to it. "Automatic" means Off.
/// Source: Microsoft Learn, "Configure outbound spam policies" and "Control automatic external email forwarding in
/// Microsoft 365". That members of a group in a group count is how Exchange resolves groups elsewhere.
bool policyAllowsForwarding(const State &state, const Account &mailbox);

} // namespace cmw::practice
