# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# A policy with forwarding on, and a rule that makes it apply to this mailbox alone; all other policies stay.
$policy = Get-HostedOutboundSpamFilterPolicy | Where-Object { $_.Name -eq $policyName }
$rules = @(Get-HostedOutboundSpamFilterRule)
$rule = $rules | Where-Object { $_.Name -eq $policyName }
$others = @($rules | Where-Object { "$($_.HostedOutboundSpamFilterPolicy)" -eq $policyName -and $_.Name -ne $policyName })
$isOther = $rule -and (@($rule.From).Count -ne 1 -or "$(@($rule.From)[0])" -ne $mailbox -or
    "$($rule.HostedOutboundSpamFilterPolicy)" -ne $policyName)
if ($others.Count -gt 0 -or $isOther) {
    Leave "A policy or rule of the name $policyName is there for something else. It isn't changed."
}
else {
    if (-not $policy) {
        New-HostedOutboundSpamFilterPolicy -Name $policyName -AutoForwardingMode On | Out-Null
        Write-Host "Made: the outbound spam policy $policyName, with automatic forwarding on"
    }
    elseif ("$($policy.AutoForwardingMode)" -ne 'On') {
        Set-HostedOutboundSpamFilterPolicy -Identity $policyName -AutoForwardingMode On
        Write-Host "Turned on: automatic forwarding in the outbound spam policy $policyName"
    }
    else { Write-Host "There already: the outbound spam policy $policyName" }
    if (-not $rule) {
        New-HostedOutboundSpamFilterRule -Name $policyName -HostedOutboundSpamFilterPolicy $policyName -From $mailbox `
            -Priority 0 | Out-Null
        Write-Host "Made: its rule, for $mailbox alone"
    }
    else {
        if ($rule.Priority -ne 0) { Set-HostedOutboundSpamFilterRule -Identity $policyName -Priority 0 }
        if ("$($rule.State)" -ne 'Enabled') { Enable-HostedOutboundSpamFilterRule -Identity $policyName }
        Write-Host "There already: its rule, for $mailbox alone, now first and enabled"
    }
}
