# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

$target = "$($found.ForwardingSmtpAddress)" -replace '^smtp:', ''
# Where both are set, this one wins.
$internal = "$($found.ForwardingAddress)"
$goesTo = if ($internal) { $internal } else { $target }
$isOurs = -not $internal -and $target -eq $forwardTo
if ($goesTo -and -not $isOurs -and $goesTo -ne $replacedTarget) {
    Leave "$mailbox forwards to $goesTo. That is somebody's choice, so it isn't overwritten."
}
elseif ($isOurs -and $found.DeliverToMailboxAndForward) {
    Write-Host "There already: forwarding to $forwardTo, with a copy"
}
else {
    Set-Mailbox -Identity $mailbox -ForwardingAddress $null -ForwardingSmtpAddress $forwardTo `
        -DeliverToMailboxAndForward $true
    Write-Host "Set: forwarding to $forwardTo, with a copy in the mailbox"
}
