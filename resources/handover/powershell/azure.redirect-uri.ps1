# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

$present = Patiently { Get-MgApplication -ApplicationId $app.Id }
if ($present.Web.RedirectUris -ccontains $callbackUrl) {
    Write-Host "There already: the redirect URI $callbackUrl"
}
elseif (@($present.Spa.RedirectUris) + @($present.PublicClient.RedirectUris) -ccontains $callbackUrl) {
    Leave "$callbackUrl is registered as a single-page or mobile application. Move it to Web by hand, under Authentication."
}
else {
    $implicit = $present.Web.ImplicitGrantSettings
    Set-Web (@($present.Web.RedirectUris) + $callbackUrl | Where-Object { $_ }) `
        ([bool] $implicit.EnableAccessTokenIssuance) ([bool] $implicit.EnableIdTokenIssuance)
    Write-Host "Added: the redirect URI $callbackUrl. Others stay."
}
