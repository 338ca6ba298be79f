// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Debian's azure-cli, unchanged, registers the app of step 2 in the practice tenant, at Microsoft's real host names, and
// our program finds all of it right. What az can't do there is in README.md.
//
//   node tst_azure_cli.mjs PROGRAM

import assert from 'node:assert/strict';

import { AzureCli } from './azure-cli.mjs';
import { giveUpAfter } from './children.mjs';
import { wrongUsage } from './common.mjs';
import { Practice } from './practice.mjs';

const exchange = '00000002-0000-0ff1-ce00-000000000000';
const graph = '00000003-0000-0000-c000-000000000000';

// Microsoft's ids of the permissions, as az wants them.
const mailSend = 'b633e1c5-b582-4048-a93e-9f11b44c7e96';
const smtpSend = '76faac2a-0f20-42f1-928a-50de5b9dbe52';
const offlineAccess = '7427e0e9-2fba-42fe-b0c0-848c9e6a8182';

if (process.argv.length !== 3)
    wrongUsage('Give the path of connect-mail-wizard.');
giveUpAfter(150_000);
const practice = await Practice.start(process.argv[2]);
const cli = new AzureCli(practice);
const az = (...args) => cli.run(...args);

await cli.signInByDeviceCode();
const app = await az('ad', 'app', 'create', '--display-name', 'Webex Connect Email', '--sign-in-audience', 'AzureADMyOrg',
    '--web-redirect-uris', practice.callbackUrl, '--enable-access-token-issuance', 'true',
    '--required-resource-accesses', JSON.stringify(
        [{ resourceAppId: graph, resourceAccess: [{ id: offlineAccess, type: 'Scope' }] }]));
const { password } = await az('ad', 'app', 'credential', 'reset', '--id', app.appId, '--append', '--display-name',
    'Webex Connect', '--years', '1');
await az('ad', 'app', 'permission', 'add', '--id', app.appId, '--api', exchange, '--api-permissions', `${mailSend}=Role`,
    `${smtpSend}=Scope`);
const principal = await az('ad', 'sp', 'create', '--id', app.appId);

// Admin consent. "az ad app permission admin-consent" asks a host of the portal's that nobody documents.
await az('ad', 'app', 'permission', 'grant', '--id', app.appId, '--api', graph, '--scope', 'offline_access');
const granted = await az('ad', 'app', 'permission', 'grant', '--id', app.appId, '--api', exchange, '--scope', 'SMTP.Send');
await az('rest', '--method', 'POST', '--url',
    `https://graph.microsoft.com/v1.0/servicePrincipals/${granted.resourceId}/appRoleAssignedTo`, '--body',
    JSON.stringify({ principalId: principal.id, resourceId: granted.resourceId, appRoleId: mailSend }));

// The secret is good: the app signs in with it.
const [signedIn] = await az('login', '--service-principal', '-u', app.appId, '-p', password, '--tenant', cli.tenantId,
    '--allow-no-subscriptions');
assert.equal(signedIn.user.type, 'servicePrincipal');

await practice.finds({ appObjectId: app.id, clientId: app.appId }, password);
assert.equal(await practice.end(), 0);
