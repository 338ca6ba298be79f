# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Nothing is changed here: whether a rule stands in the way is for a person to say.
$flowRules = @(Get-TransportRule -ResultSize Unlimited | Where-Object { "$($_.State)" -eq 'Enabled' } |
        Sort-Object Priority)
Write-Host "To look at: $($flowRules.Count) enabled mail flow rules of the organisation."
Write-Host "In the way is one that rejects, deletes, quarantines or redirects mail to $mailbox, mail from it, or mail"
Write-Host 'that is forwarded automatically (message type AutoForward). Exchange admin center > Mail flow > Rules.'
foreach ($flowRule in $flowRules) {
    Write-Host "- $($flowRule.Priority) $($flowRule.Name) (mode $($flowRule.Mode))"
    Write-Host "$($flowRule.Description)"
}
