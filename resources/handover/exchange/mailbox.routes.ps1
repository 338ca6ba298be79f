# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Nothing is changed here: what a domain or a connector is for, its owner knows.
foreach ($one in Get-AcceptedDomain) {
    $name = "$($one.DomainName)"
    $covers = $name -eq $forwardDomain -or ($one.MatchSubDomains -and $forwardDomain -like "*.$name")
    if ($covers) { Leave "$forwardDomain counts as a domain of the organisation ($name): forwarded mail stays inside." }
    if ($name -ne $mailbox.Split('@')[1]) { continue }
    if ($one.SendingToDomainDisabled) { Leave "Mail to $name is blocked (SendingToDomainDisabled)." }
    if ($one.SendingFromDomainDisabled) { Leave "Addresses in $name may not send (SendingFromDomainDisabled)." }
}
$connectors = @(Get-OutboundConnector | Where-Object { $_.Enabled -and -not $_.UseMXRecord })
Write-Host "To look at: $($connectors.Count) enabled connectors that lead mail to a server of somebody's choice."
Write-Host "In the way is one for $forwardDomain or for * whose server doesn't pass on forwarded mail."
foreach ($connector in $connectors) {
    Write-Host "- $($connector.Name): $($connector.RecipientDomains -join ', ') to $($connector.SmartHosts -join ', ')"
}
