# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The permissions by their names: each directory tells its own ids for them.
function Get-Principal([string] $appId) { Get-MgServicePrincipal -Filter "appId eq '$appId'" -All | Select-Object -First 1 }
function Get-Role($principal, [string] $name) {
    $principal.AppRoles |
        Where-Object { $_.Value -ceq $name -and $_.IsEnabled -and $_.AllowedMemberTypes -contains 'Application' } |
        ForEach-Object { @{ Type = 'Role'; Principal = $principal; Id = $_.Id; Name = $name } } | Select-Object -First 1
}
function Get-Scope($principal, [string] $name) {
    $principal.Oauth2PermissionScopes | Where-Object { $_.Value -ceq $name -and $_.IsEnabled } |
        ForEach-Object { @{ Type = 'Scope'; Principal = $principal; Id = $_.Id; Name = $name } } | Select-Object -First 1
}

$graphPrincipal = Get-Principal '00000003-0000-0000-c000-000000000000'
$exchangePrincipal = Get-Principal '00000002-0000-0ff1-ce00-000000000000'
if (-not $exchangePrincipal) {
    New-MgServicePrincipal -AppId '00000002-0000-0ff1-ce00-000000000000' | Out-Null
    $exchangePrincipal = Patiently {
        $made = Get-Principal '00000002-0000-0ff1-ce00-000000000000'
        if (-not $made) { throw 'NotFound' }
        $made
    }
    Write-Host 'Made: the enterprise application of Office 365 Exchange Online, which was missing'
}

# Exchange Online doesn't list SMTP.Send everywhere; then it is Microsoft Graph's.
$smtpSend = Get-Scope $exchangePrincipal 'SMTP.Send'
if (-not $smtpSend) { $smtpSend = Get-Scope $graphPrincipal 'SMTP.Send' }
$permissions = @($smtpSend, (Get-Scope $graphPrincipal 'offline_access'))
if ($wantsMailSend) { $permissions = @(Get-Role $exchangePrincipal 'Mail.Send') + $permissions }
$expected = 2
if ($wantsMailSend) { $expected = 3 }
if (@($permissions | Where-Object { $_ }).Count -ne $expected) {
    throw "This directory doesn't offer all permissions: Mail.Send, SMTP.Send, offline_access."
}
