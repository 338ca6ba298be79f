# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The app, by its client ID, else by the redirect URI, else by its name.
$apps = @()
foreach ($filter in $appByClientId, $appByRedirectUri, $appByName) {
    if ($filter -and $apps.Count -eq 0) {
        $apps = @(Get-MgApplication -Filter $filter -ConsistencyLevel eventual -CountVariable count -All)
    }
}
if ($apps.Count -gt 1) {
    throw "Several apps fit, and only a person can tell which is meant. Client IDs: $($apps.AppId -join ', ')"
}
$app = $null
if ($apps.Count -eq 1) { $app = $apps[0] }
