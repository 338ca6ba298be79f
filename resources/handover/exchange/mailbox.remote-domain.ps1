# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# It holds for mail of all mailboxes to that domain.
# The remote domain that applies: of the whole name, else of the nearest parent ("*.parent"), else "*".
$applying = $null
$best = 0
foreach ($one in Get-RemoteDomain) {
    $pattern = "$($one.DomainName)"
    $fits = 0
    if ($pattern -eq $forwardDomain) { $fits = 1000 }
    elseif ($pattern -eq '*') { $fits = 1 }
    elseif ($pattern -like '[*].*' -and ".$forwardDomain" -like ('*' + $pattern.Substring(1))) {
        $fits = $pattern.Split('.').Count
    }
    if ($fits -gt $best) {
        $best = $fits
        $applying = $one
    }
}
if (-not $applying -or $applying.AutoForwardEnabled) {
    Write-Host "Allowed already: automatic forwarding to $forwardDomain"
}
elseif ($best -eq 1000 -and -not $mayChangeDomain) {
    Leave "The remote domain $($applying.Name) forbids forwarding to $forwardDomain. That is somebody's choice."
}
elseif ($best -eq 1000) {
    Set-RemoteDomain -Identity "$($applying.Name)" -AutoForwardEnabled $true
    Write-Host "Turned on: automatic forwarding in the remote domain $($applying.Name)"
}
else {
    # One for this domain alone, alike in all else; the other stays.
    $domainName = "Webex Connect - $forwardDomain"
    if ($domainName.Length -gt 64) { $domainName = $domainName.Substring(0, 64) }
    $settings = @{ AutoForwardEnabled = $true }
    foreach ($name in 'AllowedOOFType', 'AutoReplyEnabled', 'ByteEncoderTypeFor7BitCharsets', 'CharacterSet',
        'ContentType', 'DeliveryReportEnabled', 'DisplaySenderName', 'IsInternal', 'LineWrapSize',
        'MeetingForwardNotificationEnabled', 'NDREnabled', 'NonMimeCharacterSet',
        'PreferredInternetCodePageForShiftJis', 'RequiredCharsetCoverage', 'TNEFEnabled', 'TrustedMailInboundEnabled',
        'TrustedMailOutboundEnabled', 'UseSimpleDisplayName') {
        if ($null -ne $applying.$name -and "$($applying.$name)" -ne '') { $settings[$name] = $applying.$name }
    }
    New-RemoteDomain -Name $domainName -DomainName $forwardDomain | Out-Null
    Set-RemoteDomain -Identity $domainName @settings
    Write-Host "Made: the remote domain $domainName, with automatic forwarding on; $($applying.Name) stays as it is"
}
