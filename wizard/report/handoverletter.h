// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/handover.h"

namespace cmw {

/// The letter that goes with a hand-over, in both languages: what is asked, why, which role is enough, the ways to do
/// it, and what to send back. Plain text.
Text letterSubject(const HandOverRequest &request);
/// Of a hand-over whose other parts stand already.
Text letterText(const HandOver &handOver, const HandOverRequest &request);

} // namespace cmw
