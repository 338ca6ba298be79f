// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace cmw {

/// How the mailbox's own account signs in for the test email.
enum class MailboxWay {
    ByItself, ///< Wizard, or Paste where it is known that the app may not be changed
    Wizard, ///< to a redirect URI of the wizard's own, for a moment; Paste where the app may not get it
    Paste, ///< to Webex Connect's Call Back URL; the person pastes the address at which the browser ended
    WebexConnect, ///< not at all: the person sends from there; only the way to the mail server is tried
};

} // namespace cmw
