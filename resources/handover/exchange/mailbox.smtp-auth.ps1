# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The mailbox's own setting counts more than the organisation's, which stays as it is.
$disabled = (Get-CASMailbox -Identity $mailbox).SmtpClientAuthenticationDisabled
if ($null -eq $disabled) { $disabled = (Get-TransportConfig).SmtpClientAuthenticationDisabled }
if ($disabled -eq $false) { Write-Host "On already: Authenticated SMTP for $mailbox" }
else {
    Set-CASMailbox -Identity $mailbox -SmtpClientAuthenticationDisabled $false
    Write-Host "Turned on: Authenticated SMTP for $mailbox"
}
