// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The PowerShell that the program hands over, read by a grammar of PowerShell that we did not write: it is well formed, and
// each cmdlet of Exchange's gets parameters that Microsoft documents for it. Nothing is run.
//
//   node tst_handover_powershell.mjs PROGRAM

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

import { giveUpAfter, run } from './children.mjs';
import { wrongUsage } from './common.mjs';

// Microsoft Learn, Exchange PowerShell reference: of each cmdlet's parameters those that a script of ours may need.
const exchange = {
    'Add-MailboxPermission': ['Identity', 'User', 'AccessRights', 'AutoMapping', 'InheritanceType', 'Confirm'],
    'Add-RecipientPermission': ['Identity', 'Trustee', 'AccessRights', 'Confirm'],
    'Connect-ExchangeOnline': ['ShowBanner', 'ExchangeEnvironmentName', 'UserPrincipalName'],
    'Disconnect-ExchangeOnline': ['Confirm'],
    'Enable-HostedOutboundSpamFilterRule': ['Identity', 'Confirm'],
    'Enable-OrganizationCustomization': ['Confirm'],
    'Get-AcceptedDomain': ['Identity', 'ResultSize'],
    'Get-ApplicationAccessPolicy': ['Identity'],
    'Get-CASMailbox': ['Identity', 'ResultSize'],
    'Get-DistributionGroup': ['Identity', 'Filter', 'ResultSize'],
    'Get-DistributionGroupMember': ['Identity', 'ResultSize'],
    'Get-HostedOutboundSpamFilterPolicy': ['Identity'],
    'Get-HostedOutboundSpamFilterRule': ['Identity', 'State'],
    'Get-InboxRule': ['Identity', 'Mailbox', 'IncludeHidden'],
    'Get-Mailbox': ['Identity', 'ResultSize', 'Filter'],
    'Get-MailboxPermission': ['Identity', 'User', 'ResultSize'],
    'Get-MailboxStatistics': ['Identity'],
    'Get-OrganizationConfig': [],
    'Get-OutboundConnector': ['Identity', 'IncludeTestModeConnectors'],
    'Get-RecipientPermission': ['Identity', 'Trustee', 'ResultSize'],
    'Get-RemoteDomain': ['Identity', 'ResultSize'],
    'Get-TransportConfig': [],
    'Get-TransportRule': ['Identity', 'ResultSize', 'State', 'Filter'],
    'New-ApplicationAccessPolicy': ['AppId', 'PolicyScopeGroupId', 'AccessRight', 'Description', 'Confirm'],
    'New-DistributionGroup': ['Name', 'Type', 'Members', 'MemberJoinRestriction', 'MemberDepartRestriction', 'Confirm'],
    'New-HostedOutboundSpamFilterPolicy': ['Name', 'AutoForwardingMode', 'Confirm'],
    'New-HostedOutboundSpamFilterRule':
        ['Name', 'HostedOutboundSpamFilterPolicy', 'From', 'Priority', 'Enabled', 'Comments', 'Confirm'],
    'New-RemoteDomain': ['Name', 'DomainName', 'Confirm'],
    'Set-CASMailbox': ['Identity', 'SmtpClientAuthenticationDisabled', 'Confirm'],
    'Set-HostedOutboundSpamFilterPolicy': ['Identity', 'AutoForwardingMode', 'Confirm'],
    'Set-HostedOutboundSpamFilterRule': ['Identity', 'Priority', 'Confirm'],
    'Set-Mailbox':
        ['Identity', 'ForwardingAddress', 'ForwardingSmtpAddress', 'DeliverToMailboxAndForward',
            'RequireSenderAuthenticationEnabled', 'Confirm'],
    'Set-RemoteDomain': ['Identity', 'AutoForwardEnabled', 'Confirm'],
    'Test-ApplicationAccessPolicy': ['AppId', 'Identity'],
};
const common = ['ErrorAction', 'WarningAction', 'ErrorVariable'];

if (process.argv.length !== 3)
    wrongUsage('Give the path of connect-mail-wizard.');
giveUpAfter(200_000);
await Parser.init();
const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
const parser = new Parser();
parser.setLanguage(await Language.load(readFileSync(grammar)));

function* nodesOf(node) {
    yield node;
    for (const child of node.children)
        yield* nodesOf(child);
}

/** The script's tree; what isn't PowerShell is told with its place. */
function parsed(name, script) {
    const root = parser.parse(script).rootNode;
    const wrong = [...nodesOf(root)].filter(node => node.isError || node.isMissing)
        .map(node => `${name}:${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`);
    assert.deepEqual(wrong, []);
    return root;
}

function* commandsOf(root) {
    for (const node of nodesOf(root)) {
        if (node.type !== 'command')
            continue;
        const elements = node.childForFieldName('command_elements');
        const parameters = (elements?.children ?? []).filter(child => child.type === 'command_parameter')
            .map(child => child.text.replace(/^-|:$/g, ''));
        yield { name: node.childForFieldName('command_name')?.text ?? '', parameters };
    }
}

assert.throws(() => parsed('broken', 'if ($true) { Write-Host "never closed }\n'));

const seen = new Set();
for (const scenario of ['no-role', 'exchange-gone', 'forwarding-blocked']) {
    const output = await run(process.argv[2], ['handover', `--practice=${scenario}`, '--json'], process.env);
    const handed = JSON.parse(output);
    if (handed.powershell)
        // The grammar knows no digit in a parameter's name.
        parsed(`${scenario}, Graph`, handed.powershell.replaceAll('-OAuth2', '-OAuth'));
    for (const { name, parameters } of commandsOf(parsed(`${scenario}, Exchange`, handed.exchange))) {
        // Its own functions, and PowerShell's own cmdlets.
        if (!(name in exchange)) {
            assert.match(name, /^(Leave|Write-\w+|Import-Module|Where-Object|Sort-Object|Select-Object|Out-Null|ForEach-Object|Start-Sleep|)$/);
            continue;
        }
        seen.add(name);
        for (const parameter of parameters)
            assert.ok(exchange[name].includes(parameter) || common.includes(parameter), `${name} -${parameter}`);
    }
}
for (const name of ['Set-CASMailbox', 'Set-Mailbox', 'New-HostedOutboundSpamFilterRule', 'New-RemoteDomain', 'Get-InboxRule'])
    assert.ok(seen.has(name), `${name} is in no script`);
console.log(`${seen.size} cmdlets of Exchange's were read.`);
