# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

Write-Host "Done. Please answer that it is done, with this client ID (it is no secret): $($app.AppId)"
if ($script:leftAlone) { Write-Host 'What was left alone stands above, as warnings.' }
Disconnect-MgGraph | Out-Null
