# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes in Exchange Online what is still open for one mailbox that is being connected to Webex Connect.
#
# It looks first, changes only what its parts name, deletes nothing, and can be run again at any time. What it changes
# is this mailbox's; a part that reaches further (a remote domain, the organisation's customization) says so.
# It needs the Exchange Online module (Install-Module ExchangeOnlineManagement -Scope CurrentUser). Run it in a window
# of its own: Graph's and Exchange's modules break each other in one session.
# It prints what it did.
$ErrorActionPreference = 'Stop'

# What it works with.
