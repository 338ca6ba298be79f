# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

$present = Patiently { Get-MgApplication -ApplicationId $app.Id }
$access = @($present.RequiredResourceAccess | Where-Object { $_ } | ForEach-Object {
        @{ resourceAppId = $_.ResourceAppId
            resourceAccess = @($_.ResourceAccess | ForEach-Object { @{ id = $_.Id; type = $_.Type } }) }
    })
$added = @()
foreach ($permission in $permissions) {
    $resource = $access | Where-Object { $_.resourceAppId -eq $permission.Principal.AppId } | Select-Object -First 1
    if (-not $resource) {
        $resource = @{ resourceAppId = $permission.Principal.AppId; resourceAccess = @() }
        $access += $resource
    }
    if (@($resource.resourceAccess | ForEach-Object { $_.id }) -contains $permission.Id) {
        Write-Host "There already: the API permission $($permission.Name)"
        continue
    }
    $resource.resourceAccess += @{ id = $permission.Id; type = $permission.Type }
    $added += $permission.Name
}
if ($added.Count -gt 0) {
    Patiently { Update-MgApplication -ApplicationId $app.Id -BodyParameter @{ requiredResourceAccess = $access } }
    Write-Host "Added: the API permissions $($added -join ', ')"
}
