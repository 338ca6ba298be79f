# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What the account needs that signs in for the mailbox, on this mailbox alone.
$opens = @(Get-MailboxPermission -Identity $mailbox -User $login)
$sends = @(Get-RecipientPermission -Identity $mailbox -Trustee $login)
$denials = @($opens | Where-Object { $_.Deny }) + @($sends | Where-Object { "$($_.AccessControlType)" -eq 'Deny' })
if ($denials.Count -gt 0) {
    Leave "$login is denied a right on $mailbox. That is somebody's choice, so it isn't overruled."
}
else {
    if (@($opens | Where-Object { "$($_.AccessRights)" -match 'FullAccess' }).Count -gt 0) {
        Write-Host "There already: Full Access for $login"
    }
    else {
        Add-MailboxPermission -Identity $mailbox -User $login -AccessRights FullAccess -AutoMapping $false | Out-Null
        Write-Host "Given: Full Access on $mailbox, to $login"
    }
    if (@($sends | Where-Object { "$($_.AccessRights)" -match 'SendAs' }).Count -gt 0) {
        Write-Host "There already: Send As for $login"
    }
    else {
        Add-RecipientPermission -Identity $mailbox -Trustee $login -AccessRights SendAs -Confirm:$false | Out-Null
        Write-Host "Given: Send As on $mailbox, to $login"
    }
}
