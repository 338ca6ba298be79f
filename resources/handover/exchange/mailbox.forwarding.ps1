# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

$target = "$($found.ForwardingSmtpAddress)" -replace '^smtp:', ''
$isElsewhere = $found.ForwardingAddress -or ($target -and $target -ne $forwardTo -and $target -ne $replacedTarget)
if ($isElsewhere) {
    Leave "$mailbox forwards to $($found.ForwardingAddress)$target. That is somebody's choice, so it isn't overwritten."
}
elseif ($target -eq $forwardTo -and $found.DeliverToMailboxAndForward) {
    Write-Host "There already: forwarding to $forwardTo, with a copy"
}
else {
    Set-Mailbox -Identity $mailbox -ForwardingSmtpAddress $forwardTo -DeliverToMailboxAndForward $true
    Write-Host "Set: forwarding to $forwardTo, with a copy in the mailbox"
}
