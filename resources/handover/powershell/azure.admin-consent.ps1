# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

$client = Get-Principal $app.AppId
if (-not $client) {
    $client = Patiently { New-MgServicePrincipal -AppId $app.AppId }
    Write-Host 'Made: the enterprise application'
}
foreach ($permission in $permissions) {
    $resourceId = $permission.Principal.Id
    $name = $permission.Name
    if ($permission.Type -eq 'Role') {
        $present = Patiently { Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $client.Id -All }
        $isGranted = @($present | Where-Object {
                $_.ResourceId -eq $resourceId -and $_.AppRoleId -eq $permission.Id }).Count -gt 0
        if (-not $isGranted) {
            Patiently {
                New-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId $resourceId -PrincipalId $client.Id `
                    -ResourceId $resourceId -AppRoleId $permission.Id
            } | Out-Null
        }
    }
    else {
        # All scopes of one resource share one grant.
        $grant = Patiently { Get-MgOauth2PermissionGrant -Filter "clientId eq '$($client.Id)'" -All } |
            Where-Object { $_.ResourceId -eq $resourceId -and $_.ConsentType -eq 'AllPrincipals' } |
            Select-Object -First 1
        $isGranted = $grant -and "$($grant.Scope)".Trim() -split '\s+' -ccontains $name
        if (-not $isGranted -and $grant) {
            Update-MgOauth2PermissionGrant -OAuth2PermissionGrantId $grant.Id -Scope "$("$($grant.Scope)".Trim()) $name" |
                Out-Null
        }
        elseif (-not $isGranted) {
            Patiently {
                New-MgOauth2PermissionGrant -ClientId $client.Id -ConsentType 'AllPrincipals' `
                    -ResourceId $resourceId -Scope $name
            } | Out-Null
        }
    }
    if ($isGranted) { Write-Host "Granted already: $name" }
    else { Write-Host "Granted for the whole organisation: $name" }
}
if ($client.AccountEnabled -eq $false) {
    Leave 'Sign-in to the enterprise application is turned off: see "Enabled for users to sign-in" in its properties.'
}
if ($client.AppRoleAssignmentRequired) {
    Leave 'The enterprise application wants each user assigned: assign the mailbox, or turn "Assignment required" off.'
}
