# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

if ($app) { Write-Host "There already: the app registration, client ID $($app.AppId)" }
else {
    $app = New-MgApplication -BodyParameter $newApp
    Write-Host "Made: the app registration, client ID $($app.AppId)"
}
