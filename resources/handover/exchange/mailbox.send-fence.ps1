# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The app by itself may use this mailbox and those of its other policies; what it does as a signed-in person stays.
$mailboxId = "$($found.ExternalDirectoryObjectId)"
$scope = $found
$isOwn = $true
if ("$($found.RecipientTypeDetails)" -ne 'UserMailbox') {
    # Only a user's mailbox is a security principal: any other is put into a group of its own.
    $scope = Get-DistributionGroup -Filter "Name -eq '$groupName'"
    if (-not $scope) {
        $scope = New-DistributionGroup -Name $groupName -Type Security -Members $mailbox `
            -MemberJoinRestriction Closed -MemberDepartRestriction Closed
        Write-Host "Made: the mail-enabled security group $groupName, with $mailbox alone"
    }
    else {
        $members = @(Get-DistributionGroupMember -Identity $groupName)
        $isOwn = $members.Count -eq 1 -and "$($members[0].ExternalDirectoryObjectId)" -eq $mailboxId
    }
}
if (-not $isOwn) { Leave "The group $groupName has other members. It isn't changed, and the app isn't fenced." }
else {
    $fences = @(Get-ApplicationAccessPolicy | Where-Object { "$($_.AppId)" -eq $clientId -and
        "$($_.AccessRight)" -eq 'RestrictAccess' -and "$($_.ScopeName)" -eq "$($scope.DisplayName)" })
    if ($fences.Count -gt 0) { Write-Host "There already: an application access policy for $($scope.DisplayName)" }
    else {
        New-ApplicationAccessPolicy -AppId $clientId -PolicyScopeGroupId "$($scope.PrimarySmtpAddress)" `
            -AccessRight RestrictAccess -Description 'Connect Mail Wizard' | Out-Null
        Write-Host "Made: an application access policy that holds the app to $($scope.DisplayName)"
    }
    # Granted for this mailbox, and Denied for any that is in no policy of the app.
    foreach ($one in @($found) + @(Get-Mailbox -ResultSize 5 -WarningAction SilentlyContinue)) {
        $test = Test-ApplicationAccessPolicy -AppId $clientId -Identity "$($one.PrimarySmtpAddress)"
        Write-Host "Tested: $($test.AccessCheckResult) for $($one.PrimarySmtpAddress)"
    }
}
