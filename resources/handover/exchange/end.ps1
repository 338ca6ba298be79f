# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

Write-Host 'Done. Until a change works everywhere, Microsoft takes up to an hour. Please answer that it is done.'
if ($script:leftAlone) { Write-Host 'What was left alone stands above, as warnings.' }
Disconnect-ExchangeOnline -Confirm:$false
