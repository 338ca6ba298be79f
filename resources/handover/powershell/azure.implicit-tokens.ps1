# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

$present = Patiently { Get-MgApplication -ApplicationId $app.Id }
if ($present.Web.ImplicitGrantSettings.EnableAccessTokenIssuance) {
    Write-Host 'There already: access tokens, under "Implicit grant and hybrid flows"'
}
else {
    Set-Web @($present.Web.RedirectUris | Where-Object { $_ }) $true `
        ([bool] $present.Web.ImplicitGrantSettings.EnableIdTokenIssuance)
    Write-Host 'Turned on: access tokens, under "Implicit grant and hybrid flows"'
}
