# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Nothing is changed here: whether a rule stands in the way is for the mailbox's owner to say.
$inboxRules = @(Get-InboxRule -Mailbox $mailbox | Where-Object { $_.Enabled })
Write-Host "To look at: $($inboxRules.Count) enabled inbox rules of $mailbox."
Write-Host 'In the way is one that forwards, redirects, moves or deletes what customers write.'
foreach ($inboxRule in $inboxRules) {
    Write-Host "- $($inboxRule.Name)"
    Write-Host "$($inboxRule.Description)"
}
