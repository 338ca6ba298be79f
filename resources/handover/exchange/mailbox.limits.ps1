# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Customers are let in where that was agreed to; the other limits are for a person to say.
if ($found.RequireSenderAuthenticationEnabled -and $mayLetIn) {
    Set-Mailbox -Identity $mailbox -RequireSenderAuthenticationEnabled $false
    Write-Host "Turned off: Require senders to be authenticated for $mailbox"
}
elseif ($found.RequireSenderAuthenticationEnabled) {
    Leave "Nobody outside may write to $mailbox (Require senders to be authenticated)."
}
$only = @($found.AcceptMessagesOnlyFromSendersOrMembers)
if ($only.Count -gt 0) { Leave "Only these may write to ${mailbox}: $($only -join ', ')." }
if ($found.ModerationEnabled) { Leave "Mail to $mailbox waits for the approval of $($found.ModeratedBy -join ', ')." }
Write-Host "To look at: $mailbox takes mails of up to $($found.MaxReceiveSize) and sends up to $($found.MaxSendSize)."
$used = (Get-MailboxStatistics -Identity $mailbox).TotalItemSize
Write-Host "It holds $used; at $($found.ProhibitSendQuota) it can't send, at $($found.ProhibitSendReceiveQuota) it is full."
