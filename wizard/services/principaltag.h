// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace cmw {

/// The tag of an enterprise application that Graph::createServicePrincipal() has made: others make one, too, such as the
/// first consent of a user.
constexpr QLatin1StringView principalTag("connect-mail-wizard");

} // namespace cmw
