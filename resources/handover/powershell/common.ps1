# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

$script:leftAlone = $false
# Something that a person has to decide: the rest goes on.
function Leave([string] $text) { Write-Warning "Left alone: $text"; $script:leftAlone = $true }

# Repeats what fails because the directory doesn't know a fresh object everywhere yet, for about a minute.
function Patiently([scriptblock] $work) {
    foreach ($seconds in 1, 2, 4, 8, 16, 32, 0) {
        try { return & $work }
        catch {
            $isFresh = "$_" -match 'ResourceNotFound|NotFound|does not exist|valid application object|backing application'
            if (-not $isFresh -or $seconds -eq 0) { throw }
            Start-Sleep -Seconds $seconds
        }
    }
}

Import-Module Microsoft.Graph.Authentication
Import-Module Microsoft.Graph.Applications
Import-Module Microsoft.Graph.Identity.SignIns
Connect-MgGraph -TenantId $tenant -Environment $environment -Scopes $scopes | Out-Null
