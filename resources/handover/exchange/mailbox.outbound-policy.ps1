# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# A policy with forwarding on, and a rule that makes it apply to this mailbox alone; all other policies stay.
$sender = "$($found.PrimarySmtpAddress)"
$policies = @(Get-HostedOutboundSpamFilterPolicy)
$rules = @(Get-HostedOutboundSpamFilterRule)
# What decides now: the first rule that is for this mailbox, else the default policy. A rule that asks for more than a
# sender isn't judged here.
$addresses = @($found.EmailAddresses | Where-Object { "$_" -like 'smtp:*' } | ForEach-Object { "$_".Substring(5) })
$addresses += $sender
$decides = $policies | Where-Object { $_.IsDefault }
foreach ($one in $rules | Where-Object { "$($_.State)" -eq 'Enabled' } | Sort-Object -Property Priority) {
    $from = @($one.From | Where-Object { $_ })
    if ($from -and -not @($from | Where-Object { $addresses -contains "$_" })) { continue }
    $more = @($one.FromMemberOf) + @($one.SenderDomainIs) + @($one.ExceptIfFrom) + @($one.ExceptIfFromMemberOf) +
        @($one.ExceptIfSenderDomainIs) | Where-Object { $_ }
    $decides = if ($from -and -not $more) {
        $policies | Where-Object { $_.Name -eq "$($one.HostedOutboundSpamFilterPolicy)" }
    }
    if (-not $decides) { Write-Host "It isn't clear whether the rule $($one.Name) is for $sender" }
    break
}
if ($decides) { Write-Host "Now: the policy $($decides.Name), automatic forwarding $($decides.AutoForwardingMode)" }
$isAllowed = $decides -and "$($decides.AutoForwardingMode)" -eq 'On'
# Where another mailbox has the first name already, this one gets the second. What is this mailbox's already goes first.
$free = @($policyNames | Where-Object {
    $name = $_
    $others = @($rules | Where-Object { "$($_.HostedOutboundSpamFilterPolicy)" -eq $name -and $_.Name -ne $name })
    $foreign = @($rules | Where-Object { $_.Name -eq $name -and (@($_.From).Count -ne 1 -or
        "$(@($_.From)[0])" -ne $sender -or "$($_.HostedOutboundSpamFilterPolicy)" -ne $name) })
    $others.Count -eq 0 -and $foreign.Count -eq 0
})
$policyName = @($free | Where-Object { $rules.Name -contains $_ }) + $free | Select-Object -First 1
$policy = $policies | Where-Object { $_.Name -eq $policyName }
$rule = $rules | Where-Object { $_.Name -eq $policyName }
$isShared = -not $isAllowed -and -not $rule -and (Get-OrganizationConfig).IsDehydrated
if ($isShared -and $policyName -and $mayCustomize) {
    try { Enable-OrganizationCustomization }
    catch { if ("$_" -notmatch 'already enabled') { throw } }
    Write-Host 'Allowed, for good: settings of the organisation''s own'
}
if ($isAllowed) {
    Write-Host "Allowed already: automatic forwarding of $sender"
}
elseif (-not $policyName) {
    Leave "A policy or rule of the name $($policyNames[0]) is there for something else. It isn't changed."
}
elseif ($isShared -and -not $mayCustomize) {
    # It holds for the whole organisation: whether to do this is for a person to say.
    Leave ('The organisation shares the settings of Microsoft and can''t have a policy of its own yet. ' +
        'Enable-OrganizationCustomization ends that, for good. Run it, wait, then run this script again.')
}
else {
    if (-not $policy) {
        # It is refused until the organisation's own settings are in force, which was seen to take hours.
        foreach ($seconds in 10, 20, 30, 60, 0) {
            try {
                $policy = New-HostedOutboundSpamFilterPolicy -Name $policyName -AutoForwardingMode On
                Write-Host "Made: the outbound spam policy $policyName, with automatic forwarding on"
                break
            }
            catch {
                if ("$_" -notmatch 'Enable-OrganizationCustomization') { throw }
                Start-Sleep -Seconds $seconds
            }
        }
    }
    elseif ("$($policy.AutoForwardingMode)" -ne 'On') {
        Set-HostedOutboundSpamFilterPolicy -Identity $policyName -AutoForwardingMode On
        Write-Host "Turned on: automatic forwarding in the outbound spam policy $policyName"
    }
    else { Write-Host "There already: the outbound spam policy $policyName" }
    if (-not $policy) {
        Leave 'The organisation''s own settings aren''t in force yet. Run this script again later.'
    }
    elseif (-not $rule) {
        New-HostedOutboundSpamFilterRule -Name $policyName -HostedOutboundSpamFilterPolicy $policyName -From $sender `
            -Priority 0 | Out-Null
        Write-Host "Made: its rule, for $sender alone"
    }
    else {
        if ($rule.Priority -ne 0) { Set-HostedOutboundSpamFilterRule -Identity $policyName -Priority 0 }
        if ("$($rule.State)" -ne 'Enabled') { Enable-HostedOutboundSpamFilterRule -Identity $policyName }
        Write-Host "There already: its rule, for $sender alone, now first and enabled"
    }
}
