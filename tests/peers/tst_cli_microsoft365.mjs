// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// npm's CLI for Microsoft 365, unchanged, registers the app of step 2 in the practice tenant, at Microsoft's real host
// names, and our program finds all of it right. What the CLI can't do there is in README.md.
//
//   node tst_cli_microsoft365.mjs PROGRAM

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

import { Child, giveUpAfter, run } from './children.mjs';
import { wrongUsage } from './common.mjs';
import { Practice } from './practice.mjs';
import { accountOf, answerPages } from './practice-person.mjs';

// CLI for Microsoft 365 has no app of its own in a directory. This is Microsoft's for the command line of Azure.
const signInApp = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

if (process.argv.length !== 3)
    wrongUsage('Give the path of connect-mail-wizard.');
giveUpAfter(150_000);
const practice = await Practice.start(process.argv[2]);
const { tenantId } = practice.addresses;
const env = { ...practice.behindProxy, CLIMICROSOFT365_NOUPDATE: '1' };
delete env.NODE_USE_ENV_PROXY; // it reads HTTPS_PROXY by itself
const cli = createRequire(import.meta.url).resolve('@pnp/cli-microsoft365/dist/index.js');
const m365 = async (...args) => JSON.parse(
    await run(process.execPath, [cli, ...args, '--output', 'json'], env) || 'null');

async function signInByDeviceCode() {
    const login = new Child(process.execPath,
        [cli, 'login', '--authType', 'deviceCode', '--appId', signInApp, '--tenant', tenantId, '--output', 'json'], env);
    const [, address, code] = /open the page (\S+) and enter the code (\w+)/.exec(await login.line(/enter the code/));
    const { text } = await answerPages(address, accountOf(practice.addresses), { otc: code });
    assert.match(text, /You have signed in/);
    assert.equal(await login.status(), 0, login.said('stderr'));
}

await signInByDeviceCode();
const app = await m365('entra', 'app', 'add', '--name', 'Webex Connect Email', '--redirectUris', practice.callbackUrl,
    '--platform', 'web', '--implicitFlow', '--withSecret',
    '--apisDelegated', 'https://outlook.office365.com/SMTP.Send,https://graph.microsoft.com/offline_access',
    '--apisApplication', 'https://outlook.office365.com/Mail.Send', '--grantAdminConsent');
const password = app.secrets[0].value;

// The secret is good: the app signs in with it.
const signedIn = await m365('login', '--authType', 'secret', '--appId', app.appId, '--secret', password, '--tenant', tenantId);
assert.equal(signedIn.appId, app.appId);

await practice.finds({ appObjectId: app.objectId, clientId: app.appId }, password);
assert.equal(await practice.end(), 0);
