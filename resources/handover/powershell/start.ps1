# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes in Microsoft Entra ID what is still open for a mailbox that is being connected to Webex Connect.
#
# It looks first, changes only what isn't there yet, deletes nothing, and can be run again at any time.
# It needs the Microsoft Graph PowerShell modules (Install-Module Microsoft.Graph -Scope CurrentUser). Run it in a
# window of its own: Graph's and Exchange's modules break each other in one session.
# It prints what it did. No password and no secret is ever printed.
param(
    # A new file for the value of the client secret; without it, no client secret is made.
    [string] $SecretFile
)
$ErrorActionPreference = 'Stop'

# What it works with.
