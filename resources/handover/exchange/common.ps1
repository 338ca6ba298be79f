# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

$script:leftAlone = $false
# Something that a person has to decide: the rest goes on.
function Leave([string] $text) { Write-Warning "Left alone: $text"; $script:leftAlone = $true }

Import-Module ExchangeOnlineManagement
Connect-ExchangeOnline -ShowBanner:$false -ExchangeEnvironmentName $environment
# Whose organisation this is: without the mailbox it is another one.
$found = Get-Mailbox -Identity $mailbox
